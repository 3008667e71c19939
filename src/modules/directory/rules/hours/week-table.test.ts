import assert from "node:assert/strict";
import { test } from "node:test";
import { parseHours } from "./hours.ts";
import type { SpecialDay } from "./special-days.ts";
import { stateAt } from "./state-at.ts";
import { type WeekDay, weekTable } from "./week-table.ts";

function hoursOf(value: string, specials: SpecialDay[] = []) {
  const hours = parseHours(value, "NW", specials);
  assert.ok(hours.ok, value);
  return hours.value;
}

const table = (value: string, from: string, specials?: SpecialDay[]) =>
  weekTable(hoursOf(value, specials), new Date(from));
const brief = (days: WeekDay[]) =>
  days.map(({ ranges }) => ranges.map(({ from, to }) => `${from}-${to}`).join(","));

test("seven days from the Berlin day on", () => {
  const days = table("Mo-Fr 09:00-12:30,14:00-18:30; Sa 09:00-14:00", "2026-11-22T23:30:00Z");
  assert.deepEqual(days[0], {
    day: "2026-11-23",
    weekday: 1,
    ranges: [
      { from: "09:00", to: "12:30" },
      { from: "14:00", to: "18:30" },
    ],
  });
  assert.deepEqual(
    days.map(({ weekday }) => weekday),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.deepEqual(brief(days).slice(4), ["09:00-12:30,14:00-18:30", "09:00-14:00", ""]);
});

test("a night stands on the day on which it begins, also over the week's ends", () => {
  assert.deepEqual(brief(table("Su 20:00-03:00; Fr 20:00-24:00", "2026-11-23T12:00Z")), [
    "",
    "",
    "",
    "",
    "20:00-24:00",
    "",
    "20:00-03:00",
  ]);
});

test("what does not close is shown day by day", () => {
  assert.deepEqual(new Set(brief(table("24/7", "2026-10-23T12:00Z"))), new Set(["00:00-24:00"]));
  assert.deepEqual(brief(table("Sa 08:00-24:00; Su 00:00-24:00", "2026-11-28T12:00Z")).slice(0, 2), [
    "08:00-24:00",
    "00:00-24:00",
  ]);
});

test("the days on which the clock changes look like any other", () => {
  for (const day of ["2026-10-25", "2027-03-28"]) {
    assert.deepEqual(brief(table("Sa,Su 22:00-04:00", `${day}T12:00Z`))[0], "22:00-04:00");
  }
});

test("holidays carry their names, once", () => {
  const days = table("Mo-Fr 09:00-18:00; PH 10:00-12:00", "2026-12-24T12:00Z");
  assert.deepEqual(days[1], {
    day: "2026-12-25",
    weekday: 5,
    ranges: [{ from: "10:00", to: "12:00" }],
    holiday: "1. Weihnachtstag",
  });
  // Hours that say nothing of holidays: the visitor is told that it is one.
  assert.equal(table("Mo-Fr 09:00-18:00", "2026-12-24T12:00Z")[1]?.holiday, "1. Weihnachtstag");
  assert.equal(table("Mo-Fr 09:00-12:00; SH off", "2026-12-23T12:00Z")[0]?.comment, "Weihnachtsferien");
});

test("uncertain hours say so, with the words of the business and none of the package's", () => {
  assert.deepEqual(
    table('Mo 10:00-12:00; Tu 10:00-12:00 "nach Vereinbarung"', "2026-11-24T12:00Z")[0]?.ranges,
    [{ from: "10:00", to: "12:00", uncertain: true, comment: "nach Vereinbarung" }],
  );
  assert.deepEqual(table("Tu 18:00+", "2026-11-24T12:00Z")[0]?.ranges, [
    { from: "18:00", to: "04:00", uncertain: true, openEnd: true },
  ]);
  assert.deepEqual(table("PH +1 day 10:00-12:00", "2026-12-27T12:00Z")[0]?.ranges, [
    { from: "10:00", to: "12:00" },
  ]);
});

const holidays: SpecialDay[] = [{ from: "2026-11-24", to: "2026-11-25", reason: "Betriebsferien" }];

test("special days replace the day, whether the hours are plain or not", () => {
  for (const value of ["Mo-Fr 09:00-18:00", "Jan-Dec Mo-Fr 09:00-18:00"]) {
    const days = table(value, "2026-11-23T12:00Z", [
      ...holidays,
      { from: "2026-11-26", to: "2026-11-26", hours: "10:00-12:00", reason: "Inventur" },
    ]);
    assert.deepEqual(brief(days), ["09:00-18:00", "", "", "10:00-12:00", "09:00-18:00", "", ""], value);
    assert.deepEqual(days.map(({ comment }) => comment).slice(0, 3), [
      undefined,
      "Betriebsferien",
      "Betriebsferien",
    ]);
    assert.equal(days[3]?.ranges[0]?.comment, "Inventur");
  }
});

test("the night before a special day lasts to its end", () => {
  const days = table("Mo-Su 20:00-03:00", "2026-11-23T12:00Z", holidays);
  assert.deepEqual(brief(days).slice(0, 4), ["20:00-03:00", "", "", "20:00-03:00"]);
  assert.equal(days[1]?.comment, "Betriebsferien");
});

test("the state at a moment, and until when", () => {
  const shop = hoursOf("Mo-Fr 09:00-18:30; PH off", holidays);
  const state = (iso: string) => stateAt(shop, new Date(iso));
  assert.deepEqual(state("2026-11-23T11:00:30Z"), { open: true, nextChange: new Date("2026-11-23T17:30Z") });
  assert.deepEqual(state("2026-11-23T17:30:00Z"), { open: false, nextChange: new Date("2026-11-26T08:00Z") });
  assert.deepEqual(state("2026-11-24T11:00:00Z"), {
    open: false,
    nextChange: new Date("2026-11-26T08:00Z"),
    comment: "Betriebsferien",
  });
  assert.deepEqual(stateAt(hoursOf("24/7"), new Date()), { open: true });
  assert.deepEqual(stateAt(hoursOf('"nach Vereinbarung"'), new Date()), {
    open: "unknown",
    comment: "nach Vereinbarung",
  });
  assert.deepEqual(stateAt(hoursOf("Apr-Oct 10:00-18:00"), new Date("2026-11-23T12:00Z")), {
    open: false,
    nextChange: new Date("2027-04-01T08:00Z"),
  });
});

test("in the hour that comes twice what closed does not open again", () => {
  const bar = hoursOf("Sa 22:00-02:30");
  assert.equal(stateAt(bar, new Date("2026-10-25T00:15Z")).open, true);
  assert.equal(stateAt(bar, new Date("2026-10-25T01:15Z")).open, false);
  assert.deepEqual(stateAt(hoursOf("Sa 22:00-03:00"), new Date("2026-10-25T01:15Z")), {
    open: true,
    nextChange: new Date("2026-10-25T02:00Z"),
  });
});
