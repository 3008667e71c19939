import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTexts } from "./check-texts.ts";
import { type Locale, locales } from "./locales.ts";
import type { Messages } from "./texts.ts";

const everywhere = (messages: Messages, other: Partial<Record<Locale, Messages>> = {}) =>
  ({ ...Object.fromEntries(locales.map((locale) => [locale, messages])), ...other }) as Record<
    Locale,
    Messages
  >;

test("finds nothing where all languages say the same", () => {
  assert.deepEqual(checkTexts(everywhere({ hello: "Hallo {name}", plain: "ja" })), []);
});

test("names missing, empty and unknown keys with their language", () => {
  assert.deepEqual(checkTexts(everywhere({ a: "a", b: "b" }, { tr: { a: " ", c: "c" } })), [
    "tr c: unknown key",
    "tr a: missing",
    "tr b: missing",
  ]);
});

test("compares placeholders, also those inside of choices", () => {
  const german = { found: "{count, plural, one {Ein Ort in {site}} other {Orte in {site}}}" };
  const faults = checkTexts(everywhere(german, { en: { found: "{count, plural, one {One} other {Many}}" } }));
  assert.deepEqual(faults, ["en found: has {count} instead of {count, site}"]);
});

test("asks for every plural form of a language where the number is said", () => {
  const counted = { found: "{n, plural, one {# Ort} other {# Orte}}" };
  const faults = checkTexts(everywhere(counted)).map((fault) => fault.split(" ")[0]);
  assert.deepEqual(
    faults,
    ["ar", "bg", "ro", "pl", "uk"].filter((locale) => locale !== "bg"),
  );
  const arabic = { found: "{n, plural, =0 {#} =1 {#} =2 {#} few {#} many {#} other {#}}" };
  assert.deepEqual(
    checkTexts(everywhere(counted, { ar: arabic })).filter((fault) => fault.startsWith("ar")),
    [],
  );
});

test("says which message cannot be read", () => {
  assert.match(checkTexts(everywhere({ a: "a" }, { uk: { a: "{oops" } }))[0] ?? "", /^uk a: cannot be read/);
});

test("sees groups of digits that would stand in the wrong order from right to left", () => {
  const say = (ar: string) => checkTexts(everywhere({ phone: "z. B. 0203 123456" }, { ar: { phone: ar } }));
  assert.deepEqual(say("مثال: \u200e0203 123456"), []);
  assert.deepEqual(say("مثال: 4831 2207 9164"), [
    "ar phone: shows groups of digits in the wrong order: put U+200E before the first",
  ]);
  // After Latin letters they go on from left to right.
  assert.deepEqual(say("المعيار EN 301 549"), []);
});
