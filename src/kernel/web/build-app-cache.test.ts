import assert from "node:assert/strict";
import { test } from "node:test";
import { data } from "./answer.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { toyApp, toyPage, toyRoute } from "./testing/toy-app.ts";

const local = (path: string, init: RequestInit = {}) => new Request(`http://localhost:8080${path}`, init);

/** An application that counts how often its cached page is rendered. */
function counting() {
  const seen: string[] = [];
  const cache = createAnswerCache();
  const handle = ({ url, locale }: { url: URL; locale: string }) => {
    seen.push(`${locale} ${url.search}`);
    return toyPage(`${locale} ${url.search}`.padEnd(2000));
  };
  const app = toyApp({
    cache,
    rootRoutes: [
      toyRoute("/", handle, { cache: "site" }),
      toyRoute("/api/v1/a", ({ locale }) => data("application/json", JSON.stringify({ locale })), {
        cache: { seconds: 60 },
        language: "none",
      }),
    ],
    siteRoutes: [toyRoute("/suche", handle, { cache: "site", known: ["q", "ort"] })],
  });
  return { app, cache, seen };
}

test("one answer for all spellings of an address; unknown parameters do not count", async () => {
  const { app, seen, cache } = counting();
  const paths = [
    "/duisburg/de/suche?q=a&ort=b",
    "/duisburg/de/suche?ort=b&q=a&utm=1",
    "/duisburg/de/%73uche?q=a&q=c&ort=b&",
    "/duisburg/de/suche?q=%61&ort=b",
  ];
  for (const path of paths) assert.match(await (await app.fetch(local(path))).text(), /\?q=a&ort=b/);
  assert.deepEqual(seen, ["de ?q=a&ort=b"]);
  assert.equal(cache.size.answers, 1);
});

test("a route for programs refuses what it does not know, and the refusal is not kept", async () => {
  const cache = createAnswerCache();
  const app = toyApp({
    cache,
    rootRoutes: [
      toyRoute("/api/v1/a", ({ url }) => data("application/json", JSON.stringify(url.search)), {
        cache: { seconds: 60 },
        known: ["q"],
        refuseUnknown: (names) => data("application/problem+json", JSON.stringify(names), { status: 400 }),
      }),
    ],
  });
  const refused = await app.fetch(local("/api/v1/a?q=1&w=2&w=3&%C3%A4"));
  assert.deepEqual([refused.status, await refused.json()], [400, ["w", "ä"]]);
  assert.equal(cache.size.answers, 0);
  const answer = await app.fetch(local("/api/v1/a?q=1&q=2"));
  assert.deepEqual([answer.status, await answer.json()], [200, "?q=1"]);
});

test("a change of the site renders it anew, that of another does not", async () => {
  const { app, seen, cache } = counting();
  const ask = () => app.fetch(local("/duisburg/de/suche"));
  await ask();
  cache.invalidate("2");
  await ask();
  assert.equal(seen.length, 1);
  cache.invalidate("1");
  await ask();
  assert.equal(seen.length, 2);
});

test("an address without a language has one answer for each", async () => {
  const { app, seen } = counting();
  for (const language of ["tr", "de", "tr-TR", "en;q=0.1, tr", ""]) {
    const answer = await app.fetch(local("/", { headers: { "accept-language": language } }));
    assert.match(answer.headers.get("vary") ?? "", /Accept-Language/);
  }
  assert.deepEqual(seen, ["tr ", "de "]);
  const same = await app.fetch(local("/api/v1/a", { headers: { "accept-language": "tr" } }));
  assert.deepEqual([await same.json(), same.headers.get("vary")], [{ locale: "de" }, null]);
});

