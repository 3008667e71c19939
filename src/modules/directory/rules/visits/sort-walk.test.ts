// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Stop, sortWalk } from "./sort-walk.ts";

const stop = (street: string, houseNumber: string, lat = 51.42, lon = 6.76): Stop => ({
  street,
  houseNumber,
  place: { lat, lon },
});
const numbers = (stops: Stop[]) => stops.map(({ houseNumber }) => houseNumber);

test("a walk goes up the odd numbers and down the even ones", () => {
  const walk = sortWalk(["2", "1", "10a", "3", "", "10", "11"].map((number) => stop("A", number)));
  assert.deepEqual(numbers(walk), ["1", "3", "11", "10a", "10", "2", ""]);
});

test("the next street is the one that is nearest to where the last one ended", () => {
  const walk = sortWalk([
    stop("fern", "1", 51.46),
    stop("nah", "1", 51.421),
    stop("Anfang", "1", 51.42),
    stop("Anfang", "3", 51.4205),
  ]);
  assert.deepEqual(
    walk.map(({ street }) => street),
    ["Anfang", "Anfang", "nah", "fern"],
  );
});

test("a street is entered where the last one ended, on that end and that side", () => {
  const walk = sortWalk([
    stop("Anfang", "1", 51.42),
    stop("Anfang", "3", 51.421),
    stop("quer", "2", 51.43, 6.7601),
    stop("quer", "3", 51.425),
    stop("quer", "20", 51.4212, 6.7601),
    stop("quer", "21", 51.422),
  ]);
  assert.deepEqual(numbers(walk), ["1", "3", "20", "2", "3", "21"]);
});

test("what has no street comes last, each the nearest to the one before", () => {
  const walk = sortWalk([
    stop("", "c", 51.44),
    stop("", "a", 51.46),
    stop("", "b", 51.43),
    stop("A", "1", 51.42),
  ]);
  assert.deepEqual(numbers(walk), ["1", "b", "c", "a"]);
});

const anyStop = fc.record({
  street: fc.constantFrom("A", "B", "C", ""),
  houseNumber: fc.oneof(
    fc.constant(""),
    fc.integer({ min: 1, max: 300 }).map(String),
    fc.constantFrom("7 b", "12-14", "o. Nr."),
  ),
  place: fc.record({
    lat: fc.double({ min: 51.4, max: 51.5, noNaN: true }),
    lon: fc.double({ min: 6.7, max: 6.8, noNaN: true }),
  }),
});

test("a walk loses nobody, and passes through each street once, each side of it in one go", () => {
  fc.assert(
    fc.property(fc.array(anyStop, { maxLength: 60 }), (stops) => {
      const walk = sortWalk(stops);
      assert.equal(walk.length, stops.length);
      assert.deepEqual(new Set(walk), new Set(stops));
      const runs = walk.map(({ street }) => street).filter((street, index, all) => street !== all[index - 1]);
      assert.equal(runs.length, new Set(runs).size, "no street twice");
      for (const street of runs) {
        const sides = walk
          .filter((one) => one.street === street)
          .map(({ houseNumber }) => /\d+/.exec(houseNumber)?.[0])
          .map((number) => (number === undefined ? 2 : Number(number) % 2 === 1 ? 0 : 1));
        if (street === "") continue;
        const crossings = sides.filter((side, index) => index > 0 && side !== sides[index - 1]).length;
        assert.equal(crossings, new Set(sides).size - 1, "no side twice");
        if (sides.includes(2)) assert.equal(sides.at(-1), 2, "what has no number comes last");
      }
    }),
  );
});

test("the same stops make the same walk, however they come", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyStop, {
        selector: ({ street, houseNumber }) => `${street} ${houseNumber}`,
        maxLength: 20,
      }),
      (stops) => {
        assert.deepEqual(numbers(sortWalk([...stops].reverse())), numbers(sortWalk(stops)));
      },
    ),
  );
});
