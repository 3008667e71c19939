// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Facts, Source } from "../business.ts";
import { type ComparedField, comparedFields, compareWords, saysTheSame } from "./differing.ts";

const at = { state: "NW" as const, now: new Date("2026-11-26T12:00:00Z") };
const source = (id: number, kind: Source["kind"], name: string): Source => ({
  id,
  kind,
  name,
  asOf: "2026-01-01",
  licence: null,
  attribution: null,
  url: null,
});
const sources = new Map(
  [source(1, "import", "A"), source(2, "import", "B"), source(3, "owner", "owner")].map((one) => [
    one.id,
    one,
  ]),
);
const names = (...values: string[]): Facts["names"] =>
  values.map((value) => ({ value, kind: "name" as const }));

describe("whether two values say the same", () => {
  const cases: [ComparedField, Partial<Facts>, Partial<Facts>, boolean][] = [
    ["names", { names: names("Bäckerei Müller") }, { names: names("BAECKEREI Müller GmbH") }, true],
    ["names", { names: names("Bäckerei Müller") }, { names: names("Kiosk Yılmaz") }, false],
    ["names", { names: [] }, { names: names("Kiosk") }, true],
    ["phones", { phones: ["+49203123"] }, { phones: ["+49203999", "+49203123"] }, true],
    ["phones", { phones: ["+49203123"] }, { phones: ["+49203999"] }, false],
    ["websites", { websites: ["http://www.laden.de/"] }, { websites: ["https://laden.de"] }, true],
    ["websites", { websites: ["https://laden.de/a"] }, { websites: ["https://laden.de/b"] }, false],
    ["openingHours", { openingHours: "Mo-Fr 09:00-18:00" }, { openingHours: "Mo-Fr 9-18 Uhr" }, true],
    ["openingHours", { openingHours: "Mo-Fr 09:00-18:00" }, { openingHours: "Mo-Sa 09:00-18:00" }, false],
    ["openingHours", { openingHours: "nach Vereinbarung" }, { openingHours: "Mo 09:00-10:00" }, false],
  ];
  for (const [field, a, b, same] of cases)
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${same}`, () => {
      assert.equal(saysTheSame(field, a, b, at), same);
      assert.equal(saysTheSame(field, b, a, at), same);
    });

  it("does so for a value and itself, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.record({
          names: fc.array(fc.string({ minLength: 1 }).map((value) => ({ value, kind: "name" as const }))),
          phones: fc.array(fc.string(), { minLength: 1 }),
          websites: fc.array(fc.oneof(fc.webUrl(), fc.string()), { minLength: 1 }),
          openingHours: fc.string({ minLength: 1 }),
        }),
        (facts) => {
          for (const field of comparedFields) assert.ok(saysTheSame(field, facts, facts, at), field);
        },
      ),
    );
  });
});

describe("what a source says of what others hold", () => {
  const held = (provenance: number) => ({
    facts: { names: names("Kuaför"), phones: ["+49203111"], openingHours: "Mo 09:00-18:00" },
    provenance: { names: provenance, phones: provenance, openingHours: provenance },
  });
  const said = { names: names("Kuaför"), phones: ["+49203222"], websites: ["https://a.example"] };
  const compare = (holder: number, by: number) =>
    compareWords(held(holder), said, sources.get(by) as Source, (id) => sources.get(id), at);

  it("differs from another source and from a person, field by field", () => {
    for (const [holder, heldBy, heldKind] of [
      [2, "B", "import"],
      [3, "owner", "owner"],
    ] as const)
      assert.deepEqual(compare(holder, 1), {
        differing: [{ field: "phones", value: ["+49203222"], against: ["+49203111"], heldBy, heldKind }],
        agreeing: [{ field: "names", heldBy }],
      });
  });

  it("never differs from its own earlier word", () => {
    assert.deepEqual(compare(1, 1), { differing: [], agreeing: [] });
  });
});
