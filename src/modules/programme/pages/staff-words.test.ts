// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentIn } from "../../../kernel/clock/berlin.ts";
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
