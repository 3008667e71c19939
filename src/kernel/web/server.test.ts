import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { StartRefused } from "../config/start-refused.ts";
import { silentLog } from "../log/log.ts";
import { redirect } from "./answer.ts";
import { createRateLimit } from "./rate-limit.ts";
import { type RunningServer, startServer } from "./server.ts";
import { exchange } from "./testing/exchange.ts";
import { toyApp, toyPage, toyRoute } from "./testing/toy-app.ts";

const app = toyApp({
  rootRoutes: [
    toyRoute("/", () => toyPage("start"), { cache: "site" }),
    toyRoute("/gross", () => toyPage("x".repeat(20_000_000))),
    toyRoute("/langsam", async () => {
      await sleep(200);
      return toyPage("late");
    }),
    toyRoute("/nie", () => new Promise(() => {})),
    toyRoute("/form", ({ form }) => redirect(`/${form?.get("a")}`), { method: "POST" }),
  ],
});
const start = (more: Partial<Parameters<typeof startServer>[0]> = {}) =>
  startServer({ app, host: "127.0.0.1", port: 0, trustedProxies: [], log: silentLog, ...more });

let server: RunningServer;
before(async () => {
  server = await start();
});
after(() => server.stop());

const ask = (text: string | Buffer) => exchange(server.port, text);
const host = "Host: localhost\r\n";
const close = "Connection: close\r\n\r\n";
const get = (path: string, headers = "") =>
  ask(`GET ${path} HTTP/1.1\r\n${host}${headers}Connection: close\r\n\r\n`);

test("an ordinary request, twice on one connection", async () => {
  const both = await ask(`GET / HTTP/1.1\r\n${host}\r\nGET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  assert.equal(both.text.split("HTTP/1.1 200 OK").length, 3);
  assert.equal((await get("/nichts")).status, 404);
});

test("what could be understood in two ways is 400", async () => {
  const cases: Record<string, string> = {
    "two hosts": `GET / HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`,
    "second host behind a hundred headers": `GET / HTTP/1.1\r\n${host}${"X: 1\r\n".repeat(98)}Host: evil.example\r\n\r\n`,
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "host with a path": `GET / HTTP/1.1\r\nHost: localhost/x\r\n${close}`,
    "absolute address": `GET http://localhost/ HTTP/1.1\r\n${host}${close}`,
    asterisk: `OPTIONS * HTTP/1.1\r\n${host}${close}`,
    "length twice": `POST /form HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Length: 4\r\n\r\na=1`,
    "length and chunks": `POST /form HTTP/1.1\r\n${host}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
    "odd transfer encoding": `POST /form HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    "space before the colon": `POST /form HTTP/1.1\r\n${host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    "body on a reading request": `GET / HTTP/1.1\r\n${host}Content-Length: 5\r\n\r\nabcde`,
    "folded header": `GET / HTTP/1.1\r\n${host}X-A: 1\r\n 2\r\n\r\n`,
    "bare line feeds": "GET / HTTP/1.1\nHost: localhost\n\n",
    "unknown method": `FROBNICATE / HTTP/1.1\r\n${host}\r\n`,
    garbage: "\u0000\u0001\u0002\u00ff\r\n\r\n",
  };
  for (const [name, text] of Object.entries(cases)) {
    const answer = await ask(text);
    assert.equal(answer.status, 400, name);
    assert.doesNotMatch(answer.text, /evil\.example/, name);
    assert.match(answer.text, /content-security-policy/i, name);
  }
});

test("malformed escapes, NUL, bad UTF-8 and backslashes are 400", async () => {
  for (const path of ["/%zz", "/%", "/%ff%fe", "/%00", "/..\\x", "/b\u00fccher", "/%2e%2e/x", "/?q=%ff"]) {
    assert.equal((await get(path)).status, 400, path);
  }
});

test("too much is refused: headers, address, body", async () => {
  assert.equal((await get("/", `X-A: ${"a".repeat(20_000)}\r\n`)).status, 431);
  assert.equal((await get("/", "X: 1\r\n".repeat(150))).status, 431);
  assert.equal((await get(`/${"a".repeat(5000)}`)).status, 414);
  const form = `${host}Content-Type: application/x-www-form-urlencoded\r\n`;
  assert.equal(
    (await ask(`POST /form HTTP/1.1\r\n${form}Content-Length: 99999999999\r\n\r\na=1`)).status,
    413,
  );
  const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
  assert.equal(
    (await ask(`POST /form HTTP/1.1\r\n${form}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}`)).status,
    413,
  );
  const chunked = `POST /form HTTP/1.1\r\n${form}Transfer-Encoding: chunked\r\n\r\n3;${"x".repeat(20_000)}\r\nabc\r\n0\r\n\r\n`;
  assert.equal((await ask(chunked)).status, 413);
});

test("methods, encodings and expectations that we do not know", async () => {
  assert.equal(
    (await ask(`TRACE / HTTP/1.1\r\n${host}X-Secret: s\r\nConnection: close\r\n\r\n`)).status,
    405,
  );
  assert.equal((await ask("CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n")).status, 405);
  assert.equal((await ask(`DELETE / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).status, 405);
  const packed = `${host}Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\na`;
  assert.equal((await ask(`POST /form HTTP/1.1\r\n${packed}`)).status, 415);
  for (const expect of ["100-continue", "200-maybe"]) {
    assert.equal(
      (await ask(`POST /form HTTP/1.1\r\n${host}Expect: ${expect}\r\nContent-Length: 1\r\n\r\n`)).status,
      417,
    );
  }
  const upgrade = await ask(
    `GET / HTTP/1.1\r\n${host}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
  );
  assert.equal(upgrade.status, 200);
});

test("a form is read whole, and the connection may be used again", async () => {
  const form = `POST /form HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\na=abcd`;
  const answer = await ask(`${form}GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  assert.match(answer.text, /^HTTP\/1\.1 303 [\s\S]*Location: \/abcd[\s\S]*HTTP\/1\.1 200 OK/);
});

