import assert from "node:assert/strict";
import { test } from "node:test";
import { DatabaseGone } from "../db/database-gone.ts";
import { silentLog } from "../log/log.ts";
import { data, notFound, redirect } from "./answer.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { toyApp, toyPage, toyRoute, toyVisitor } from "./testing/toy-app.ts";

const local = (path: string, init: RequestInit = {}) => new Request(`http://localhost:8080${path}`, init);
const at = (language: string) => ({ headers: { "accept-language": language } });

test("a site's route is found under site and language", async () => {
  const app = toyApp({
    siteRoutes: [toyRoute("/betriebe/:slug", ({ params, site }) => toyPage(`${params.slug} in ${site.key}`))],
  });
  const answer = await app.fetch(local("/duisburg/tr/betriebe/b%C3%A4cker"));
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), '<html lang="tr">duisburg: bäcker in duisburg');
  assert.equal(answer.headers.get("content-language"), null);
});

test("without a language an address of a site leads to the visitor's", async () => {
  const app = toyApp({ siteRoutes: [toyRoute("/", () => toyPage("start"))] });
  const answer = await app.fetch(local("/duisburg?q=1", at("fr, uk;q=0.5")));
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get("location"), "/duisburg/uk?q=1");
  assert.match(answer.headers.get("vary") ?? "", /Accept-Language/);
  assert.equal((await app.fetch(local("/duisburg"))).headers.get("location"), "/duisburg/de");
});

test("where the host belongs to a site, its key falls away", async () => {
  const app = toyApp({
    rootRoutes: [
      toyRoute("/", () => toyPage("sites")),
      toyRoute("/robots.txt", () => data("text/plain", "x")),
    ],
    siteRoutes: [toyRoute("/", () => toyPage("start")), toyRoute("/a", ({ url }) => toyPage(url.href))],
  });
  const own = (path: string) => app.fetch(new Request(`http://gladbeck.example${path}`));
  assert.equal(await (await own("/de")).text(), '<html lang="de">gladbeck: start');
  assert.match(await (await own("/de/a")).text(), /http:\/\/gladbeck\.example\/de\/a$/);
  assert.equal((await own("/")).headers.get("location"), "/de");
  assert.equal((await own("/duisburg/de")).status, 404);
  assert.equal((await own("/robots.txt")).status, 200);
  assert.match(await (await app.fetch(local("/"))).text(), /-: sites$/);
});

test("only names that are ours are answered, and no foreign name comes back", async () => {
  const route = toyRoute("/", ({ url }) => toyPage(url.origin));
  const open = toyApp({ rootRoutes: [route] });
  const based = toyApp({ rootRoutes: [route], baseUrl: new URL("https://quartier.example") });
  const foreign = await open.fetch(new Request("http://evil.example/"));
  assert.equal(foreign.status, 421);
  assert.doesNotMatch(await foreign.text(), /evil/);
  const drawn: (URL | undefined)[] = [];
  const noting = toyApp({ refusal: (_status, _detail, { url }) => String(drawn.push(url)) });
  await noting.fetch(local("//evil.example/a"));
  assert.equal(drawn[0]?.host, "localhost:8080");
  assert.equal((await based.fetch(new Request("http://evil.example/"))).status, 421);
  for (const host of ["quartier.example", "127.0.0.1:8080", "web"]) {
    assert.match(
      await (await based.fetch(new Request(`http://${host}/`))).text(),
      /https:\/\/quartier\.example$/,
    );
  }
  assert.match(await (await open.fetch(local("/"))).text(), /http:\/\/localhost:8080$/);
});

