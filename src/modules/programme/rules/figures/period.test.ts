// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter } from "../../../../kernel/clock/berlin.ts";
import {
  asksUnknown,
  figuresQuery,
  momentsOf,
  monthsOf,
  periodOf,
  quarterBefore,
  quarterOf,
  readFigures,
} from "./period.ts";

const now = new Date("2026-11-26T10:00:00Z");
const known = { kinds: ["workshop", "course"], areas: ["hochfeld"] };
const read = (query: string) => readFigures(new URLSearchParams(query), known, now);

test("a quarter and a year are whole days in Berlin", () => {
  assert.deepEqual(periodOf("2026-Q4"), { first: "2026-10-01", last: "2026-12-31" });
  assert.deepEqual(periodOf("2028-Q1"), { first: "2028-01-01", last: "2028-03-31" });
  assert.deepEqual(periodOf("2026"), { first: "2026-01-01", last: "2026-12-31" });
  for (const none of ["2026-Q5", "2026-Q0", "0000", "9999", "9999-Q4", "26"])
    assert.equal(periodOf(none), undefined);
  assert.deepEqual(momentsOf({ first: "2026-10-01", last: "2026-12-31" }), {
    from: new Date("2026-09-30T22:00:00Z"),
    to: new Date("2026-12-31T23:00:00Z"),
  });
  assert.deepEqual(monthsOf({ first: "2026-11-30", last: "2027-01-01" }), ["2026-11", "2026-12", "2027-01"]);
});

test("quarters follow each other without a gap, whatever the year", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1980, max: 2199 }), fc.integer({ min: 1, max: 4 }), (year, number) => {
      const quarter = `${year}-Q${number}`;
      const [own, before] = [periodOf(quarter), periodOf(quarterBefore(quarter))];
      assert.ok(own && before);
      assert.equal(dayAfter(before.last, 1), own.first);
      assert.equal(quarterOf(own.first), quarter);
      assert.equal(quarterOf(own.last), quarter);
      assert.equal(monthsOf(own).length, 3);
      assert.equal(quarterBefore(quarter, 4), `${year - 1}-Q${number}`);
    }),
  );
});

test("what is asked is read, and the present quarter answers whoever asks for nothing", () => {
  assert.deepEqual(read("").period, { first: "2026-10-01", last: "2026-12-31" });
  assert.deepEqual(read("zeitraum=2025&art=course&gebiet=mond").asked, {
    zeitraum: "2025",
    von: "",
    bis: "",
    art: "course",
    gebiet: undefined,
    angebot: undefined,
  });
  const free = read("zeitraum=frei&von=2026-02-01&bis=2026-02-28");
  assert.deepEqual([free.period, free.problem], [{ first: "2026-02-01", last: "2026-02-28" }, undefined]);
  assert.equal(figuresQuery(free.asked), "zeitraum=frei&von=2026-02-01&bis=2026-02-28");
  assert.deepEqual(read("von=2026-02-01&bis=2026-02-28").period, free.period, "two days are enough");
  assert.equal(read("von=2026-02-01").problem, "days");
  assert.equal(read("zeitraum=frei&von=2026-02-30&bis=2026-03-01").problem, "days");
  assert.equal(read("zeitraum=frei&von=9999-12-01&bis=9999-12-31").problem, "days");
  assert.equal(read("angebot=------------------------------------").asked.angebot, undefined);
  assert.equal(read("zeitraum=frei&von=2026-03-02&bis=2026-03-01").problem, "order");
  assert.equal(read("zeitraum=frei&von=1990-01-01&bis=2026-03-01").problem, "long");
});

test("what is no value of its filter is noticed", () => {
  const unknown = (query: string) => asksUnknown(new URLSearchParams(query), read(query));
  for (const good of [
    "",
    "zeitraum=2026-Q3",
    "von=2026-02-01&bis=2026-02-28&art=course&gebiet=hochfeld&angebot=",
  ])
    assert.equal(unknown(good), false, good);
  for (const wrong of ["zeitraum=2026-Q5", "art=kurs", "gebiet=mond", "angebot=7"])
    assert.equal(unknown(wrong), true, wrong);
});

test("any address is read, and what is read leads to the same again", () => {
  const value = fc.oneof(fc.string(), fc.constantFrom("frei", "2026", "2026-Q2", "2026-02-01", "course"));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("zeitraum", "von", "bis", "art", "gebiet", "angebot"), value)),
      (pairs) => {
        const first = readFigures(new URLSearchParams(pairs), known, now);
        assert.ok(first.period.first <= first.period.last);
        const again = readFigures(new URLSearchParams(figuresQuery(first.asked)), known, now);
        assert.deepEqual(again.period, first.period);
        assert.equal(again.problem, first.problem);
      },
    ),
  );
});
