import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { hoursOfText, readDayCell } from "./hours.ts";
import { withoutJson } from "./json-hours.ts";

test("opening hours as programs write them", () => {
  for (const [json, osm] of [
    [{ Monday: "9 AM–6 PM", Tuesday: "closed" }, "Mo 09:00-18:00; Tu off"],
    [
      {
        mo: [
          { open: "9:00", close: "12:00" },
          { open: "14:00", close: "18:00" },
        ],
      },
      "Mo 09:00-12:00,14:00-18:00",
    ],
    [[{ day: "Montag", opens: "09:00", closes: "18:00" }], "Mo 09:00-18:00"],
    [
      [
        { tag: "Mo", von: "9", bis: "18" },
        { tag: "Sa", geschlossen: true },
      ],
      "Mo 09:00-18:00; Sa off",
    ],
    [
      [
        {
          dayOfWeek: ["https://schema.org/Monday", "https://schema.org/Friday"],
          opens: "10:00",
          closes: "19:00",
        },
      ],
      "Mo,Fr 10:00-19:00",
    ],
    [
      [
        ["Mo-Fr", "06:00-22:00"],
        ["Sa", "08:00-22:00"],
      ],
      "Mo-Fr 06:00-22:00; Sa 08:00-22:00",
    ],
  ] as const) {
    // As a cell has it: the elements of a list parted by semicolons.
    const text = Array.isArray(json)
      ? json.map((one) => JSON.stringify(one)).join("; ")
      : JSON.stringify(json);
    assert.equal(hoursOfText(text), osm, text);
  }
  assert.deepEqual(readDayCell('{"open":"06:00","close":"12:30"}; {"open":"14:00","close":"18:00"}'), {
    kind: "times",
    times: ["06:00-12:30", "14:00-18:00"],
  });
});

test("any other text stays as it is", () => {
  for (const text of ["Mo-Fr 9-18", "[nur Sommer] 9-18", "{", "[1", ""])
    assert.equal(withoutJson(text), text);
  fc.assert(fc.property(fc.json(), (text) => typeof withoutJson(text) === "string"));
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => typeof withoutJson(text) === "string"));
});
