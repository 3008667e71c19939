// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { longestWords } from "./proposal.ts";
import { readContact, readSuggestion } from "./read-suggestion.ts";

const read = (fields: Record<string, string>) => readSuggestion(new URLSearchParams(fields));

test("says for each field what is wrong with it", () => {
  assert.deepEqual(read({}), { ok: false, reason: { what: "missing", words: "missing" } });
  assert.deepEqual(read({ what: "moved", words: " \n", contact: "ruf mich an" }), {
    ok: false,
    reason: { words: "missing", contact: "not-understood" },
  });
  const long = read({ what: "other", words: "a".repeat(longestWords + 1) });
  assert.deepEqual(long, { ok: false, reason: { words: "too-long" } });
});

test("that a business closed is enough by itself", () => {
  assert.deepEqual(read({ what: "closed" }), { ok: true, value: { what: "closed", words: "", contact: "" } });
});

test("a contact is a mail address or a number", () => {
  assert.deepEqual(readContact(" ayse@example.org "), { ok: true, value: "ayse@example.org" });
  assert.deepEqual(readContact("0170 1234567 (abends)"), { ok: true, value: "0170 1234567 (abends)" });
  assert.equal(readContact("a@b@c").ok, false);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), (text) => {
      const contact = readContact(text);
      return !contact.ok || contact.value.length <= 254;
    }),
  );
});

test("whatever is sent, it is read or refused", () => {
  const field = fc.string({ unit: "grapheme", maxLength: 3_000 });
  fc.assert(
    fc.property(fc.constantFrom("closed", "hours", "x"), field, field, (what, words, contact) => {
      const suggestion = read({ what, words, contact });
      return suggestion.ok ? suggestion.value.words.length <= longestWords : true;
    }),
  );
});
