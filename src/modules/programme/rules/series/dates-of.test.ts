import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { berlinWall } from "../../../../kernel/clock/wall-clock.ts";
import { datesOf } from "./dates-of.ts";
import { dayNumber, dayOfNumber, weekdayOf } from "./day-number.ts";
import { maxSessions, type SeriesContext, seriesRule, weekDays } from "./series-rule.ts";

const plain: SeriesContext = { publicHoliday: () => undefined, schoolHolidays: [] };
/** North Rhine-Westphalia around the turn of the year 2026. */
const nrw: SeriesContext = {
  publicHoliday: (day) =>
    ({ "2026-11-01": "Allerheiligen", "2026-12-25": "1. Weihnachtstag", "2026-12-26": "2. Weihnachtstag" })[
      day
    ],
  schoolHolidays: [
    { from: "2026-10-17", to: "2026-10-31", name: "Herbstferien" },
    { from: "2026-12-23", to: "2027-01-06", name: "Weihnachtsferien" },
  ],
  schoolHolidaysKnownUntil: "2027-01-31",
};

const evening = { from: "2026-10-06", startsAt: "18:00", endsAt: "19:30" };
const tuesdays = { unit: "week", step: 1, weekdays: ["TU"] } as const;

function dates(rule: object, context = plain) {
  const result = datesOf(seriesRule.parse(rule), context);
  assert.ok(result.ok, result.ok ? "" : result.reason);
  return result.value;
}
const days = (rule: object, context = plain) => dates(rule, context).dates.map(({ day }) => day);
const refusal = (rule: object) => {
  const result = datesOf(seriesRule.parse(rule), plain);
  return result.ok ? undefined : result.reason;
};

describe("a series", () => {
  it("has ten evenings although school is out twice", () => {
    const rule = { ...evening, rhythm: tuesdays, count: 10, withoutSchoolHolidays: true };
    const { dates: found, leftOut, schoolHolidaysUnknownFrom } = dates(rule, nrw);
    assert.deepEqual(
      found.map(({ day }) => day.slice(5)),
      ["10-06", "10-13", "11-03", "11-10", "11-17", "11-24", "12-01", "12-08", "12-15", "12-22"],
    );
    assert.deepEqual(
      leftOut.map(({ day, name }) => [day, name]),
      [
        ["2026-10-20", "Herbstferien"],
        ["2026-10-27", "Herbstferien"],
      ],
    );
    assert.equal(schoolHolidaysUnknownFrom, undefined);
    assert.equal(dates({ ...rule, count: 16 }, nrw).schoolHolidaysUnknownFrom, "2027-02-02");
  });

  it("leaves out public holidays and exceptions and says why", () => {
    const rule = { ...evening, from: "2026-10-31", rhythm: { unit: "day", step: 1 }, until: "2026-11-03" };
    const { dates: found, leftOut } = dates(
      { ...rule, withoutPublicHolidays: true, exceptions: ["2026-11-02"] },
      nrw,
    );
    assert.deepEqual(
      found.map(({ day }) => day),
      ["2026-10-31", "2026-11-03"],
    );
    assert.deepEqual(leftOut, [
      { day: "2026-11-01", why: "public-holiday", name: "Allerheiligen" },
      { day: "2026-11-02", why: "exception" },
    ]);
  });

  it("knows second weeks, weekdays of the month and days of the month", () => {
    const until = { until: "2027-03-31" };
    const rhythms: [object, string[]][] = [
      [
        { unit: "week", step: 2, weekdays: ["MO", "TH"] },
        ["2026-10-08", "2026-10-19", "2026-10-22", "2026-11-02", "2026-11-05"],
      ],
      [{ unit: "month", step: 1, on: { nth: 2, weekday: "TU" } }, ["2026-10-13", "2026-11-10", "2026-12-08"]],
      [{ unit: "month", step: 1, on: { nth: 5, weekday: "FR" } }, ["2026-10-30", "2027-01-29"]],
      [
        { unit: "month", step: 2, on: { nth: -1, weekday: "FR" } },
        ["2026-10-30", "2026-12-25", "2027-02-26"],
      ],
      [{ unit: "month", step: 1, on: { day: 31 } }, ["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"]],
      [{ unit: "month", step: 1, on: { day: -1 } }, ["2026-10-31", "2026-11-30", "2026-12-31"]],
      [{ unit: "day", step: 10 }, ["2026-10-06", "2026-10-16", "2026-10-26"]],
    ];
    for (const [rhythm, expected] of rhythms)
      assert.deepEqual(days({ ...evening, rhythm, ...until }).slice(0, expected.length), expected);
  });

  it("keeps 18:00 through both changes of the clock", () => {
    const found = dates({ ...evening, from: "2027-03-23", rhythm: tuesdays, count: 2 }).dates;
    assert.deepEqual(
      found.map(({ startsAt }) => startsAt.toISOString()),
      ["2027-03-23T17:00:00.000Z", "2027-03-30T16:00:00.000Z"],
    );
  });

  it("says where the clock leaves the start out or shows it twice", () => {
    const night = { startsAt: "02:30", endsAt: "03:00", rhythm: { unit: "none" } };
    const spring = dates({ ...night, from: "2027-03-28", ownDates: [{ day: "2027-03-28" }] }).dates[0];
    assert.equal(spring?.clock, "left-out");
    assert.equal(spring?.startsAt.toISOString(), "2027-03-28T01:30:00.000Z");
    assert.equal(spring?.endsAt.toISOString(), "2027-03-28T02:00:00.000Z");
    const autumn = dates({ ...night, from: "2026-10-25", ownDates: [{ day: "2026-10-25" }] }).dates[0];
    assert.equal(autumn?.clock, "twice");
    assert.equal(autumn?.startsAt.toISOString(), "2026-10-25T00:30:00.000Z");
  });

  it("runs past midnight", () => {
    const [found] = dates({
      ...evening,
      startsAt: "22:00",
      endsAt: "01:00",
      rhythm: tuesdays,
      count: 1,
    }).dates;
    assert.equal(found?.endsAt.toISOString(), "2026-10-06T23:00:00.000Z");
  });

  it("keeps own dates whatever the calendar says, each once", () => {
    const { dates: found } = dates(
      {
        ...evening,
        rhythm: tuesdays,
        count: 2,
        withoutPublicHolidays: true,
        exceptions: ["2026-12-25"],
        ownDates: [{ day: "2026-12-25", startsAt: "10:00", endsAt: "11:00" }, { day: "2026-10-13" }],
      },
      nrw,
    );
    assert.deepEqual(
      found.map(({ day, own }) => [day, own]),
      [
        ["2026-10-06", false],
        ["2026-10-13", true],
        ["2026-12-25", true],
      ],
    );
  });

  it("is refused with a reason", () => {
    const daily = { unit: "day", step: 1 };
    assert.equal(refusal({ ...evening, rhythm: tuesdays }), "endless");
    assert.equal(refusal({ ...evening, rhythm: tuesdays, until: "2026-10-05" }), "until-before-from");
    assert.equal(refusal({ ...evening, rhythm: tuesdays, until: "2036-10-05" }), "too-long");
    assert.equal(refusal({ ...evening, rhythm: { ...tuesdays, step: 99 }, count: 99 }), "too-long");
    assert.equal(refusal({ ...evening, rhythm: daily, count: 367 }), "too-many");
    assert.equal(refusal({ ...evening, rhythm: daily, until: "2027-12-31" }), "too-many");
    assert.equal(refusal({ ...evening, rhythm: { unit: "none" } }), "no-dates");
    assert.equal(refusal({ ...evening, endsAt: "18:00", rhythm: tuesdays, count: 1 }), "same-times");
    assert.equal(seriesRule.safeParse({ ...evening, from: "2026-02-31", rhythm: tuesdays }).success, false);
    assert.equal(seriesRule.safeParse({ ...evening, startsAt: "24:00", rhythm: tuesdays }).success, false);
  });
});

