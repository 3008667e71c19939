// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { listText, momentText, moneyText, spanText } from "./when.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f\u200e\u200f]/g, " ").trim();
const span = { startsAt: new Date("2026-12-03T08:30:00Z"), endsAt: new Date("2026-12-03T11:00:00Z") };

test("a day and its time are set apart as the language does it", () => {
  assert.equal(plain(spanText(span, "de")), "Do., 3. Dez. 2026, 09:30–12:00");
  assert.equal(plain(spanText(span, "ar")), "الخميس، 3 ديسمبر 2026، 09:30–12:00");
  assert.doesNotMatch(momentText(span.startsAt, "ar"), /,/);
  assert.equal(listText(["العربية", "التركية"], "ar"), "العربية، التركية");
  assert.equal(listText(["Arapça", "Türkçe"], "tr"), "Arapça, Türkçe");
});

test("what a text message costs is not rounded to whole cents", () => {
  assert.equal(plain(moneyText(7.5, "de")), "0,075 €");
  assert.equal(plain(moneyText(250, "de")), "2,50 €");
  assert.equal(plain(moneyText(45, "en")), "€0.45");
});
