import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Site } from "../../quarter/index.ts";
import { carriedAlong, isWithin, packForm, unpackForm } from "./kept-form.ts";

const start = "/hochfeld/de";
const at = (path: string) => new URL(path, "http://here.invalid");
const secret = ["token", "password", "repeat", "current", "code", "seed"];

test("what was typed comes back as it was, but for passwords, codes and tokens", () => {
  const name = fc.oneof(fc.constantFrom(...secret), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: "grapheme" }))), (fields) => {
      const kept = unpackForm(packForm(at(`${start}/konto?a=1`), new URLSearchParams(fields)), start);
      assert.deepEqual(kept, {
        path: `${start}/konto?a=1`,
        fields: fields.filter(([each]) => !secret.includes(each)),
      });
    }),
  );
});

test("a page that was only looked at is told from a form without fields", () => {
  assert.equal(unpackForm(packForm(at(`${start}/konto`), undefined), start)?.fields, null);
  assert.deepEqual(
    unpackForm(packForm(at(`${start}/konto`), new URLSearchParams("token=x")), start)?.fields,
    [],
  );
});

const elsewhere = [
  "https://evil.example/",
  "//evil.example/hochfeld/de/",
  "/\\evil.example",
  "/\t/evil.example",
  "\\/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "http:evil.example",
  "/hochfeld/de/../../gladbeck/de/konto",
  "/hochfeld/de/%2e%2e/%2E%2e/gladbeck/de/konto",
  "/hochfeld/de/\r\nSet-Cookie: a=b",
  "/hochfeld/depp/konto",
  "/gladbeck/de/konto",
  "",
  "konto",
  "/hochfeld/de@evil.example",
];

test("a form is sent on to this site only, and no link leads elsewhere", () => {
  for (const path of elsewhere) {
    assert.equal(isWithin(path, start), false, path);
    const packed = Buffer.from(JSON.stringify({ path, fields: [["a", "b"]] })).toString("base64url");
    assert.equal(unpackForm(packed, start), undefined, path);
  }
  assert.ok(isWithin(`${start}/intern/personen?x=//y`, start));
});

test("what leads nowhere here goes no farther", () => {
  const carried = (onward: string, kept: string) =>
    carriedAlong({
      form: new URLSearchParams({ weiter: onward, kept }),
      url: at(`${start}/anmelden`),
      locale: "de",
      site: { key: "hochfeld", host: null } as Site,
    });
  const packed = packForm(at(`${start}/konto`), new URLSearchParams("a=b"));
  assert.deepEqual(carried(`${start}/konto`, packed), { onward: `${start}/konto`, kept: packed });
  for (const path of [...elsewhere, "0".repeat(30_000), `${start}/${"0".repeat(30_000)}`])
    assert.deepEqual(carried(path, path), { onward: "", kept: "" }, path);
});

test("what is no kept form is none", () => {
  const pack = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const path = `${start}/konto`;
  for (const text of [
    null,
    "",
    "x",
    pack(null),
    pack([]),
    pack({ path }),
    pack({ path, fields: {} }),
    pack({ path, fields: [["a"]] }),
    pack({ path, fields: [["a", 1]] }),
    pack({ path: 1, fields: [] }),
    pack({ path, fields: [["a", "b".repeat(200_000)]] }),
  ])
    assert.equal(unpackForm(text, start), undefined);
  fc.assert(fc.property(fc.string(), (text) => unpackForm(text, start) === undefined));
});
