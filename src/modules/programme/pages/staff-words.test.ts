// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentIn } from "../../../kernel/clock/berlin.ts";
import { staffTexts } from "../texts/staff/texts.ts";
import { clashText } from "./staff-words.ts";

test("what is closed says when it is open that day", () => {
  const clash = (day: string) =>
    clashText(
      { locale: "de" },
      {
        kind: "closed",
        resource: { name: "Werkbank", units: 1, opening: { "1": { from: "09:00", to: "12:00" } } },
        startsAt: momentIn(day, "13:00"),
        endsAt: momentIn(day, "14:00"),
        wanted: 1,
        free: 1,
        others: [],
      },
    );
  assert.match(clash("2026-11-23"), /^Werkbank ist an diesem Tag nur von 09:00 bis 12:00 Uhr offen: /);
  assert.match(clash("2026-11-24"), /^Werkbank ist an diesem Wochentag geschlossen: /);
});

test("what came of a date names what there was, and no noughts", () => {
  const had = (locale: "de" | "en", people: number, companions: number, others: number) =>
    staffTexts(locale)("session.had", { people, companions, others, hours: 11.3 });
  assert.equal(had("de", 4, 0, 0), "4 Personen, 11,3 Stunden");
  assert.equal(had("de", 1, 1, 0), "1 Person, 1 Begleitung, 11,3 Stunden");
  assert.equal(had("de", 2, 3, 5), "2 Personen, 3 Begleitungen, 5 ohne Namen gezählt, 11,3 Stunden");
  assert.equal(had("en", 4, 0, 5), "4 people, 5 counted without a name, 11.3 hours");
});
