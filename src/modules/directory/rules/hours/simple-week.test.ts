import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { wallOfDay } from "./berlin-time.ts";
import { buildHours } from "./engine.ts";
import { packageTimeline } from "./package-timeline.ts";
import { simpleTimeline } from "./simple-timeline.ts";
import { simpleWeek } from "./simple-week.ts";
import type { Stretch } from "./timeline.ts";

const data = process.env.TEST_DATA ?? "../shared/data";
const DAY = 1440;

/** Only when it is open counts; of a holiday the package also says the name. */
function openOnly(stretches: Stretch[]): [number, number][] {
  const open: [number, number][] = [];
  for (const { from, to, state } of stretches) {
    const last = open.at(-1);
    if (state !== "open") continue;
    if (last?.[1] === from) last[1] = to;
    else open.push([from, to]);
  }
  return open;
}

function assertSame(value: string, asThePackageReads = value, from = wallOfDay("2026-12-14")): void {
  const week = simpleWeek(value);
  assert.ok(week, value);
  const to = from + 28 * DAY;
  const ours = openOnly(simpleTimeline(week, [], "NW", from, to));
  const theirs = openOnly(packageTimeline(buildHours(asThePackageReads, "NW"), from, to));
  assert.deepEqual(ours, theirs, value);
}

const weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const dayItem = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...weekdays) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...weekdays), fc.constantFrom(...weekdays))
      .map((pair) => pair.join("-")),
  },
  { weight: 1, arbitrary: fc.constant("PH") },
);
const dayList = fc
  .tuple(fc.array(dayItem, { minLength: 1, maxLength: 3 }), fc.constantFrom(",", ", "))
  .map(([items, comma]) => items.join(comma));
/** One to three ranges within a day. */
const dayTimes = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 }),
    fc.constantFrom(",", ", "),
  )
  .map(([quarters, comma]) => {
    const sorted = quarters.toSorted((a, b) => a - b).slice(0, quarters.length - (quarters.length % 2));
    const ranges = sorted.flatMap((from, index) =>
      index % 2 === 0 ? [`${clock(from * 15)}-${clock((sorted[index + 1] ?? 96) * 15)}`] : [],
    );
    return ranges.join(comma);
  });
const rule = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(dayList, dayTimes).map((parts) => parts.join(" ")) },
  {
    weight: 1,
    arbitrary: fc.tuple(dayList, fc.constantFrom("off", "closed")).map((parts) => parts.join(" ")),
  },
);

test("without nights: the same stretches as the package, whatever the pattern", () => {
  const value = fc
    .tuple(
      fc.option(dayTimes, { nil: undefined }),
      fc.array(rule, { minLength: 1, maxLength: 5 }),
      fc.constantFrom("; ", ";", ", "),
    )
    .map(([everyDay, rules, separator]) =>
      [...(everyDay === undefined ? [] : [everyDay]), ...rules].join(separator),
    );
  let read = 0;
  fc.assert(
    fc.property(value, (text) => {
      if (!simpleWeek(text)) return;
      read++;
      assertSame(text);
    }),
    { numRuns: 300 },
  );
  assert.ok(read > 200, `only ${read} were plain`);
});

test("nights: the same as the package with the commas that the specification asks for", () => {
  const night = fc
    .tuple(fc.integer({ min: 60, max: 92 }), fc.integer({ min: 1, max: 24 }))
    .map(([from, to]) => `${clock(from * 15)}-${clock(to * 15)}`);
  const time = fc.oneof(night, dayTimes);
  // Each weekday in one rule, so that comma and semicolon differ in the nights only.
  const rules = fc
    .tuple(fc.shuffledSubarray(weekdays, { minLength: 2 }), fc.array(time, { minLength: 4, maxLength: 4 }))
    .map(([days, times]) => {
      const size = Math.ceil(days.length / times.length);
      return times.flatMap((one, index) => {
        const own = days.slice(index * size, (index + 1) * size);
        return own.length === 0 ? [] : [`${own.join(",")} ${one}`];
      });
    });
  fc.assert(
    fc.property(rules, (list) => assertSame(list.join("; "), list.join(", "))),
    { numRuns: 150 },
  );
});

test("a night lasts to its end although the next day has a rule of its own", () => {
  const week = simpleWeek("Fr 18:00-02:00; Sa 10:00-14:00");
  assert.ok(week);
  const friday = wallOfDay("2026-11-27");
  assert.deepEqual(openOnly(simpleTimeline(week, [], "NW", friday, friday + 2 * DAY)), [
    [friday + 18 * 60, friday + 26 * 60],
    [friday + 34 * 60, friday + 38 * 60],
  ]);
});

test("what is not plain is left to the package", () => {
  for (const value of [
    "",
    "off",
    "Mo",
    "Mo off Tu",
    "Mo 09:00",
    "Mo 09:00+",
    "Jan 09:00-10:00",
    "Mo[1] 09:00-10:00",
    "SH off",
    "sunrise-sunset",
    'Mo 09:00-10:00 "x"',
    "Mo 10:00-09:00,08:00-11:00",
    "Mo 09:00-11:00,10:00-12:00",
    "Mo 09:00-09:00",
    "Mo 25:00-26:00",
    "Mo 09:60-10:00",
    "10:00-12:00; 14:00-16:00",
    "Mo 09:00-10:00,",
    "24/7; PH off",
    "PH-Mo 09:00-10:00",
    "Mo 09:00-18:00 ; Tu 09:00-10:00 x",
  ]) {
    assert.equal(simpleWeek(value), undefined, value);
  }
});

test("real plain values without nights: the same as the package, over the holidays of May", (t) => {
  const file = `${data}/text/osm-opening-hours-values.tsv`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  let compared = 0;
  for (const row of readFileSync(file, "utf8").trim().split("\n")) {
    const value = row.split("\t")[1] ?? "";
    const week = simpleWeek(value);
    if (!week || week.rules.some(({ ranges }) => ranges.some(({ to }) => to > DAY))) continue;
    assertSame(value, value, wallOfDay("2027-04-26"));
    compared++;
  }
  assert.ok(compared > 350, `only ${compared}`);
});