test("what does not exist is 404 in the language of the place or the visitor", async () => {
  const app = toyApp({ siteRoutes: [toyRoute("/x", () => notFound)] });
  const bodyOf = async (path: string, init?: RequestInit) => {
    const answer = await app.fetch(local(path, init));
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    return answer.text();
  };
  assert.equal(await bodyOf("/duisburg/ar/nichts", at("tr")), '<html lang="ar">duisburg: 404  ');
  assert.equal(await bodyOf("/duisburg/ar/x", at("tr")), '<html lang="ar">duisburg: 404  ');
  assert.equal(await bodyOf("/duisburg/xx", at("tr")), '<html lang="tr">duisburg: 404  ');
  assert.equal(await bodyOf("/essen/de", at("tr")), '<html lang="tr">-: 404  ');
  assert.equal(await bodyOf("//evil.example"), '<html lang="de">-: 404  ');
  assert.equal(await bodyOf("//evil.example/"), '<html lang="de">-: 404  ');
});

test("a slash at the end leads to the address without it", async () => {
  const answer = await toyApp().fetch(local("/duisburg/de/?q=a%20b"));
  assert.deepEqual([answer.status, answer.headers.get("location")], [308, "/duisburg/de?q=a+b"]);
});

test("unsound addresses are 400 or 414, never 500", async () => {
  const app = toyApp();
  for (const path of ["/%zz", "/%ff", "/%00", "/a%2fb", "/%0d%0aX:1", "/?q=%ff", "/%5c"]) {
    assert.equal((await app.fetch(local(path))).status, 400, path);
  }
  assert.equal((await app.fetch(local(`/${"a".repeat(5000)}`))).status, 414);
});

test("HEAD, OPTIONS, and 405 with the methods that there are", async () => {
  const app = toyApp({ siteRoutes: [toyRoute("/", () => toyPage("start"))] });
  const ask = (method: string, path = "/duisburg/de") => app.fetch(local(path, { method }));
  const head = await ask("HEAD");
  assert.deepEqual(
    [head.status, await head.text(), Number(head.headers.get("content-length")) > 0],
    [200, "", true],
  );
  assert.deepEqual(
    [(await ask("OPTIONS")).status, (await ask("OPTIONS")).headers.get("allow")],
    [204, "GET, HEAD, OPTIONS"],
  );
  for (const method of ["POST", "PUT", "DELETE", "PROPFIND"]) {
    const answer = await ask(method);
    assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "GET, HEAD, OPTIONS"], method);
    assert.equal((await ask(method, "/duisburg/de/nichts")).status, 404);
  }
});

test("errors of the API are problem documents that scripts of other sites may read", async () => {
  const app = toyApp({
    rootRoutes: [
      toyRoute("/api/v1/a", () => ({
        kind: "refusal",
        status: 400,
        detail: 'Parameter "page" is no number.',
      })),
      toyRoute("/api/v1/b", () => Promise.reject(new TypeError("x is not a function"))),
    ],
  });
  const wrong = await app.fetch(local("/api/v1/a?page=x"));
  assert.equal(wrong.headers.get("content-type"), "application/problem+json; charset=utf-8");
  assert.equal(wrong.headers.get("access-control-allow-origin"), "*");
  assert.deepEqual(await wrong.json(), {
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: 'Parameter "page" is no number.',
    instance: "/api/v1/a",
  });
  const broken = await app.fetch(local("/api/v1/b"));
  assert.equal(broken.status, 500);
  assert.match((await broken.json()).detail, /^The fault is noted under [a-z0-9]{8}\.$/);
  assert.equal(
    (await app.fetch(local("/api/%zz"))).headers.get("content-type"),
    "application/problem+json; charset=utf-8",
  );
});

test("open data may be read by scripts of other sites, pages may not", async () => {
  const app = toyApp({
    rootRoutes: [
      toyRoute("/api/v1/a", () => data("application/json", "{}", { open: true })),
      toyRoute("/", () => toyPage("x")),
    ],
  });
  const open = await app.fetch(local("/api/v1/a", { headers: { origin: "https://other.example" } }));
  assert.equal(open.headers.get("access-control-allow-origin"), "*");
  assert.equal(open.headers.get("cross-origin-resource-policy"), "cross-origin");
  const question = await app.fetch(local("/api/v1/a", { method: "OPTIONS" }));
  assert.equal(question.headers.get("access-control-allow-methods"), "GET, HEAD");
  const page = await app.fetch(local("/", { headers: { origin: "https://other.example" } }));
  assert.equal(page.headers.get("access-control-allow-origin"), null);
});

