import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { germanState, isGermanState } from "./german-state.ts";
import { type Hours, type HoursRefusal, maxHoursLength, parseHours } from "./hours.ts";
import { openIntervals } from "./open-intervals.ts";
import { stateAt } from "./state-at.ts";
import { weekTable } from "./week-table.ts";

const data = process.env.TEST_DATA ?? "../shared/data";
const now = new Date("2026-11-23T10:00:00Z");

function understood(value: string): Hours {
  const hours = parseHours(value, "NW");
  assert.ok(hours.ok, value);
  return hours.value;
}

function refusal(value: string): HoursRefusal | undefined {
  const hours = parseHours(value, "NW");
  return hours.ok ? undefined : hours.reason;
}

test("as people write is read and kept in OpenStreetMap's notation", () => {
  const cases = {
    "Mo-Fr 9-18 Uhr": "Mo-Fr 09:00-18:00",
    "Montag bis Freitag 9:00 bis 18:00 Uhr": "Mo-Fr 09:00-18:00",
    "Mo.-Fr. 09.00-18.00 Uhr, Sa. 09.00-14.00 Uhr": "Mo-Fr 09:00-18:00, Sa 09:00-14:00",
    "Mo - Fr 8:00 – 12:30 und 14:30 – 18:00": "Mo-Fr 08:00-12:30,14:30-18:00",
    "Mo. Ruhetag; Di-So 11:30-22:00": "Mo off; Tu-Su 11:30-22:00",
    "Mo-Fr 09:00-12:00 / 14:00-17:00": "Mo-Fr 09:00-12:00,14:00-17:00",
    "Mo-fr 9:30-18;sa 9-16": "Mo-Fr 09:30-18:00; Sa 09:00-16:00",
    "Mo+Di 9-12, Do 14-18": "Mo,Tu 09:00-12:00, Th 14:00-18:00",
    "täglich 10-22 Uhr": "Mo-Su 10:00-22:00",
    "Wochenende 10-18 Uhr": "Sa-Su 10:00-18:00",
    "rund um die Uhr": "24/7",
    "Mo-Sa ab 17 Uhr": "Mo-Sa 17:00+",
  };
  for (const [written, kept] of Object.entries(cases)) assert.equal(understood(written).value, kept);
});

test("OpenStreetMap's notation is kept as it is", () => {
  for (const value of [
    "Mo-Fr 08:00-18:00; PH off",
    "Apr-Oct: Mo-Su 10:00-18:00",
    '"nach Vereinbarung"',
    "Su[1] 11:00-17:00",
  ]) {
    assert.equal(understood(value).value, value);
  }
});

test("what may mean twelve-hour times is refused", () => {
  for (const value of ["Mo-Fr 9-5", "9:30-5", "Mo-fr 8-6; sa 10-14"])
    assert.equal(refusal(value), "not-understood", value);
  assert.equal(understood("Fr-Sa 20-5").value, "Fr-Sa 20:00-05:00");
});

test("refusals", () => {
  assert.equal(refusal(" \u0000\u202e "), "empty");
  assert.equal(refusal("x".repeat(maxHoursLength + 1)), "too-long");
  assert.equal(refusal("x".repeat(5_000_000)), "too-long");
  assert.equal(refusal("+49 203 123456"), "not-understood");
  const day = { from: "2026-12-24", to: "2026-12-24" };
  const many = parseHours("24/7", "NW", Array(25).fill(day));
  assert.ok(!many.ok && many.reason === "too-many-special-days");
});

test("nothing that is typed throws or hangs", () => {
  const words =
    'Mo Tu-Fr PH SH -1 day week 01-53 Jan Dec 24-Jan 02 2026 2020+ easter Mo[1] Fr[-1] 08:00-12:00 22:00-26:00 10:00+ sunrise (sunset+01:00) 24/7 off closed unknown open "c" ; , || - : Montag bis Uhr ( ) / Feb 29 00:00-48:00'.split(
      " ",
    );
  const value = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(" ")),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(value, (text) => {
      const hours = parseHours(text, "NW");
      if (!hours.ok) return;
      openIntervals(hours.value, now);
      weekTable(hours.value, now);
      stateAt(hours.value, now);
      // What was kept is read again, as the same.
      const again = parseHours(hours.value.value, "NW");
      assert.ok(again.ok);
      assert.equal(again.value.value, hours.value.value);
    }),
    { numRuns: 400 },
  );
});

test("what the package would spell without end, filling the memory, is broken off and refused", () => {
  assert.equal(refusal('"c"::Montag'), "too-complex");
});

test("hostile texts", () => {
  for (const part of [
    "(",
    "Mo,",
    "08:00-",
    '"',
    "PH,",
    "Jan ",
    "easter ",
    "ä",
    "week ",
    "||",
    "🎉",
    "sunrise-",
  ]) {
    assert.equal(refusal(part.repeat(10_000)), "too-long");
    parseHours(part.repeat(Math.floor(maxHoursLength / part.length)), "NW");
  }
});

test("a year beyond all dates is open at no time that anybody knows", () => {
  const hours = parseHours("20262026||Mo", "NW");
  assert.ok(hours.ok);
  assert.equal(stateAt(hours.value, now).open, "unknown");
  assert.equal(weekTable(hours.value, now).length, 7);
  assert.deepEqual(openIntervals(hours.value, now), []);
});

test("the naughty strings", (t) => {
  const file = `${data}/robust/blns.json`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  for (const text of JSON.parse(readFileSync(file, "utf8")) as string[]) {
    for (const value of [text, `Mo-Fr ${text}`, `Mo 10:00-12:00 "${text}"`]) {
      const hours = parseHours(value, "NW");
      if (hours.ok) weekTable(hours.value, now);
    }
  }
});

test("real values of OpenStreetMap: nine in ten and more are understood", (t) => {
  const file = `${data}/text/osm-opening-hours-values.tsv`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((row) => row.split("\t"));
  const read = rows.filter(([, value = ""]) => parseHours(value, "NW").ok);
  const plain = read.filter(([, value = ""]) => understood(value).pattern.kind === "week");
  const uses = (list: string[][]) => list.reduce((sum, [count]) => sum + Number(count), 0);
  t.diagnostic(
    `understood: ${read.length} of ${rows.length} values, ${uses(read)} of ${uses(rows)} uses; plain: ${plain.length}`,
  );
  assert.ok(read.length / rows.length > 0.93);
  assert.ok(uses(read) / uses(rows) > 0.95);
  assert.ok(plain.length / read.length > 0.9);
});

test("states are known by their codes", () => {
  assert.ok(isGermanState("NW") && isGermanState("BW") && !isGermanState("XX") && !isGermanState("toString"));
  assert.equal(germanState("HE").name, "Hessen");
});
