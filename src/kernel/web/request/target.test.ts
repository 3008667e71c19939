import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../i18n/testing/any-character.ts";
import { localPath } from "../local-path.ts";
import { pathOf, readTarget } from "./target.ts";

const reasonOf = (raw: string) => {
  const read = readTarget(raw);
  return read.ok ? "ok" : read.reason;
};

test("a sound address is taken apart", () => {
  const read = readTarget("/duisburg/de/betriebe/b%C3%A4ckerei?q=M%C3%BCller+%26+Co&kategorie=");
  assert.ok(read.ok);
  assert.deepEqual(read.value, {
    segments: ["duisburg", "de", "betriebe", "bäckerei"],
    path: "/duisburg/de/betriebe/b%C3%A4ckerei",
    trailingSlash: false,
    parameters: [
      ["q", "Müller & Co"],
      ["kategorie", ""],
    ],
  });
});

test("the root has no segments and no trailing slash", () => {
  const read = readTarget("/");
  assert.ok(read.ok);
  assert.deepEqual([read.value.segments, read.value.path, read.value.trailingSlash], [[], "/", false]);
});

test("a slash at the end is noticed and left out of the path", () => {
  const read = readTarget("/duisburg/de/?q=a");
  assert.ok(read.ok);
  assert.deepEqual([read.value.path, read.value.trailingSlash], ["/duisburg/de", true]);
});

test("addresses that could be read in two ways are refused", () => {
  const cases: Record<string, string> = {
    "http://evil.example/": "not-a-path",
    "*": "not-a-path",
    "": "not-a-path",
    "/%": "bad-escape",
    "/%zz": "bad-escape",
    "/%ff%fe": "bad-escape",
    "/%c0%ae%c0%ae/x": "bad-escape",
    "/%ED%A0%80": "bad-escape",
    "/?q=%ff": "bad-escape",
    "/?%c0=1": "bad-escape",
    "/%00": "control-character",
    "/%0d%0aX-Injected:%201": "control-character",
    "/%C2%85": "control-character",
    "/?q=%00": "control-character",
    "/a%2fb": "hidden-separator",
    "/a%5Cb": "hidden-separator",
    "/..": "dot-segment",
    "/a/%2e%2E/b": "dot-segment",
    "/./a": "dot-segment",
    "/a\\b": "bad-character",
    "/?q=a\\b": "bad-character",
    "/a b": "bad-character",
    "/b\u00fccher": "bad-character",
    "/a#b": "bad-character",
    [`/${"a".repeat(4096)}`]: "too-long",
    [`/?${"a=1&".repeat(101)}`]: "too-many-parameters",
  };
  for (const [raw, expected] of Object.entries(cases))
    assert.equal(reasonOf(raw), expected, raw.slice(0, 40));
});

test("a pasted text with tabs and line breaks may be searched for", () => {
  assert.equal(reasonOf("/?q=a%09b%0D%0Ac"), "ok");
});

test("any text goes into a segment and comes out again, unless it is refused", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 12 }), { maxLength: 4 }),
      (segments) => {
        const read = readTarget(pathOf(segments));
        if (read.ok) assert.deepEqual(read.value.segments, segments);
        else assert.ok(segments.some((segment) => /\p{Cc}|[/\\]|^\.\.?$/u.test(segment)));
      },
    ),
  );
});

test("no address makes it throw, and what it accepts has a path that stays here", () => {
  const piece = fc.oneof(
    fc.constantFrom("/", "//", "%2e", "..", "%", "?", "&", "=", "\\", "%00", "evil.example"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const read = readTarget(`/${pieces.join("")}`);
      if (read.ok && !read.value.segments.includes(""))
        assert.equal(localPath(read.value.path, "?"), read.value.path);
    }),
  );
});
