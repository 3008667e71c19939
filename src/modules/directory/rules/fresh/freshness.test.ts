import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { freshnessOf, staleBefore } from "./freshness.ts";

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(days * 86_400_000 + 1.5e12).toISOString().slice(0, 10));
const source = fc.record({
  kind: fc.constantFrom("import" as const, "editor" as const, "owner" as const),
  asOf: day,
});

describe("when an entry was last confirmed", () => {
  it("is the newest day of all who said so, and no earlier for one word more", () => {
    fc.assert(
      fc.property(fc.array(source), fc.option(day, { nil: undefined }), (sources, at) => {
        const confirmation = at === undefined ? undefined : { day: at, word: "owner" as const };
        const fresh = freshnessOf(sources, confirmation);
        const days = [...sources.map(({ asOf }) => asOf), ...(at === undefined ? [] : [at])];
        assert.equal(fresh?.day, days.sort().at(-1));
      }),
    );
  });

  it("names the higher word of one day", () => {
    const sources = [
      { kind: "import" as const, asOf: "2026-11-26" },
      { kind: "owner" as const, asOf: "2026-11-26" },
    ];
    assert.deepEqual(freshnessOf(sources, { day: "2026-11-26", word: "editor" }), {
      day: "2026-11-26",
      by: "owner",
    });
  });
});

describe("how long a word counts", () => {
  it("is whole months, and ends at the end of a shorter one", () => {
    assert.equal(staleBefore("2026-11-26", 12), "2025-11-26");
    assert.equal(staleBefore("2028-02-29", 12), "2027-02-28");
    assert.equal(staleBefore("2026-05-31", 3), "2026-02-28");
    assert.equal(staleBefore("2026-01-15", 3), "2025-10-15");
  });

  it("is never shorter for more months, nor for a later day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (today, months) => {
        const before = staleBefore(today, months);
        assert.match(before, /^\d{4}-\d{2}-\d{2}$/);
        assert.ok(staleBefore(today, months + 1) < before);
        const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
        assert.ok(staleBefore(tomorrow, months) >= before);
        const days = (Date.parse(today) - Date.parse(before)) / 86_400_000;
        assert.ok(days >= 28 * months && days <= 31 * months);
      }),
    );
  });
});
