import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { toWall } from "../hours/berlin-time.ts";
import { isCovered, misreadOf, withoutUncovered } from "./misread.ts";
import { longestText, parseQuestion, searchedText } from "./question.ts";

const nowMinute = Date.parse("2026-11-22T09:00:00Z") / 60_000;
/** The wall time of Berlin as it stands in an address. */
const wallText = (minute: number) => new Date(toWall(minute) * 60_000).toISOString().slice(0, 16);
const read = (values: Record<string, string>) => {
  const asked = withoutUncovered(parseQuestion(values), nowMinute);
  return { asked, misread: misreadOf(values, asked) };
};

describe("a moment to be open at", () => {
  it("counts from now on for 14 days and no longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (ahead) => {
        const covered = ahead >= 0 && ahead <= 14 * 1440;
        assert.equal(isCovered(wallText(nowMinute + ahead), nowMinute), covered);
      }),
    );
  });
  it("is left out of the question and told where it does not count", () => {
    const wrong: Record<string, string>[] = [
      { offen: "2026-11-21T10:00" },
      { offen: "2027-01-01T10:00" },
      { offen: "2026-02-30T10:00" },
      { offen: "morgen" },
      { tag: "2026-11-20", zeit: "10:00" },
      { tag: "Montag", zeit: "10:00" },
    ];
    for (const values of wrong) {
      const { asked, misread } = read({ ...values, q: "Kiosk" });
      assert.equal(asked.offen, undefined);
      assert.equal(asked.q, "Kiosk");
      assert.ok(misread.moment, JSON.stringify(values));
    }
    const right: Record<string, string>[] = [
      {},
      { offen: "" },
      { offen: "jetzt" },
      { offen: "2026-11-23T10:00" },
      { tag: "2026-11-23", zeit: "10:00" },
    ];
    for (const values of right) assert.equal(read(values).misread.moment, false, JSON.stringify(values));
  });
});

describe("a long text", () => {
  it("is searched for as far as it goes, in whole words, and told", () => {
    const { asked, misread } = read({ q: `${"Bäcker Marxloh ".repeat(20)}` });
    assert.ok(asked.q.endsWith("Bäcker") || asked.q.endsWith("Marxloh"));
    assert.ok(asked.q.length > longestText - 10 && misread.text);
    assert.equal(read({ q: "Bäcker" }).misread.text, false);
  });
  it("is always a beginning of what was typed, well formed, and short enough", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const kept = searchedText(text);
        assert.ok(text.trim().startsWith(kept) && kept.length <= longestText && kept.isWellFormed());
        // A text that is no single endless word keeps most of itself.
        if (text.trim().length <= longestText) assert.equal(kept, text.trim());
        else assert.notEqual(kept, "");
        assert.equal(searchedText(kept), kept);
      }),
    );
  });
});
