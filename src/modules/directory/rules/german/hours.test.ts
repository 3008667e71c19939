import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseHours } from "../hours/hours.ts";
import { type Day, daysAtStart, daysOf, weekDays, writeDays } from "./days.ts";
import { germanHours, hoursOfText, readDayCell } from "./hours.ts";

test("opening hours as German lists have them", () => {
  for (const [written, osm] of [
    ["Mo-Fr 9-12 u. 14-18 Uhr", "Mo-Fr 09:00-12:00,14:00-18:00"],
    ["Mo–Fr: 9:00–18:30 Uhr, Sa.: 9.00-14.00 Uhr", "Mo-Fr 09:00-18:30; Sa 09:00-14:00"],
    ["Montag bis Freitag von 7 bis 18 Uhr\nSamstag 7 bis 13 Uhr", "Mo-Fr 07:00-18:00; Sa 07:00-13:00"],
    ["Mo, Di, Do 9-13 und 15-18 Uhr, Mi+Fr 9-13 Uhr", "Mo,Tu,Th 09:00-13:00,15:00-18:00; We,Fr 09:00-13:00"],
    ["Mo/Mi/Fr 0900-1230", "Mo,We,Fr 09:00-12:30"],
    ["täglich 10-22 Uhr", "Mo-Su 10:00-22:00"],
    ["tägl. 11:00–23:00", "Mo-Su 11:00-23:00"],
    ["werktags 9 - 18.30h", "Mo-Sa 09:00-18:30"],
    ["Montag Ruhetag, Di-So 17-23 Uhr", "Mo off; Tu-Su 17:00-23:00"],
    ["Di-So 17-23 Uhr, Ruhetag: Montag", "Mo off; Tu-Su 17:00-23:00"],
    ["So. u. Feiertage 8-11", "Su,PH 08:00-11:00"],
    ["Sonn- und Feiertags 8-11 Uhr", "Su,PH 08:00-11:00"],
    ["Mo-Sa 9-18 Uhr durchgehend", "Mo-Sa 09:00-18:00"],
    ["durchgehend", "24/7"],
    ["24 Std.", "24/7"],
    ["rund um die Uhr", "24/7"],
    ["Sa. n. V.", 'Sa "nach Vereinbarung"'],
    ["Termine nach Vereinbarung", '"nach Vereinbarung"'],
    ["Mo-Fr 8-17, Sa nach telefonischer Vereinbarung", 'Mo-Fr 08:00-17:00; Sa "nach Vereinbarung"'],
    ["Mo-Fr 6:00-22:00 (in den Ferien ab 7)", "Mo-Fr 06:00-22:00"],
    ["Fr ab 17 Uhr", "Fr 17:00+"],
    ["Mi 14-18 Uhr und nach Vereinbarung", "We 14:00-18:00"],
    ["Mo-Do 8-12 Uhr, Fr 8-13 Uhr u. n. V.", "Mo-Th 08:00-12:00; Fr 08:00-13:00"],
    ["täglich außer Montag 11:30-14 und 17-23 Uhr", "Mo off; Tu-Su 11:30-14:00,17:00-23:00"],
    ["Mo-Sa, ausgenommen Mittwoch, 9-13", "Mo,Tu,Th-Sa 09:00-13:00; We off"],
    ["Mon-Fri 9am-5pm, Sat 10.30 a.m. - 2 p.m.", "Mo-Fr 09:00-17:00; Sa 10:30-14:00"],
    ["Sun 12pm-12am", "Su 12:00-00:00"],
    ["Fr+Sa 18-2 Uhr", "Fr,Sa 18:00-02:00"],
  ] as const) {
    assert.equal(germanHours(written), osm, written);
    assert.ok(parseHours(osm, "NW").ok, osm);
  }
});

