// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { inLine, readableValues } from "./readable-value.ts";

test("the values of a field as people write them", () => {
  const names = [
    { value: "Bäckerei Sonne", kind: "name" as const },
    { value: "Güneş Fırını", lang: "tr", kind: "name" as const },
    { value: "Sonne GmbH", kind: "official" as const },
  ];
  assert.deepEqual(readableValues("names", names), [
    "Bäckerei Sonne",
    "Güneş Fırını (tr)",
    "Sonne GmbH (official)",
  ]);
  const address = {
    street: "Weseler Str.",
    houseNumber: "7",
    postcode: "47169",
    city: "Duisburg",
    extra: "Hof",
  };
  assert.deepEqual(readableValues("address", address), ["Weseler Str. 7, 47169 Duisburg, Hof"]);
  assert.deepEqual(readableValues("address", { city: "Duisburg" }), ["Duisburg"]);
  assert.deepEqual(readableValues("phones", ["+49203123456;ext=12"]), ["+49203123456, extension 12"]);
  assert.deepEqual(readableValues("delivery", false), ["no"]);
  assert.deepEqual(readableValues("descriptions", { de: "Eins\n\nzwei", tr: "Bir" }), [
    "de: Eins zwei",
    "tr: Bir",
  ]);
  assert.deepEqual(readableValues("wz", [{ scheme: "WZ2008", code: "10.71" }]), ["WZ2008 10.71"]);
  assert.deepEqual(readableValues("place", { lat: 51.5, lon: 6.75 }), ["51.5, 6.75"]);
  assert.deepEqual(readableValues("phones", undefined), []);
  assert.equal(inLine("phones", ["+49203123456", "+49203123457"]), "+49203123456; +49203123457");
  assert.equal(inLine("status", "published"), "published");
  assert.equal(inLine("names", []), "–");
});
