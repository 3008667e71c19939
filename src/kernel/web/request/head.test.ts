import assert from "node:assert/strict";
import { test } from "node:test";
import { readHead } from "./head.ts";

test("reads what the server needs", () => {
  const head = readHead([
    "host",
    "a.example",
    "Accept-Language",
    "tr",
    "ACCEPT-ENCODING",
    "br",
    "If-None-Match",
    'W/"x"',
  ]);
  assert.deepEqual(head, {
    host: "a.example",
    acceptEncoding: "br",
    acceptLanguage: "tr",
    ifNoneMatch: 'W/"x"',
    body: false,
    contentLength: undefined,
  });
});

test("a body is known by its length or its transfer encoding", () => {
  const bodyOf = (...raw: string[]) => {
    const head = readHead(["Host", "a", ...raw]);
    return typeof head === "string" ? head : [head.body, head.contentLength];
  };
  assert.deepEqual(bodyOf("Content-Length", "0"), [false, 0]);
  assert.deepEqual(bodyOf("Content-Length", "5"), [true, 5]);
  assert.deepEqual(bodyOf("Transfer-Encoding", "Chunked"), [true, undefined]);
});

test("refuses what a proxy could understand in another way", () => {
  const cases: [string, string[]][] = [
    ["no-host", []],
    ["no-host", ["Host", ""]],
    ["two-hosts", ["Host", "a", "HOST", "a"]],
    ["ambiguous-length", ["Host", "a", "Content-Length", "1", "Content-Length", "1"]],
    ["ambiguous-length", ["Host", "a", "Content-Length", "+1"]],
    ["ambiguous-length", ["Host", "a", "Content-Length", "3", "Transfer-Encoding", "chunked"]],
    ["bad-transfer-encoding", ["Host", "a", "Transfer-Encoding", "gzip, chunked"]],
    ["bad-transfer-encoding", ["Host", "a", "Transfer-Encoding", "chunked", "Transfer-Encoding", "chunked"]],
    ["compressed-body", ["Host", "a", "Content-Encoding", "gzip"]],
    ["too-many-headers", Array.from({ length: 202 }, () => "x")],
  ];
  for (const [problem, raw] of cases) assert.equal(readHead(raw), problem, raw.slice(0, 6).join(" "));
});
