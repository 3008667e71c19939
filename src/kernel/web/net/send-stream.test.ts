import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { silentLog } from "../../log/log.ts";
import type { StreamAnswer } from "../answer.ts";
import { type RunningServer, startServer } from "../server.ts";
import { exchange } from "../testing/exchange.ts";
import { toyApp, toyRoute } from "../testing/toy-app.ts";
import { defaultLimits } from "./limits.ts";

/** How many pieces were made, and whether the maker was told that nobody wants more. */
let made = 0;
let ended = 0;
const errors: unknown[] = [];

function stream(count: number, more: { breaks?: boolean } & Partial<StreamAnswer> = {}): StreamAnswer {
  const { breaks = false, ...answer } = more;
  async function* pieces() {
    try {
      for (let i = 0; i < count; i++) {
        made++;
        yield `${String(i).padStart(9)}\n`.repeat(1000);
      }
      if (breaks) throw new Error("broken");
    } finally {
      ended++;
    }
  }
  return { kind: "stream", contentType: "text/plain; charset=utf-8", pieces, ...answer };
}

const app = toyApp({
  rootRoutes: [
    toyRoute("/klein", () => stream(3, { version: "1", headers: { Link: "<x>" }, open: true })),
    toyRoute("/gross", () => stream(100_000)),
    toyRoute("/kaputt", () => stream(2, { breaks: true })),
  ],
  log: { ...silentLog, error: (line: unknown) => errors.push(line) } as typeof silentLog,
});

let server: RunningServer;
before(async () => {
  const limits = { ...defaultLimits, readMs: 300, leastBytesPerSecond: 100_000_000 };
  server = await startServer({ app, host: "127.0.0.1", port: 0, trustedProxies: [], log: silentLog, limits });
});
after(() => server.stop());

const get = (path: string, headers = "", method = "GET") =>
  exchange(
    server.port,
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}Connection: close\r\n\r\n`,
  );

const body = (accept: string) =>
  new Promise<Buffer>((resolve, reject) => {
    const asked = request(
      { port: server.port, path: "/klein", headers: { "accept-encoding": accept } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => resolve(Buffer.concat(parts)));
      },
    );
    asked.on("error", reject);
    asked.end();
  });

test("a body that is made while it is sent arrives whole, in each encoding", async () => {
  const plain = (await body("identity")).toString();
  assert.equal(plain.split("\n").length, 3001);
  assert.equal(gunzipSync(await body("gzip")).toString(), plain);
  assert.equal(brotliDecompressSync(await body("br, gzip")).toString(), plain);
  const { text } = await get("/klein");
  assert.match(text, /Transfer-Encoding: chunked/);
  assert.match(text, /Access-Control-Allow-Origin: \*/);
  assert.match(text, /Link: <x>/);
  assert.ok(text.endsWith("0\r\n\r\n"));
});

test("nothing is made for HEAD, nor for whoever has it already", async () => {
  const before = made;
  const head = await get("/klein", "", "HEAD");
  assert.equal(head.status, 200);
  const etag = /ETag: (.*)\r/.exec(head.text)?.[1];
  assert.equal((await get("/klein", `If-None-Match: ${etag}\r\n`)).status, 304);
  assert.equal(made, before);
});

test("where a piece cannot be made, the reader sees that it is not the whole, and the log says why", async () => {
  const { text, status } = await get("/kaputt");
  assert.equal(status, 200);
  assert.ok(text.includes("        1\n") && !text.endsWith("0\r\n\r\n"));
  assert.equal(errors.length, 1);
  const { text: zipped } = await get("/kaputt", "Accept-Encoding: gzip\r\n");
  assert.ok(!zipped.endsWith("0\r\n\r\n"));
});

test("nothing is made faster than it is read; who reads too slowly or goes away ends it", async () => {
  for (const leave of [true, false]) {
    const [before, over] = [made, ended];
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("GET /gross HTTP/1.1\r\nHost: localhost\r\n\r\n");
    socket.pause();
    await sleep(150);
    const sent = made - before;
    assert.ok(sent > 0 && sent < 5_000, `${sent} pieces`);
    if (leave) socket.destroy();
    for (let wait = 0; ended === over && wait < 100; wait++) await sleep(50);
    assert.equal(ended, over + 1);
    assert.ok(made - before < 50_000);
    socket.destroy();
  }
});
