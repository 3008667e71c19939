// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { complaints } from "./proposal.ts";
import { wordsToEdits } from "./words-to-edits.ts";

const business = {
  profile: { names: [{ value: "Café Sonne", kind: "name" as const }], categories: ["amenity/cafe"] },
  place: { lat: 51.42, lon: 6.76 },
};

test("one number is the number, two are a question", () => {
  const read = (words: string) => wordsToEdits("telephone", words, business);
  assert.deepEqual(read("Die neue Nummer ist 0203 / 48 27 11, seit März"), { phones: ["+49203482711"] });
  assert.deepEqual(read("+49 203 482711"), { phones: ["+49203482711"] });
  assert.equal(read("Nicht 0203 482711, sondern 0203 482712"), undefined);
  assert.equal(read("Da geht niemand ran"), undefined);
});

test("opening hours in German words become hours", () => {
  const read = (words: string) => wordsToEdits("hours", words, business);
  assert.deepEqual(read("Mo-Fr 9-18 Uhr\nSa 10-14 Uhr"), {
    openingHours: "Mo-Fr 09:00-18:00; Sa 10:00-14:00",
  });
  assert.deepEqual(read("Mo-Fr 09:00-18:00"), { openingHours: "Mo-Fr 09:00-18:00" });
  assert.equal(read("Die haben doch immer mittwochs ab Mittag irgendwie anders auf"), undefined);
});

test("whatever is written, nothing breaks and only the field in question is touched", () => {
  fc.assert(
    fc.property(fc.constantFrom(...complaints), fc.string({ unit: "grapheme" }), (what, words) => {
      const names = Object.keys(wordsToEdits(what, words, business) ?? {});
      return names.every((name) => name === (what === "hours" ? "openingHours" : "phones"));
    }),
  );
});
