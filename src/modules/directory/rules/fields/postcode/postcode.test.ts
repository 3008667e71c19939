// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addressSchema } from "../profile.ts";
import { parsePostcode } from "./postcode.ts";

const kept = (value: string) => ({ ok: true, value });
const refused = { ok: false, reason: "not-understood" };

test("a German postcode, also with the country in front", () => {
  for (const written of ["47053", "D-47053", " DE 47053 ", "D47053"])
    assert.deepEqual(parsePostcode(written), kept("47053"));
  assert.deepEqual(parsePostcode("01067"), kept("01067"));
  for (const written of ["00123", "470533", "4705 3", "123", "x", "47053;47055", "keine"])
    assert.deepEqual(parsePostcode(written), refused, written);
});

test("a postcode of another country is kept as it is written there", () => {
  for (const [written, value = written, country] of [
    ["3500"],
    ["A-3500", "3500"],
    ["9490", "9490", "LI"],
    ["FL-9490", "9490"],
    ["CH-8001", "8001", "ch"],
    ["1234 AB"],
    ["1234AB", "1234AB", "NL"],
    ["NL-1234 AB", "1234 AB"],
    ["L-1234", "1234", "LU"],
    ["V5Y 1R4"],
    ["SW1A 1AA"],
    ["B1 1AA"],
    ["D02 AF30"],
    ["00-950"],
    ["110 00"],
    ["0150", "0150", "NO"],
    ["010101", "010101", "RO"],
    ["90210-1234", "90210-1234", "US"],
    ["AD500", "AD500", "AD"],
  ])
    assert.deepEqual(parsePostcode(written ?? "", country), kept(value ?? ""), written);
});

test("where the country is said, the form must be its own", () => {
  for (const [written, country] of [
    ["3500", "DE"],
    ["A-3500", "DE"],
    ["47053", "AT"],
    ["0500", "AT"],
    ["1234", "NL"],
    ["none", "AD"],
  ])
    assert.deepEqual(parsePostcode(written ?? "", country), refused, `${written} in ${country}`);
  assert.deepEqual(
    parsePostcode("47053", "Deutschland"),
    kept("47053"),
    "a country that is no code says nothing",
  );
});

test("whatever is kept can be stored, and is kept again", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.stringMatching(/^[A-Z]{0,2}[- ]?[0-9A-Z]{2,6}[- ]?[0-9A-Z]{0,4}$/),
  );
  const country = fc.constantFrom(undefined, "", "DE", "AT", "NL", "GB", "AD", "constructor", "??");
  fc.assert(
    fc.property(text, country, (raw, said) => {
      const first = parsePostcode(raw, said);
      if (!first.ok) return;
      addressSchema.parse({ postcode: first.value });
      assert.deepEqual(parsePostcode(first.value, said), first);
    }),
  );
});
