// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { createHull } from "../../../../kernel/geo/hull.ts";
import { isTooMany, judgeMissing, type Missing, type Seen } from "./vanished.ts";

const point = fc.record({
  lat: fc.integer({ min: 0, max: 100 }).map((step) => 51 + step / 1000),
  lon: fc.integer({ min: 0, max: 100 }).map((step) => 6 + step / 1000),
});
const filedAs = fc.constantFrom(
  "node shop",
  "way shop",
  "way amenity shop",
  "relation club",
  "node club",
  "",
);
const missing: fc.Arbitrary<Missing[]> = fc
  .array(fc.record({ place: point, filedAs, confirmed: fc.boolean(), vacant: fc.boolean() }), {
    maxLength: 12,
  })
  .map((all) => all.map((one, index) => ({ ...one, id: String(index) })));

const seenOf = (points: { lat: number; lon: number }[], filed: string[], again: number): Seen => {
  const hull = createHull();
  for (const one of points) hull.add(one);
  return { hull, filed: new Set(filed), again };
};

describe("what is missing in a source", () => {
  it("stands in exactly one list, and nothing is closed that somebody confirms", () => {
    fc.assert(
      fc.property(missing, fc.array(point), fc.array(filedAs), fc.nat(50), (all, points, filed, again) => {
        const judged = judgeMissing(all, seenOf(points, filed, again));
        const lists = Object.values(judged) as Missing[][];
        assert.deepEqual(
          lists
            .flat()
            .map(({ id }) => Number(id))
            .sort((a, b) => a - b),
          all.map(({ id }) => Number(id)),
        );
        assert.ok(judged.perhapsClosed.every(({ confirmed }) => !confirmed));
        for (const one of all)
          if (one.vacant && !one.confirmed) assert.ok(judged.perhapsClosed.includes(one));
      }),
    );
  });

  it("is not closed by a source that brings nothing, whatever is missing", () => {
    fc.assert(
      fc.property(missing, (all) => {
        const judged = judgeMissing(all, seenOf([], [], 0));
        assert.ok(judged.perhapsClosed.every(({ vacant }) => vacant));
      }),
    );
  });

  const at = (id: string, sort: string, lon = 6.5): Missing => ({
    id,
    place: { lat: 51.5, lon },
    filedAs: sort,
    confirmed: false,
    vacant: false,
  });
  const around = [51.4, 51.6].flatMap((lat) => [6.4, 6.6].map((lon) => ({ lat, lon })));

  it("is left alone where the source leaves out its kind, or things of its sort", () => {
    const clubs = ["way club", "way club", "node club", "way club shop"].map((sort, index) =>
      at(String(index), sort),
    );
    const judged = judgeMissing(clubs, seenOf(around, ["node shop"], 50));
    assert.deepEqual([judged.otherKinds.length, judged.perhapsClosed.length], [3, 1]);
    const relations = [1, 2, 3].map((id) => at(String(id), "relation shop"));
    assert.equal(judgeMissing(relations, seenOf(around, ["way shop"], 50)).otherKinds.length, 3);
    assert.equal(judgeMissing(relations, seenOf(around, ["relation shop"], 50)).perhapsClosed.length, 3);
    // The only two of their kind may well have closed.
    assert.equal(judgeMissing(clubs.slice(0, 2), seenOf(around, ["node shop"], 50)).perhapsClosed.length, 2);
  });

  it("is left alone outside what the source covers, but for the outermost of a whole town", () => {
    const outside = (count: number) =>
      Array.from({ length: count }, (_, id) => at(String(id), "node shop", 6.7));
    assert.equal(judgeMissing(outside(1), seenOf(around, ["node shop"], 50)).perhapsClosed.length, 1);
    assert.equal(judgeMissing(outside(5), seenOf(around, ["node shop"], 50)).beyond.length, 5);
    assert.equal(
      judgeMissing(outside(5), { ...seenOf([], ["node shop"], 50), hull: undefined }).beyond.length,
      0,
    );
  });

  it("is too much beyond a third, unless it is a handful", () => {
    assert.deepEqual(
      [isTooMany(2, 0), isTooMany(3, 6), isTooMany(3, 5), isTooMany(100, 200), isTooMany(101, 200)],
      [false, false, true, false, true],
    );
  });
});
