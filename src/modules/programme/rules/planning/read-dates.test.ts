// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { datesOf } from "../series/dates-of.ts";
import { appointmentsOf, readDate, readSeries } from "./read-dates.ts";

const day = { day: "2026-10-20", from: "18:00", to: "19:30" };
const read = (fields: Record<string, string>) => readSeries(new URLSearchParams({ ...day, ...fields }));
const starts = (fields: Record<string, string>) => {
  const rule = read(fields);
  if (!rule.ok) return rule.reason;
  const dates = datesOf(rule.value, { publicHoliday: () => undefined, schoolHolidays: [] });
  return dates.ok
    ? dates.value.dates.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
    : dates.reason;
};

test("once, or every second week over the change of the clocks, without a day and with another", () => {
  assert.deepEqual(starts({}), ["2026-10-20T16:00"]);
  assert.deepEqual(starts({ step: "2", count: "3" }), [
    "2026-10-20T16:00",
    "2026-11-03T17:00",
    "2026-11-17T17:00",
  ]);
  assert.deepEqual(starts({ step: "1", until: "2026-11-10", exceptions: "27.10.2026", own: "2026-11-05" }), [
    "2026-10-20T16:00",
    "2026-11-03T17:00",
    "2026-11-05T17:00",
    "2026-11-10T17:00",
  ]);
});

test("every first Tuesday, every last Friday, every 15th, every second month, and two days a week", () => {
  const days = (fields: Record<string, string>) => {
    const found = starts(fields);
    return typeof found === "string" ? found : found.map((moment) => moment.slice(0, 10));
  };
  assert.deepEqual(days({ day: "2026-12-01", rhythm: "month-weekday", count: "3" }), [
    "2026-12-01",
    "2027-01-05",
    "2027-02-02",
  ]);
  assert.deepEqual(days({ day: "2026-11-27", rhythm: "month-last", count: "2" }), [
    "2026-11-27",
    "2026-12-25",
  ]);
  // The fifth Tuesday, which most months lack, is the last.
  assert.deepEqual(days({ day: "2026-12-29", rhythm: "month-weekday", count: "2" }), [
    "2026-12-29",
    "2027-01-26",
  ]);
  assert.deepEqual(days({ day: "2026-12-15", rhythm: "month-day", step: "2", count: "2" }), [
    "2026-12-15",
    "2027-02-15",
  ]);
  assert.deepEqual(days({ day: "2027-01-31", rhythm: "month-day", count: "2" }), [
    "2027-01-31",
    "2027-02-28",
  ]);
  assert.deepEqual(days({ day: "2026-12-01", rhythm: "week", weekdays: "TH", until: "2026-12-08" }), [
    "2026-12-01",
    "2026-12-03",
    "2026-12-08",
  ]);
  assert.equal(days({ count: "4" }), "rhythm");
});

test("school holidays are left out with their name, and what nobody knows yet is said", () => {
  const rule = read({ rhythm: "week", count: "2", schoolHolidays: "1" });
  assert.ok(rule.ok);
  const autumn = { from: "2026-10-17", to: "2026-10-31", name: "Herbstferien" };
  const dates = datesOf(rule.value, {
    publicHoliday: () => undefined,
    schoolHolidays: [autumn],
    schoolHolidaysKnownUntil: "2026-11-05",
  });
  assert.ok(dates.ok);
  assert.deepEqual(
    dates.value.leftOut.map(({ day, why, name }) => `${day} ${why} ${name}`),
    ["2026-10-20 school-holiday Herbstferien", "2026-10-27 school-holiday Herbstferien"],
  );
  assert.deepEqual(
    dates.value.dates.map(({ day }) => day),
    ["2026-11-03", "2026-11-10"],
  );
  assert.equal(dates.value.schoolHolidaysUnknownFrom, "2026-11-10");
});

test("what is wrong is said by its field", () => {
  assert.deepEqual(
    [
      { day: "2026-02-30" },
      { from: "9" },
      { to: "17:00" },
      { step: "1" },
      { step: "x" },
      { own: "morgen" },
    ].map((fields) => starts(fields as Record<string, string>)),
    ["day", "time", "end", "count", "count", "days"],
  );
});

test("whatever comes is read or refused", () => {
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 12 }),
    fc.constantFrom("2026-11-01", "10:00", "2", "12.1.2027", "month-last", "month-day"),
  );
  const fields = fc.dictionary(
    fc.constantFrom("day", "from", "to", "rhythm", "step", "count", "until", "own", "exceptions", "weekdays"),
    text,
  );
  fc.assert(
    fc.property(fields, (given) => {
      read(given);
      readDate(new URLSearchParams(given));
    }),
  );
});

test("a morning becomes single appointments, with a pause between them", () => {
  const morning = { startsAt: new Date("2026-12-03T09:00:00Z"), endsAt: new Date("2026-12-03T11:00:00Z") };
  const cut = (fields: Record<string, string>) => {
    const done = appointmentsOf(new URLSearchParams(fields), [morning]);
    return done.ok ? done.value.map(({ startsAt }) => startsAt.toISOString().slice(11, 16)) : done.reason;
  };
  assert.deepEqual(cut({}), ["09:00"]);
  assert.deepEqual(cut({ slot: "30", pause: "10" }), ["09:00", "09:40", "10:20"]);
  assert.deepEqual([cut({ slot: "150" }), cut({ slot: "x" }), cut({ slot: "3" })], ["slot", "slot", "slot"]);
});

test("a day far away is a slip, in whatever field", () => {
  for (const fields of [
    { day: "0026-10-20" },
    { day: "9999-12-31" },
    { step: "1", until: "2126-11-10" },
  ] as Record<string, string>[])
    assert.deepEqual(read(fields), { ok: false, reason: "day" });
  assert.deepEqual(read({ own: "24.12.0026" }), { ok: false, reason: "days" });
});
