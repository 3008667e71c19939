import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { parseRecurRule } from "./recur-rule.ts";
import { recurStarts } from "./recur-starts.ts";

const wallOf = (text: string): number => Date.parse(`${text}Z`);
const textOf = (wall: number): string => new Date(wall).toISOString().slice(0, 19);

/** The first dates of a rule from `from` on. */
function dates(rule: string, first: string, many = 8, from = first, steps = 100_000): string[] {
  const parsed = parseRecurRule(rule);
  assert.ok(typeof parsed === "object", `${rule}: ${parsed}`);
  const until = parsed.until ? parsed.until.wall : Number.POSITIVE_INFINITY;
  const found: string[] = [];
  for (const wall of recurStarts(parsed, wallOf(first), until, wallOf(from), wallOf("2100-01-01T00:00:00"), {
    steps,
  })) {
    if (wall >= wallOf(from)) found.push(textOf(wall));
    if (found.length === many) break;
  }
  return found;
}
const days = (rule: string, first: string, many?: number) =>
  dates(rule, first, many).map((date) => date.slice(0, 10));

describe("the examples of RFC 5545, 3.8.5.3", () => {
  const first = "1997-09-02T09:00:00";
  const examples: [rule: string, expected: string[]][] = [
    [
      "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
      ["09-02", "09-04", "09-16", "09-18", "09-30", "10-02", "10-14", "10-16"],
    ],
    [
      "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
      ["09-02", "09-15", "10-02", "10-15", "11-02", "11-15", "12-02", "12-15"],
    ],
    [
      "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
      ["09-02", "09-09", "09-16", "09-23", "09-30", "11-04", "11-11", "11-18"],
    ],
    ["FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3;COUNT=3", ["09-02", "09-04", "10-07"]],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", ["09-02", "09-29", "10-30", "11-27", "12-30"]],
    ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["09-02", "02-13", "03-13", "11-13", "08-13"]],
    ["FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", ["09-02", "09-13", "10-11", "11-08", "12-13"]],
    [
      "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      ["09-02", "11-04", "11-06", "11-08", "11-03"],
    ],
    ["FREQ=YEARLY;BYDAY=20MO", ["09-02", "05-18", "05-17", "05-15"]],
    ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", ["09-02", "05-11", "05-17", "05-15"]],
    ["FREQ=YEARLY;INTERVAL=3;COUNT=5;BYYEARDAY=1,100,200", ["09-02", "01-01", "04-09", "07-18", "01-01"]],
    ["FREQ=MONTHLY;BYMONTHDAY=-3", ["09-02", "09-28", "10-29", "11-28", "12-29", "01-29", "02-26"]],
    ["FREQ=WEEKLY;COUNT=4;WKST=SU", ["09-02", "09-09", "09-16", "09-23"]],
  ];
  for (const [rule, expected] of examples)
    it(rule, () => {
      assert.deepEqual(
        days(rule, first, expected.length).map((day) => day.slice(5)),
        expected,
      );
    });

  it("tells weeks that begin on Monday from those that begin on Sunday", () => {
    const rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU";
    assert.deepEqual(days(`${rule};WKST=MO`, "1997-08-05T09:00:00"), [
      "1997-08-05",
      "1997-08-10",
      "1997-08-19",
      "1997-08-24",
    ]);
    assert.deepEqual(days(`${rule};WKST=SU`, "1997-08-05T09:00:00"), [
      "1997-08-05",
      "1997-08-17",
      "1997-08-19",
      "1997-08-31",
    ]);
  });

  it("leaves out days that do not exist", () => {
    assert.deepEqual(days("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15T09:00:00"), [
      "2007-01-15",
      "2007-01-30",
      "2007-02-15",
      "2007-03-15",
      "2007-03-30",
    ]);
    assert.deepEqual(days("FREQ=YEARLY", "2024-02-29T09:00:00", 2), ["2024-02-29", "2028-02-29"]);
  });

  it("has several times a day", () => {
    assert.deepEqual(dates("FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30", "2026-11-23T09:00:00", 5), [
      "2026-11-23T09:00:00",
      "2026-11-23T09:30:00",
      "2026-11-23T14:00:00",
      "2026-11-23T14:30:00",
      "2026-11-24T09:00:00",
    ]);
  });
});