test("whoever sends slowly, or nothing, is let go", async () => {
  const quick = await start({ limits: { headersMs: 200, requestMs: 400, checkMs: 50, keepAliveMs: 100 } });
  const held = async (text: string) => {
    const answer = await exchange(quick.port, text);
    return [answer.status, answer.ms < 1500];
  };
  const post = `POST /form HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na=`;
  assert.deepEqual(await held(""), [0, true]);
  assert.deepEqual(await held(`GET / HTTP/1.1\r\n${host}X-`), [408, true]);
  assert.deepEqual(await held(post), [408, true]);
  assert.deepEqual(await held(`GET / HTTP/1.1\r\n${host}\r\n`), [200, true]);
  await quick.stop();
});

test("whoever reads slowly is let go", async () => {
  const quick = await start({ limits: { readMs: 100, leastBytesPerSecond: 1e9 } });
  const socket = connect(quick.port, "127.0.0.1");
  socket.pause();
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(`GET /gross HTTP/1.1\r\n${host}\r\n`);
  await sleep(600);
  socket.resume();
  await closed;
  assert.ok(socket.bytesRead < 20_000_000);
  await quick.stop();
});

test("an answer that does not come becomes 503", async () => {
  const quick = await start({ limits: { answerMs: 100 } });
  assert.equal(
    (await exchange(quick.port, `GET /nie HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).status,
    503,
  );
  await quick.stop();
});

test("too many requests are 429, but not of what is kept, and only a trusted proxy says for whom", async () => {
  const rateLimit = createRateLimit({ burst: 2, perSecond: 0 });
  const limited = await start({ rateLimit, trustedProxies: ["127.0.0.1"] });
  const statusFor = async (client: string, path: string) =>
    (
      await exchange(
        limited.port,
        `GET ${path} HTTP/1.1\r\n${host}X-Forwarded-For: ${client}\r\nConnection: close\r\n\r\n`,
      )
    ).status;
  const many = async (client: string, path: string) => [
    await statusFor(client, path),
    await statusFor(client, path),
    await statusFor(client, path),
  ];
  assert.deepEqual(await many("192.0.2.1", "/nichts"), [404, 404, 429]);
  assert.deepEqual(await many("192.0.2.2, 192.0.2.1", "/nichts"), [429, 429, 429]);
  assert.deepEqual(await many("192.0.2.9", "/"), [200, 200, 200]);
  assert.deepEqual(await many("192.0.2.1", "/"), [200, 200, 200]);
  await limited.stop();
});

test("what is refused before anybody looks where it leads is in the language of the address, or else the visitor's", async () => {
  const limited = await start({
    rateLimit: createRateLimit({ burst: 0, perSecond: 0 }),
    trustedProxies: ["127.0.0.1"],
  });
  const proxied = "X-Forwarded-For: 192.0.2.1\r\n";
  const languageOf = async (port: number, request: string) =>
    /lang="([\w-]+)"/.exec((await exchange(port, request)).text)?.[1];
  const limit = (path: string, headers = "") =>
    languageOf(limited.port, `GET ${path} HTTP/1.1\r\n${host}${proxied}${headers}${close}`);
  const refused = (path: string) => languageOf(server.port, `GET ${path} HTTP/1.1\r\n${host}${close}`);
  assert.equal(await limit("/duisburg/tr/betriebe?q=de", "Accept-Language: pl\r\n"), "tr");
  assert.equal(await limit("/ar"), "ar");
  assert.equal(await limit("/duisburg/betriebe/tr", "Accept-Language: pl\r\n"), "pl");
  assert.equal(await limit("/"), "de");
  await limited.stop();
  assert.equal(await refused("/duisburg/ar/betriebe?q=%ff"), "ar");
  assert.equal(await refused(`/duisburg/tr?q=${"a".repeat(5000)}`), "tr");
});

test("a second server on the same port says so in one sentence", async () => {
  await assert.rejects(start({ port: server.port }), (error) => {
    assert.ok(error instanceof StartRefused);
    assert.match(
      error.message,
      /^Port \d+ on 127\.0\.0\.1 is in use by another program; set PORT to a free one\.$/,
    );
    return true;
  });
  await assert.rejects(start({ host: "192.0.2.1" }), StartRefused);
});

test("the stop is in order: running answers are finished, idle connections end, new ones are refused", async () => {
  const stopping = await start();
  const idle = exchange(stopping.port, `GET / HTTP/1.1\r\n${host}\r\n`);
  const running = exchange(stopping.port, `GET /langsam HTTP/1.1\r\n${host}\r\n`);
  await sleep(80);
  const began = performance.now();
  const stopped = stopping.stop();
  assert.equal(stopping.stop(), stopped);
  await sleep(20);
  assert.equal((await exchange(stopping.port, `GET / HTTP/1.1\r\n${host}\r\n`)).status, 0);
  const answer = await running;
  assert.match(answer.text, /^HTTP\/1\.1 200 OK[\s\S]*Connection: close[\s\S]*late$/);
  assert.equal((await idle).status, 200);
  await stopped;
  assert.ok(performance.now() - began < 1500);
});

test("whoever does not end is cut off when the time to stop is over", async () => {
  const stopping = await start({ limits: { stopMs: 200 } });
  const never = exchange(stopping.port, `GET /nie HTTP/1.1\r\n${host}\r\n`);
  await sleep(50);
  await stopping.stop();
  assert.equal((await never).status, 0);
});

test("a thousand connections at once are all answered", async () => {
  const all = await Promise.all(Array.from({ length: 1000 }, () => get("/")));
  assert.ok(all.every((answer) => answer.status === 200));
});
