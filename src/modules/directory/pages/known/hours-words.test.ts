// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { hoursWords } from "./hours-words.ts";

test("days that are alike stand together, closed ones are said", () => {
  assert.equal(
    hoursWords("Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-14:00", "de"),
    "Mo–Fr 09:00–12:30, 14:00–18:00; Sa 09:00–14:00; So geschlossen",
  );
  assert.equal(hoursWords("Tu 18:00-02:00", "tr"), "Pzt kapalı; Sal 18:00–02:00; Çar–Paz kapalı");
});

test("holidays and appointments are said, where something is said of them", () => {
  assert.equal(
    hoursWords('Mo-Su 10:00-24:00; PH off || "nach Vereinbarung"', "en"),
    "Mon–Sun 10:00–24:00; On public holidays: closed; Also by appointment",
  );
  assert.equal(hoursWords('"nach Vereinbarung"', "de"), "Nach Vereinbarung");
});

test("open ends, seasons and holidays among the days have their days and months named", () => {
  assert.equal(hoursWords("Tu-Su 17:00+", "de"), "Di–So 17:00–");
  assert.equal(hoursWords("May-Oct Mo,We 09:00-18:00", "de"), "Mai–Okt Mo, Mi 09:00–18:00");
  assert.equal(
    hoursWords("PH,Su-Fr 11:30-21:00; Sa off", "de"),
    "An Feiertagen, So–Fr 11:30–21:00; Sa geschlossen",
  );
  assert.equal(
    hoursWords('Tu-Su 17:00+ || "nach Vereinbarung"', "de"),
    "Di–So 17:00–; Auch nach Vereinbarung",
  );
});

test("what is more than that stays as it is written", () => {
  for (const value of [
    "week 1-20 Mo 09:00-10:00",
    "Sa[1] 08:00-13:00",
    'Mo 09:00+ || "klingeln"',
    "Mo sunrise+",
  ])
    assert.equal(hoursWords(value, "de"), value);
});

test("in a line from the right, times stay in order", () => {
  assert.match(hoursWords("Mo-Fr 09:00-18:00", "ar"), /\u206609:00–18:00\u2069/);
  assert.equal(hoursWords("week 1-20 Mo 09:00-10:00", "ar"), "\u2066week 1-20 Mo 09:00-10:00\u2069");
});
