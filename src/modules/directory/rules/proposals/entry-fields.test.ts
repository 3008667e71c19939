// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts } from "../business.ts";
import { readEdits } from "../edit/read-edits.ts";
import { entryFields, factOf, fieldText } from "./entry-fields.ts";

const facts: Facts = {
  names: [{ value: "Café Sonne", kind: "name" }],
  categories: ["amenity/cafe", "shop/bakery"],
  address: { street: "Wanheimer Straße", houseNumber: "12a", postcode: "47053", city: "Duisburg" },
  place: { lat: 51.42, lon: 6.76 },
  phones: ["+49203482711", "+491701234567"],
  emails: ["cafe@example.org"],
  websites: ["https://cafe.example.org/"],
  openingHours: "Mo-Fr 09:00-18:00",
  descriptions: { de: "Kuchen.\n\nUnd Tee." },
};

test("each field reads back as the fact that it shows", () => {
  const { place, ...profile } = facts;
  for (const field of entryFields) {
    const edits = readEdits([[field, fieldText(field, facts)]], { profile, place });
    assert.ok(edits.ok, field);
    assert.deepEqual(edits.value[factOf[field]], facts[factOf[field]], field);
  }
});

test("what is not known is empty", () => {
  for (const field of entryFields) assert.equal(fieldText(field, {}), "", field);
});