test("HEAD, 304 and compression come from the same kept answer, with all security headers", async () => {
  const { app, seen } = counting();
  const path = "/duisburg/de/suche";
  const first = await app.fetch(local(path));
  const etag = first.headers.get("etag") ?? "";
  const head = await app.fetch(local(path, { method: "HEAD" }));
  const unchanged = await app.fetch(local(path, { headers: { "if-none-match": etag } }));
  const small = await app.fetch(local(path, { headers: { "accept-encoding": "br" } }));
  assert.deepEqual([head.status, unchanged.status, small.status], [200, 304, 200]);
  assert.equal(head.headers.get("content-length"), first.headers.get("content-length"));
  assert.deepEqual([await head.text(), await unchanged.text()], ["", ""]);
  assert.equal(small.headers.get("content-encoding"), "br");
  assert.equal(seen.length, 1);
  for (const answer of [first, head, unchanged, small]) {
    assert.match(
      answer.headers.get("content-security-policy") ?? "",
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.equal(answer.headers.get("cache-control"), "public, max-age=0, must-revalidate");
    assert.match(answer.headers.get("vary") ?? "", /Accept-Encoding/);
  }
});

test("every answer carries the security headers and no product name", async () => {
  const { app } = counting();
  for (const path of ["/", "/nichts", "/%zz", "/duisburg", "/duisburg/de/", "/api/v1/a", "/api/v1/b"]) {
    const { headers } = await app.fetch(local(path));
    for (const name of [
      "content-security-policy",
      "referrer-policy",
      "permissions-policy",
      "cross-origin-opener-policy",
      "cross-origin-resource-policy",
    ]) {
      assert.ok(headers.get(name), `${name} on ${path}`);
    }
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    for (const name of ["server", "x-powered-by", "strict-transport-security"])
      assert.equal(headers.get(name), null);
  }
  const secure = toyApp({ baseUrl: new URL("https://quartier.example") });
  assert.ok((await secure.fetch(local("/"))).headers.get("strict-transport-security"));
});

test("files are given before everything else, only under their exact address", async () => {
  const file = { body: Buffer.from("a{}"), contentType: "text/css; charset=utf-8", immutable: true };
  const packed = { ...file, encodings: { br: Buffer.from("packed") }, immutable: false };
  const worker = { ...file, contentType: "text/javascript; charset=utf-8", workerBelow: "/" };
  const files = { "/assets/a.css": file, "/favicon.ico": packed, "/assets/w.js": worker };
  const app = toyApp({ assets: { get: (path) => files[path as keyof typeof files] } });
  const allowed = async (path: string) =>
    (await app.fetch(local(path))).headers.get("service-worker-allowed");
  assert.deepEqual([await allowed("/assets/w.js"), await allowed("/assets/a.css")], ["/", null]);
  const style = await app.fetch(local("/assets/a.css"));
  assert.deepEqual(
    [await style.text(), style.headers.get("cache-control")],
    ["a{}", "public, max-age=31536000, immutable"],
  );
  assert.ok(style.headers.get("content-security-policy"));
  const icon = await app.fetch(local("/favicon.ico", { headers: { "accept-encoding": "gzip, br" } }));
  assert.deepEqual([await icon.text(), icon.headers.get("content-encoding")], ["packed", "br"]);
  assert.equal((await app.fetch(local("/assets/a.css?x=1"))).status, 404);
  assert.equal((await app.fetch(local("/assets/a.css", { method: "POST" }))).status, 404);
});

test("uncached pages are compressed as well and may be asked whether they changed", async () => {
  const app = toyApp({ siteRoutes: [toyRoute("/", ({ url }) => toyPage(`${url.search} `.repeat(1000)))] });
  const first = await app.fetch(local("/duisburg/de?all=1", { headers: { "accept-encoding": "gzip" } }));
  assert.deepEqual(
    [first.headers.get("content-encoding"), first.headers.get("cache-control")],
    ["gzip", "no-cache"],
  );
  const again = await app.fetch(
    local("/duisburg/de?all=1", { headers: { "if-none-match": first.headers.get("etag") ?? "" } }),
  );
  assert.equal(again.status, 304);
});