test("days of some weeks of a month, as lists of markets have them", () => {
  for (const [written, osm] of [
    ["1. Samstag im Monat 10-12", "Sa[1] 10:00-12:00"],
    ["jeden 2. Mittwoch 8-13 Uhr", "We[2] 08:00-13:00"],
    ["letzter Sonntag im Monat, 11:00 - 17:00 Uhr", "Su[-1] 11:00-17:00"],
    ["Jeden letzten Sonntag im Monat von 11 bis 17 Uhr", "Su[-1] 11:00-17:00"],
    ["vorletzter Freitag des Monats 14-18", "Fr[-2] 14:00-18:00"],
    ["am ersten und dritten Freitag im Monat 14-18 Uhr", "Fr[1,3] 14:00-18:00"],
    ["1. u. 3. Do im Monat: 8.00-12.30 Uhr", "Th[1,3] 08:00-12:30"],
    ["jeden 1., 3. und 5. Samstag im Monat 9-13 Uhr", "Sa[1,3,5] 09:00-13:00"],
    ["1.-3. Sa im Monat 9-13", "Sa[1,2,3] 09:00-13:00"],
    ["2. + 4. Mi. i. M. 15-18h", "We[2,4] 15:00-18:00"],
    ["1. Sa/Monat 8-13", "Sa[1] 08:00-13:00"],
    ["an jedem 3. Samstag eines Monats 8-13", "Sa[3] 08:00-13:00"],
    ["monatlich am 1. Samstag 8-13", "Sa[1] 08:00-13:00"],
    ["1. Samstag jeden Monats 8-13", "Sa[1] 08:00-13:00"],
    ["erster Montag und dritter Donnerstag im Monat 9-12", "Mo[1],Th[3] 09:00-12:00"],
    ["Samstag (1. im Monat) 9-13 Uhr", "Sa[1] 09:00-13:00"],
    ["Sa 9-13 Uhr (jeden 1. und 3. im Monat)", "Sa[1,3] 09:00-13:00"],
    ["9-13 Uhr am 1. Samstag im Monat", "Sa[1] 09:00-13:00"],
    ["10-16 Uhr (letzter Sonntag im Monat)", "Su[-1] 10:00-16:00"],
    ["jeden zweiten Mittwoch im Monat 14-18 Uhr", "We[2] 14:00-18:00"],
    ["1. Samstag im Monat 9-12 und 14-16 Uhr", "Sa[1] 09:00-12:00,14:00-16:00"],
    ["Mi 8-13 Uhr, letzter Sonntag im Monat 11-17 Uhr", "We 08:00-13:00; Su[-1] 11:00-17:00"],
    ["1. Sa im Monat 8-16, Sa 8-13 Uhr", "Sa 08:00-13:00; Sa[1] 08:00-16:00"],
    ["Sa 8-13 Uhr, letzter Samstag im Monat geschlossen", "Sa 08:00-13:00; Sa[-1] off"],
    ["Samstag außer 1. Samstag im Monat 8-13 Uhr", "Sa 08:00-13:00; Sa[1] off"],
    ["first Saturday of the month 9-13", "Sa[1] 09:00-13:00"],
  ] as const) {
    assert.equal(germanHours(written), osm, written);
    assert.ok(parseHours(osm, "NW").ok, osm);
  }
});

test("every week of a month and every day comes back however it is written", () => {
  const ordinals = [
    [1, ["1.", "ersten", "erster"]],
    [2, ["2."]],
    [3, ["3.", "dritten"]],
    [4, ["4.", "vierten"]],
    [5, ["5.", "fünften"]],
    [-1, ["letzten", "letzter"]],
    [-2, ["vorletzten"]],
  ] as const;
  const one = fc
    .constantFrom(...ordinals)
    .chain(([nth, texts]) => fc.record({ nth: fc.constant(nth), text: fc.constantFrom(...texts) }));
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { minLength: 1, maxLength: 3, selector: ({ nth }) => nth }),
      fc.constantFrom(...weekDays),
      fc.nat(4),
      fc.constantFrom("jeden ", "am ", "immer am ", ""),
      fc.constantFrom(" im Monat", " des Monats", "/Monat", " im Monat:"),
      fc.constantFrom(" und ", ", ", " u. ", " + ", "/"),
      (weeks, day, style, before, month, join) => {
        const name = names[day][style % names[day].length] ?? "";
        const text = `${before}${weeks.map((week) => week.text).join(join)} ${name}${month} 9-13 Uhr`;
        const order = (nth: number) => (nth > 0 ? nth : 9 - nth);
        const nth = weeks.map((week) => week.nth).sort((a, b) => order(a) - order(b));
        assert.equal(germanHours(text), `${day}[${nth.join(",")}] 09:00-13:00`, text);
      },
    ),
  );
});

