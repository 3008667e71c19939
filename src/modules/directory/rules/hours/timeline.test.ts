import assert from "node:assert/strict";
import { test } from "node:test";
import { wallOfDay } from "./berlin-time.ts";
import { parseHours } from "./hours.ts";
import { timeline } from "./timeline.ts";

const DAY = 1440;

/** The stretches that are not closed, as "day+minutes-minutes state". */
function spoken(value: string, from: string, days: number, state: "NW" | "HE" = "NW"): string[] {
  const hours = parseHours(value, state);
  assert.ok(hours.ok);
  const start = wallOfDay(from);
  return timeline(hours.value, start, start + days * DAY)
    .filter((stretch) => stretch.state !== "closed")
    .map(
      (stretch) =>
        `${(stretch.from - start) / 60}-${(stretch.to - start) / 60}${stretch.state === "open" ? "" : "?"}`,
    );
}

test("on a public holiday hours that do not speak of it are in doubt", () => {
  // Friday, 25 December 2026.
  assert.deepEqual(spoken("Mo-Fr 09:00-18:00", "2026-12-24", 2), ["9-18", "33-42?"]);
  assert.deepEqual(spoken("Mo-Fr 09:00-18:00; PH 10:00-12:00", "2026-12-25", 1), ["10-12"]);
  assert.deepEqual(spoken("Mo-Fr 09:00-18:00; PH off", "2026-12-25", 1), []);
  assert.deepEqual(spoken("24/7", "2026-12-25", 1), ["0-24"]);
  assert.deepEqual(spoken("Mo-Su 09:00-18:00; Dec 25 10:00-12:00", "2026-12-25", 1), ["10-12"]);
});

test("the state decides what a public holiday is", () => {
  // All Saints' Day, a Sunday in 2026, is one in North Rhine-Westphalia and none in Hesse.
  assert.deepEqual(spoken("Mo-Su 09:00-18:00", "2026-11-01", 1, "NW"), ["9-18?"]);
  assert.deepEqual(spoken("Mo-Su 09:00-18:00", "2026-11-01", 1, "HE"), ["9-18"]);
});

test("a night belongs to the day on which it begins, wherever one begins to look", () => {
  // Thursday evening is certain until Friday at two, Friday evening (the holiday) is not, nor what follows from it.
  assert.deepEqual(spoken("Mo-Su 20:00-02:00", "2026-12-24", 3), ["0-2", "20-26", "44-50?", "68-72?"]);
  assert.deepEqual(spoken("Mo-Su 20:00-02:00", "2026-12-25", 1), ["0-2", "20-24?"]);
  assert.deepEqual(spoken("Mo-Su 20:00-02:00", "2026-12-26", 1), ["0-2?", "20-24?"]);
});

test("what never closes is in doubt for the days of the holidays only", () => {
  assert.deepEqual(spoken("Mo-Su 00:00-24:00", "2026-12-24", 4), ["0-24", "24-72?", "72-96"]);
});
