import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../kernel/i18n/testing/any-character.ts";
import { question } from "../rules/search/question.ts";
import { listAddress } from "./addresses.ts";

const context = {
  site: { key: "musterstadt", host: null },
  locale: "de",
  url: new URL("http://127.0.0.1/musterstadt/de/betriebe"),
} as unknown as Parameters<typeof listAddress>[0];

test("an address encodes as URLSearchParams does, but for commas", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: anyCharacter }), (q) => {
      const asked = { ...question.parse({}), q };
      const query = new URLSearchParams({ q }).toString().replaceAll("%2C", ",");
      assert.equal(listAddress(context, asked), `/musterstadt/de/betriebe?${query}`);
    }),
  );
});

test("a change leads back to the first page, unless it is one of pages", () => {
  const asked = question.parse({ q: "café & co", seite: "3", rollstuhl: "yes" });
  const path = "/musterstadt/de/betriebe?q=caf%C3%A9+%26+co";
  assert.equal(listAddress(context, asked), `${path}&rollstuhl=yes&seite=3`);
  assert.equal(listAddress(context, asked, { rollstuhl: undefined }), path);
  assert.equal(listAddress(context, asked, { art: "place" }), `${path}&rollstuhl=yes&art=place`);
  assert.equal(listAddress(context, asked, { seite: "4" }), `${path}&rollstuhl=yes&seite=4`);
  assert.equal(listAddress(context), "/musterstadt/de/betriebe");
});

test("what is no plain number leads to the first page", () => {
  for (const seite of ["1e1", "0x10", "+3", "3.0", "drei", "0", "-1", "9999999"])
    assert.equal(question.parse({ seite }).seite, 1, seite);
  assert.equal(question.parse({ umkreis: "8e2" }).umkreis, undefined);
  assert.equal(question.parse({ umkreis: "800" }).umkreis, 800);
});
