import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { freshnessOf, isStale, staleDays } from "./freshness.ts";

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

  it("is long ago after a year and not a day before", () => {
    const ago = (days: number) => ({
      day: new Date(Date.UTC(2026, 10, 26 - days)).toISOString().slice(0, 10),
      by: "import" as const,
    });
    assert.equal(isStale(ago(staleDays), "2026-11-26"), false);
    assert.equal(isStale(ago(staleDays + 1), "2026-11-26"), true);
  });
});
