// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf, type KnownEntry, streetCoverage, yearBefore } from "./street-coverage.ts";

const today = "2026-11-26";
let made = 0;
const entry = (over: Partial<KnownEntry> = {}): KnownEntry => ({
  id: String(++made),
  shortId: `e${made}`,
  name: "Laden",
  category: "shop/bakery",
  street: "Wanheimer Straße",
  houseNumber: "1",
  place: { lat: 51.42, lon: 6.76 },
  isDoubted: false,
  hasHours: true,
  hasPhone: true,
  sources: 1,
  confirmedOn: null,
  confirmedBy: null,
  sourceOn: null,
  visitedOn: null,
  area: null,
  ...over,
});

test("a street counts who is known, confirmed within the year, named by several, and doubted", () => {
  const [street] = streetCoverage(
    [
      entry({ confirmedOn: "2026-01-01", visitedOn: "2026-01-01", sources: 2 }),
      entry({ confirmedOn: "2025-11-25", visitedOn: "2025-11-25" }),
      entry({ confirmedOn: "2026-11-01", confirmedBy: "person 7", isDoubted: true }),
      entry({ category: "shop/hairdresser", place: { lat: 51.44, lon: 6.76 } }),
    ],
    today,
  );
  assert.deepEqual(
    [street?.known, street?.confirmed, street?.several, street?.doubted, street?.visitedOn],
    [4, 1, 1, 1, "2026-01-01"],
  );
  assert.deepEqual([street?.confirmedOn, street?.confirmedBy], ["2026-11-01", "person 7"]);
  assert.equal(
    [...(street?.byGroup.values() ?? [])].reduce((sum, count) => sum + count, 0),
    4,
  );
  assert.ok(Math.abs((street?.place.lat ?? 0) - 51.425) < 1e-9);
});

test("where most is to be done stands first, and what has no street last", () => {
  const streets = streetCoverage(
    [
      entry({ street: "" }),
      entry({ street: "" }),
      entry({ street: "Bestätigt", confirmedOn: today }),
      entry({ street: "Offen" }),
      entry({ street: "Am Anfang" }),
    ],
    today,
  );
  assert.deepEqual(
    streets.map(({ street }) => street),
    ["Am Anfang", "Offen", "Bestätigt", ""],
  );
  assert.ok(groupsOf(streets).length >= 1);
});

test("a year before a leap day is a day that there is", () => {
  assert.equal(yearBefore("2028-02-29"), "2027-02-28");
  assert.equal(yearBefore("2026-11-26"), "2025-11-26");
});