const day = fc.integer({ min: dayNumber("2024-01-01"), max: dayNumber("2032-12-31") }).map(dayOfNumber);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "59"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const step = fc.integer({ min: 1, max: 5 });
const rhythm = fc.oneof(
  fc.record({ unit: fc.constant("day"), step }),
  fc.record({ unit: fc.constant("week"), step, weekdays: fc.subarray([...weekDays], { minLength: 1 }) }),
  fc.record({
    unit: fc.constant("month"),
    step,
    on: fc.oneof(
      fc.record({ nth: fc.constantFrom(1, 2, 3, 4, 5, -1), weekday: fc.constantFrom(...weekDays) }),
      fc.record({ day: fc.constantFrom(1, 15, 28, 29, 30, 31, -1) }),
    ),
  }),
);
const anyRule = fc.record({
  from: day,
  startsAt: time,
  endsAt: time,
  rhythm,
  length: fc.integer({ min: 0, max: 700 }),
  count: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  skips: fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }),
});

describe("any series", () => {
  it("is in order, without doubles, within its end, without its exceptions, at the same time on the wall", () => {
    let checked = 0;
    fc.assert(
      fc.property(anyRule, ({ length, skips, ...rule }) => {
        const first = dayNumber(rule.from);
        const until = dayOfNumber(first + length);
        const exceptions = skips.map((skip) => dayOfNumber(first + skip));
        const result = datesOf(seriesRule.parse({ ...rule, until, exceptions }), plain);
        if (!result.ok) return;
        checked++;
        const { dates: found } = result.value;
        assert.ok(found.length > 0 && found.length <= Math.min(maxSessions, rule.count ?? maxSessions));
        for (const [index, date] of found.entries()) {
          const before = found[index - 1];
          assert.ok(!before || before.startsAt < date.startsAt);
          assert.ok(date.endsAt > date.startsAt);
          assert.ok(date.day >= rule.from && date.day <= until && !exceptions.includes(date.day));
          if (date.clock !== "left-out") {
            const wall = new Date(berlinWall(date.startsAt)).toISOString();
            assert.equal(wall.slice(0, 16), `${date.day}T${rule.startsAt}`);
          }
        }
      }),
    );
    assert.ok(checked > 20, `only ${checked} rules gave dates`);
  });

  it("of weeks has all wanted weekdays of every second, third ... week and no other", () => {
    fc.assert(
      fc.property(day, step, fc.subarray([...weekDays], { minLength: 1 }), (from, every, weekdays) => {
        const first = dayNumber(from);
        const rule = { from, startsAt: "10:00", endsAt: "11:00", until: dayOfNumber(first + 300) };
        const found = new Set(days({ ...rule, rhythm: { unit: "week", step: every, weekdays } }));
        const monday = first - weekdayOf(first);
        for (let number = first; number <= first + 300; number++) {
          const wanted = weekdays.some((one) => weekDays.indexOf(one) === weekdayOf(number));
          const inWeek = Math.floor((number - monday) / 7) % every === 0;
          assert.equal(found.has(dayOfNumber(number)), wanted && inWeek);
        }
      }),
    );
  });
});