test("a fault is logged under the number that the visitor sees, and nothing of it is shown", async () => {
  const lines: unknown[] = [];
  const log = { ...silentLog, error: (line: unknown) => void lines.push(line) };
  const app = toyApp({
    log,
    rootRoutes: [toyRoute("/", () => Promise.reject(new TypeError("secret.place is undefined")))],
  });
  const answer = await app.fetch(local("/", at("tr")));
  const text = await answer.text();
  const line = lines[0] as { id: string; error: { message: string } };
  assert.equal(answer.status, 500);
  assert.match(text, new RegExp(`^<html lang="tr">-: 500  ${line.id}$`));
  assert.match(line.error.message, /secret\.place/);
});

test("without the database: 503 with a time, but what is kept is still given", async () => {
  let broken = false;
  const handle = () => (broken ? Promise.reject(new DatabaseGone("gone")) : Promise.resolve(toyPage("kept")));
  const cache = createAnswerCache();
  const app = toyApp({
    cache,
    siteRoutes: [toyRoute("/", handle, { cache: "site" }), toyRoute("/b", handle)],
  });
  await app.fetch(local("/duisburg/de"));
  broken = true;
  cache.invalidate("*");
  assert.equal((await app.fetch(local("/duisburg/de"))).status, 200);
  const other = await app.fetch(local("/duisburg/de/b"));
  assert.deepEqual([other.status, other.headers.get("retry-after")], [503, "5"]);
});

test("a page that cannot even be refused still gets an answer", async () => {
  const app = toyApp({
    refusal: () => {
      throw new Error("broken");
    },
  });
  const answer = await app.fetch(local("/nichts"));
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /404 Not Found/);
});

test("a route without a known permission does not start", () => {
  const route = (permission: string) => toyRoute("/geheim", () => notFound, { permission });
  assert.throws(() => toyApp({ siteRoutes: [route("")] }), /GET \/geheim declares no permission/);
  assert.throws(() => toyApp({ rootRoutes: [route("cases.read")] }), /GET \/geheim .*"cases\.read"/);
  assert.throws(() => toyApp({ siteRoutes: [route("public"), route("public")] }), /declared twice/);
  assert.doesNotThrow(() => toyApp({ siteRoutes: [route("cases.read")], permissions: ["cases.read"] }));
});

test("what is not permitted looks like what does not exist, and is never kept", async () => {
  const app = toyApp({
    siteRoutes: [toyRoute("/intern", () => toyPage("secret"), { permission: "staff" })],
    permissions: ["staff"],
  });
  const answer = await app.fetch(local("/duisburg/de/intern"));
  assert.deepEqual([answer.status, await answer.text()], [404, '<html lang="de">duisburg: 404  ']);
  const granted = toyApp({
    siteRoutes: [toyRoute("/intern", () => toyPage("secret"), { permission: "staff" })],
    permissions: ["staff"],
    gate: { identify: async () => toyVisitor("staff"), turnAway: () => notFound },
  });
  const page = await granted.fetch(local("/duisburg/de/intern"));
  assert.deepEqual([page.headers.get("cache-control"), page.headers.get("etag")], ["no-store", null]);
});

test("redirects stay here, whatever a handler is talked into", async () => {
  const app = toyApp({
    rootRoutes: [toyRoute("/weiter", ({ url }) => redirect(url.searchParams.get("to") ?? "/"))],
  });
  const to = async (text: string) =>
    (await app.fetch(local(`/weiter?to=${encodeURIComponent(text)}`))).headers.get("location");
  assert.equal(await to("/duisburg/de"), "/duisburg/de");
  for (const text of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
    assert.equal(await to(text), "/");
});