test("hours that say more of a day that was named before, or less", () => {
  for (const [written, osm] of [
    ["Mo-Fr 8-12 Uhr, Do 14-18 Uhr", "Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00"],
    ["Mo-Fr 8-12 Uhr, Mo, Di auch 15-18 Uhr", "Mo,Tu 08:00-12:00,15:00-18:00; We-Fr 08:00-12:00"],
    ["Mo-Fr 9-18, Mi 9-13", "Mo,Tu,Th,Fr 09:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-13 u. 15-18 Uhr, Mi nachm. geschl.", "Mo,Tu,Th,Fr 09:00-13:00,15:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-13, 14-18, Mittwochnachmittag zu", "Mo,Tu,Th,Fr 09:00-13:00,14:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-13, 14-18, Mi nur vormittags", "Mo,Tu,Th,Fr 09:00-13:00,14:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-18, mittwochs nur bis 13 Uhr", "Mo,Tu,Th,Fr 09:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-18, Mi ab 13 Uhr geschlossen", "Mo,Tu,Th,Fr 09:00-18:00; We 09:00-13:00"],
    ["Mo-Fr 9-18, langer Do bis 20 Uhr", "Mo-We,Fr 09:00-18:00; Th 09:00-20:00"],
    ["Mo-Fr 9-18 außer Mi 9-13 Uhr", "Mo,Tu,Th,Fr 09:00-18:00; We 09:00-13:00"],
    ["11-22 Uhr (außer montags)", "Mo off; Tu-Su 11:00-22:00"],
    ["Mo-Fr 9-18 (Mi geschlossen)", "Mo,Tu,Th,Fr 09:00-18:00; We off"],
    ["Fr 14-18, sonst nach Vereinbarung", 'Mo-Th,Sa,Su "nach Vereinbarung"; Fr 14:00-18:00'],
    ["Termine nach Vereinbarung Mo-Fr 9-18", "Mo-Fr 09:00-18:00"],
    ["9-18 Uhr (Mo-Fr), 9-13 Uhr (Sa)", "Mo-Fr 09:00-18:00; Sa 09:00-13:00"],
    ["9-18 Uhr Mo-Fr, 9-13 Uhr Sa", "Mo-Fr 09:00-18:00; Sa 09:00-13:00"],
    ["7 Tage die Woche 9-22 Uhr", "Mo-Su 09:00-22:00"],
    ["Mo-Fr 9 AM - noon", "Mo-Fr 09:00-12:00"],
    ["Mo-Fr 09:00:00-17:30:00", "Mo-Fr 09:00-17:30"],
    ["Mo-Fr 9-18, feiertags geschlossen", "Mo-Fr 09:00-18:00; PH off"],
    ["n. tel. Vereinb.", '"nach Vereinbarung"'],
    // A shorter Saturday behind times without days: these are the working days, and nothing was said of Sunday.
    ["9-18 Uhr, samstags bis 14 Uhr", "Mo-Fr 09:00-18:00; Sa 09:00-14:00"],
    ["9.30-18.30, Do bis 20, Sa 10-14 Uhr", "Mo-We,Fr 09:30-18:30; Th 09:30-20:00; Sa 10:00-14:00"],
    ["9-13 u. 15-18 Uhr, Sa nur vormittags", "Mo-Fr 09:00-13:00,15:00-18:00; Sa 09:00-13:00"],
    ["9-18 Uhr, Sa 9-14, So 10-12", "Mo-Fr 09:00-18:00; Sa 09:00-14:00; Su 10:00-12:00"],
    ["täglich 9-18 Uhr, Sa bis 14 Uhr", "Mo-Fr,Su 09:00-18:00; Sa 09:00-14:00"],
    ["17-23 Uhr, Sa 17-2 Uhr", "Mo-Fr,Su 17:00-23:00; Sa 17:00-02:00"],
    ["17-23 Uhr, Sa ab 12 Uhr", "Mo-Fr,Su 17:00-23:00; Sa 12:00+"],
  ] as const) {
    assert.equal(germanHours(written), osm, written);
    assert.ok(parseHours(osm, "NW").ok, osm);
  }
  // OpenStreetMap's words with people's colons: its syntax has none behind days.
  assert.equal(hoursOfText("Mo-Fr: 08:00-18:00 Sa: 08:00-13:00"), "Mo-Fr 08:00-18:00; Sa 08:00-13:00");
  assert.equal(hoursOfText("Mo-Fr 08:00-18:00 || unknown"), "Mo-Fr 08:00-18:00 || unknown");
});