describe("a rule", () => {
  it("is refused where it makes no sense or is finer than a day", () => {
    for (const bad of [
      "",
      "FREQ=",
      "FREQ=DAILY;INTERVAL=0",
      "FREQ=DAILY;COUNT=0",
      "FREQ=WEEKLY;BYDAY=XX",
      "FREQ=DAILY;UNTIL=soon",
    ])
      assert.equal(parseRecurRule(bad), "bad-rule", bad);
    for (const bad of [
      "FREQ=MONTHLY;BYMONTHDAY=0",
      "FREQ=MONTHLY;BYMONTHDAY=32",
      "FREQ=YEARLY;BYMONTH=13",
      "FREQ=MONTHLY;BYDAY=0MO",
    ])
      assert.equal(parseRecurRule(bad), "bad-rule", bad);
    assert.equal(parseRecurRule("FREQ=HOURLY"), "rule-too-fine");
    assert.equal(
      parseRecurRule("FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55,59"),
      "rule-too-fine",
    );
  });

  it("without any date ends the search", () => {
    const impossible = [
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=MONTHLY;BYDAY=1TH;BYSETPOS=2",
    ];
    for (const rule of [...impossible, "FREQ=WEEKLY;INTERVAL=1000000", "FREQ=YEARLY;INTERVAL=1000000"]) {
      assert.deepEqual(days(rule, "2026-01-05T10:00:00", 2), ["2026-01-05"], rule);
      assert.deepEqual(days(`${rule};COUNT=999999999`, "2026-01-05T10:00:00", 2), ["2026-01-05"], rule);
    }
  });

  it("of long ago costs no more than one of today", () => {
    const budget = { steps: 1_000 };
    const rule = parseRecurRule("FREQ=DAILY");
    assert.ok(typeof rule === "object");
    const [from, to] = [wallOf("2026-11-01T00:00:00"), wallOf("2026-11-30T00:00:00")];
    const found = [
      ...recurStarts(rule, wallOf("1601-01-01T10:00:00"), Number.POSITIVE_INFINITY, from, to, budget),
    ];
    assert.equal(found.filter((wall) => wall >= from).length, 29);
    assert.ok(budget.steps > 900);
  });

  it("that counts is given up when the budget is used up", () => {
    assert.deepEqual(
      dates("FREQ=DAILY;COUNT=900000", "1601-01-01T10:00:00", 1, "2026-01-01T00:00:00", 1_000),
      [],
    );
  });

  it("gives what another reader finds, where that one is right", () => {
    const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    const interval = fc.integer({ min: 1, max: 4 }).map((value) => `;INTERVAL=${value}`);
    const list = (values: readonly (string | number)[], most: number) =>
      fc.subarray([...values], { minLength: 1, maxLength: most }).map((found) => found.join(","));
    const rule = fc.oneof(
      interval.map((every) => `FREQ=DAILY${every}`),
      fc.tuple(interval, list(names, 7)).map(([every, byDay]) => `FREQ=WEEKLY${every};BYDAY=${byDay}`),
      fc
        .tuple(interval, list(["1MO", "2TU", "-1FR", "3SU", "4WE"], 1))
        .map(([every, byDay]) => `FREQ=MONTHLY${every};BYDAY=${byDay}`),
      fc
        .tuple(interval, list([1, 10, 28, -1, -3], 1))
        .map(([every, byDay]) => `FREQ=MONTHLY${every};BYMONTHDAY=${byDay}`),
      interval.map((every) => `FREQ=YEARLY${every}`),
      fc
        .tuple(list([1, 3, 6, 10], 1), list(["1MO", "2TU", "-1SU"], 1))
        .map(([month, day]) => `FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`),
    );
    const start = fc
      .integer({ min: 0, max: 4_000 })
      .map((day) => textOf(Date.UTC(2020, 0, 1, 18, 30) + day * 86_400_000));
    fc.assert(
      fc.property(rule, start, (text, first) => {
        const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateTimeString(first));
        const theirs: string[] = [];
        for (let next = iterator.next(); next && theirs.length < 10; next = iterator.next())
          theirs.push(String(next));
        // The other reader leaves the first date out where the rule does not hit it.
        const ours = dates(text, first, 11).filter((date, index) => index > 0 || date === theirs[0]);
        assert.deepEqual(
          ours.slice(0, 10),
          theirs.slice(0, ours.length).slice(0, 10),
          `${text} from ${first}`,
        );
        assert.ok(theirs.length > 0 && ours.length >= theirs.length);
      }),
    );
  });
});
