import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { negotiateEncoding } from "./encoding.ts";
import { choose, makeReply, type Prepared } from "./reply.ts";

const text = "Betriebe in Hochfeld. ".repeat(200);
const html = () =>
  makeReply({
    status: 200,
    contentType: "text/html; charset=utf-8",
    body: text,
    headers: ["Vary", "Accept-Language"],
    kept: true,
    tagged: true,
  });
const headerOf = ({ headers }: Prepared, name: string) => headers[headers.indexOf(name) + 1];

test("the best encoding that the visitor takes is chosen", () => {
  assert.equal(negotiateEncoding("gzip, deflate, br, zstd"), "br");
  assert.equal(negotiateEncoding("GZIP;q=0.5"), "gzip");
  assert.equal(negotiateEncoding("br;q=0, gzip"), "gzip");
  assert.equal(negotiateEncoding("br; q=0.000"), "identity");
  assert.equal(negotiateEncoding(""), "identity");
  assert.equal(negotiateEncoding("../,;q=9,".repeat(300)), "identity");
});

test("a text goes out compressed, its length is that of the bytes, and it is compressed once", async () => {
  const reply = html();
  const [first, second] = await Promise.all([choose(reply, "gzip, br", ""), choose(reply, "br", "")]);
  assert.equal(first, second);
  assert.equal(brotliDecompressSync(first.body).toString(), text);
  assert.equal(headerOf(first, "Content-Length"), String(first.body.length));
  assert.equal(headerOf(first, "Vary"), "Accept-Language, Accept-Encoding");
  assert.equal(gunzipSync((await choose(reply, "gzip", "")).body).toString(), text);
  assert.equal(choose(reply, "br", ""), first);
  assert.equal((await choose(reply, "", "")).body.toString(), text);
});

test("an unchanged answer is not sent again, in whatever encoding it was kept", async () => {
  const reply = html();
  const etag = headerOf(reply.plain, "ETag") ?? "";
  for (const header of [etag, etag.slice(2), `"a", ${etag}`, "*"]) {
    const answer = await choose(reply, "br", header);
    assert.equal(answer.status, 304, header);
    assert.equal(answer.body.length, 0);
    assert.ok(!answer.headers.includes("Content-Length") && answer.headers.includes("Vary"));
  }
  assert.equal((await choose(reply, "", '"other"')).status, 200);
});

test("short texts, pictures and bare answers are not compressed", async () => {
  for (const [contentType, body] of [
    ["text/html", "short"],
    ["image/png", text],
  ] as const) {
    const reply = makeReply({ status: 200, contentType, body, headers: [] });
    assert.equal(choose(reply, "br", ""), reply.plain);
  }
  assert.deepEqual(makeReply({ status: 204, contentType: "", body: "", headers: [] }).plain.headers, []);
});

test("what came as gzip goes out so, also to who would rather have brotli, and plain to who takes neither", async () => {
  const tile = makeReply({
    status: 200,
    contentType: "application/vnd.mapbox-vector-tile",
    body: text,
    headers: [],
    encodings: { gzip: gzipSync(text) },
  });
  const packed = await choose(tile, "br, gzip", "");
  assert.equal(headerOf(packed, "Content-Encoding"), "gzip");
  assert.equal(gunzipSync(packed.body).toString(), text);
  assert.equal((await choose(tile, "br", "")).body.toString(), text);
  assert.equal((await choose(tile, "gzip;q=0, br", "")).body.toString(), text);
  assert.equal((await choose(tile, "", "")).body.toString(), text);
});