test("hours of some months, as markets and gardens have them", () => {
  for (const [written, osm] of [
    ["April-Oktober: Mo-Fr 9-18 Uhr", "Apr-Oct Mo-Fr 09:00-18:00"],
    [
      "Mi 7-13 (April bis September), Mi 8-13 (Oktober bis März)",
      "Apr-Sep We 07:00-13:00; Oct-Mar We 08:00-13:00",
    ],
    ["Mo-Fr 9-18, Nov.-Feb. Mo-Fr 10-16", "Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00"],
    ["1.4.-31.10. Mo-Fr 9-18, Sa 9-13", "Apr-Oct Mo-Fr 09:00-18:00; Apr-Oct Sa 09:00-13:00"],
    ["vom 1. Mai bis 15. September täglich 9-13", "May 01-Sep 15 Mo-Su 09:00-13:00"],
    ["März-Nov. Di-So 10-18 Uhr, Dez.-Feb. geschlossen", "Mar-Nov Tu-Su 10:00-18:00; Dec-Feb off"],
  ] as const) {
    assert.equal(germanHours(written), osm, written);
    assert.ok(parseHours(osm, "NW").ok, osm);
  }
});

test("what is not understood as a whole is not understood", () => {
  for (const written of [
    "Mo-Fr 9-18, Mi nachm. geschl.",
    "Mi nachm. geschl., Mo-Fr 9-12, 14-18",
    "Mi ab 13 Uhr geschlossen",
    "Do bis 20 Uhr",
    "Do 14-18 Uhr (Sommer)",
    "Di+Do 16-18 (nicht in den Ferien)",
    "Mo-Fr 9-18 (nur während der Schulzeit)",
    "Sommer 10-20, Winter 10-18",
    "32.4.-31.10. Mo-Fr 9-18",
    "Mo-Fr 9-12, 2-6",
    "täglich außer Di",
    "wechselnd",
    "1. Montag 9-12 2. Dienstag 9-12",
    "jeden zweiten Mittwoch 14-18 Uhr",
    "Sa 8-13 Uhr (14-tägig)",
    "Sa 8-13 Uhr (gerade Wochen)",
    "1. Samstag im Monat",
    "6. Samstag im Monat 9-12",
    "1. Samstag und Sonntag im Monat 9-12",
    "1. Samstag im März 9-12",
    "Mo-Fr 9-18, Sa siehe Aushang",
    "geschlossen",
    "Mo-Fr 10-5",
    "Mo 25-26",
    "",
    "Mo",
  ])
    assert.equal(germanHours(written), undefined, written);
});

test("a cell of its own for a day", () => {
  assert.deepEqual(readDayCell("8:00-12:00 / 14-18"), {
    kind: "times",
    times: ["08:00-12:00", "14:00-18:00"],
  });
  for (const closed of ["geschlossen", "geschl.", "-", "Ruhetag", "zu"])
    assert.deepEqual(readDayCell(closed), { kind: "off" });
  assert.deepEqual(readDayCell("n.V."), { kind: "note", note: "nach Vereinbarung" });
  assert.equal(readDayCell(" "), null);
  assert.equal(readDayCell("vielleicht"), undefined);
  assert.equal(readDayCell("geschl. ab 13 Uhr"), undefined);
  assert.equal(readDayCell("9-5"), undefined);
  assert.deepEqual(readDayCell("Open 24 hours"), { kind: "times", times: ["00:00-24:00"] });
});

