import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { localPath } from "./local-path.ts";

test("a path of ours stays as it is", () => {
  for (const path of ["/", "/duisburg/de", "/duisburg/de/betriebe?q=a%20b&n=1#karte", "/a:b@c"]) {
    assert.equal(localPath(path, "/?"), path);
  }
});

test("whatever could lead elsewhere becomes the fallback", () => {
  const elsewhere = [
    undefined,
    "",
    "duisburg",
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "/a\r\nX-Injected: 1",
    "/b\u00fccher",
    `/${"a".repeat(3000)}`,
  ];
  for (const text of elsewhere) assert.equal(localPath(text, "/here"), "/here", String(text));
});

test("no text leads to another origin", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    ":",
    "@",
    "\t",
    "%2f",
    "%09",
    "evil.example",
    "http",
    "?",
    "#",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const to = localPath(pieces.join(""), "/");
      assert.equal(new URL(to, "https://here.example/a/b").origin, "https://here.example");
    }),
    { numRuns: 2000 },
  );
});