const names = {
  Mo: ["Mo", "Mo.", "Montag", "montags", "MO"],
  Tu: ["Di", "Di.", "Dienstag", "Tue"],
  We: ["Mi", "Mi.", "Mittwoch", "Wed"],
  Th: ["Do", "Do.", "Donnerstag", "Thursday"],
  Fr: ["Fr", "Fr.", "Freitag"],
  Sa: ["Sa", "Sa.", "Samstag", "Sonnabend"],
  Su: ["So", "So.", "Sonntag", "Sunday"],
} as const;

/** Some days in a row, as written and as meant. */
const dayRange = fc
  .tuple(fc.nat(6), fc.nat(6), fc.nat(4), fc.nat(4), fc.constantFrom("-", " - ", "–", " bis "))
  .map(([from, length, first, last, dash]) => {
    const to = Math.min(6, from + length);
    const name = (index: number, which: number) => {
      const day = weekDays[index] ?? "Mo";
      return names[day][which % names[day].length] ?? "Mo";
    };
    const days: Day[] = weekDays.slice(from, to + 1);
    return { days, text: from === to ? name(from, first) : `${name(from, first)}${dash}${name(to, last)}` };
  });

test("days come back however they are written", () => {
  fc.assert(
    fc.property(dayRange, ({ days, text }) => {
      const lower = text.toLowerCase();
      assert.equal(daysAtStart.exec(lower)?.[0], lower, text);
      assert.deepEqual(daysOf(lower), days, text);
      assert.deepEqual(daysOf(writeDays(days).toLowerCase()), days);
    }),
  );
});

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const osmTime = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
const germanTime = (at: number, style: number): string => {
  const [hours, minutes] = [Math.floor(at / 60), String(at % 60).padStart(2, "0")];
  if (style === 0 && at % 60 === 0) return `${hours}`;
  return style === 1 ? `${hours}.${minutes}` : `${hours}:${minutes}`;
};

test("stretches come back however they are written", () => {
  fc.assert(
    fc.property(
      dayRange,
      fc.uniqueArray(minute, { minLength: 2, maxLength: 4 }),
      fc.nat(2),
      fc.constantFrom("-", " - ", "–", " bis "),
      fc.constantFrom(" Uhr", "", "h"),
      fc.constantFrom(" und ", ", ", " u. ", " / ", "; "),
      fc.constantFrom(" ", ": ", " von "),
      ({ days, text }, marks, style, dash, clock, join, between) => {
        const sorted = marks.sort((a, b) => a - b).slice(0, marks.length - (marks.length % 2));
        const pairs = sorted.flatMap((at, index) =>
          index % 2 === 0 ? [[at, sorted[index + 1] ?? 0] as const] : [],
        );
        const german = pairs.map(
          ([from, to]) => `${germanTime(from, style)}${dash}${germanTime(to, style)}${clock}`,
        );
        const osm = `${writeDays(days)} ${pairs.map(([from, to]) => `${osmTime(from)}-${osmTime(to)}`).join(",")}`;
        assert.equal(
          germanHours(text + between + german.join(join)),
          osm,
          text + between + german.join(join),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("what begins at 24 o'clock may be either night and is not guessed", () => {
  for (const text of ["24-9", "Fr 24:00-05:00", "Sa ab 24 Uhr"])
    assert.equal(germanHours(text), undefined, text);
  assert.equal(germanHours("Fr 18-24 Uhr"), "Fr 18:00-24:00");
});

test("never throws, and what it gives is opening hours", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          "Mo",
          "-",
          "Fr",
          " ",
          "9",
          "18",
          ":",
          "30",
          "Uhr",
          "geschlossen",
          "n. V.",
          "ab",
          "u.",
          ";",
          ",",
          "täglich",
          "(",
          ")",
          "24",
          "1.",
          "letzter",
          "im Monat",
          "jeden",
          "bis",
          "nachm.",
          "außer",
          "April-Oktober",
          "sonst",
        ),
        { maxLength: 14 },
      ),
      (parts) => {
        const osm = germanHours(parts.join(""));
        if (osm !== undefined)
          assert.ok(parseHours(osm, "NW").ok || osm.length > 255, `${parts.join("")} => ${osm}`);
      },
    ),
    { numRuns: 500 },
  );
});
