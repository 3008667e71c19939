import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import { houseAt, metre } from "../../testing/house-at.ts";
import type { House, IndexedLocality, Stretch } from "./indexed-street.ts";
import { joinPieces } from "./join-pieces.ts";
import { localityIndex } from "./locality-index.ts";
import { locate } from "./locate.ts";
import { townStreets } from "./town-streets.ts";

const localities: IndexedLocality[] = [
  { id: 1, postcode: "K1A 0B1", city: "Neustadt", quarter: "" },
  { id: 2, postcode: "K1B 4C2", city: "neustadt", quarter: "" },
  { id: 3, postcode: "K2C 1D3", city: "Altdorf", quarter: "" },
  { id: 4, postcode: "", city: "Neutsadt", quarter: "" },
];
const known = localityIndex(localities);

/** Houses on a line to the north, so many metres for each number from a place. */
const row = (numbers: readonly number[], localityId: number, step: number, from = 51.4): House[] =>
  numbers.map((low) =>
    houseAt({ low, high: low, suffix: "" }, localityId, { lat: from, lon: 6.76 }, low * step),
  );

const streets = (houses: House[], ways: Stretch[] = []) =>
  joinPieces(townStreets({ key: "langestrasse", names: ["Lange Straße"], houses, ways }, known.byId));

const ask = (low: number, among: ReturnType<typeof streets>, where: { postcode?: string; town?: string }) =>
  locate({ street: "Lange Straße", number: { low, high: low, suffix: "" }, ...where }, among, known, false);

/** Blocks of a hundred numbers: 2400 to 2460 and 3600 to 3660, a kilometre and a half apart. */
const blocks = [...row([2400, 2420, 2440, 2460], 1, 1.3), ...row([3600, 3620, 3640, 3660], 2, 1.3)];

test("a street whose houses between two pieces are not known is one street, and the number says which piece", () => {
  const one = streets(blocks);
  assert.equal(one.length, 1);
  for (const number of [2430, 3630, 3000, 4000]) {
    const found = ask(number, one, { town: "Neustadt" });
    assert.ok(found.ok, `${number}`);
    const truth = { lat: 51.4 + number * 1.3 * metre, lon: 6.76 };
    assert.ok(distanceMetres(found.value.point, truth) < 20, `${number}`);
    assert.equal(found.value.exactness, [2430, 3630].includes(number) ? "interpolated" : "street");
    assert.deepEqual(found.value.doubts, []);
  }
});

test("a postcode as fine as a block may be a new one in a known district; else it is a doubt or a refusal", () => {
  const one = streets(blocks);
  const say = (where: { postcode?: string; town?: string }) => {
    const found = ask(2430, one, where);
    return found.ok ? found.value.doubts.join() : found.reason.reason;
  };
  assert.equal(say({ postcode: "k1a0b1" }), "");
  assert.equal(say({ postcode: "K1A 9Z9" }), "");
  assert.equal(say({ postcode: "K9Z 9Z9", town: "Neustadt" }), "postcode");
  assert.equal(say({ postcode: "K9Z 9Z9" }), "unknown-postcode");
  assert.equal(say({ postcode: "K2C 1D3" }), "street-not-there");
});

test("what is no piece of the same street stays apart", () => {
  // Another town; numbers that begin anew; a gap too wide for the few numbers; a line that shows where it ends.
  assert.equal(streets([...row([2, 4], 1, 9), ...row([100, 102], 3, 9)]).length, 2);
  assert.equal(streets([...row([2, 40], 1, 9), ...row([20, 60], 1, 9, 51.41)]).length, 2);
  assert.equal(streets([...row([2, 4], 1, 9), ...row([30, 32], 1, 9, 51.42)]).length, 2);
  const line: Stretch = {
    localityId: 4,
    line: [
      [6.76, 51.4],
      [6.76, 51.4 + 60 * metre],
    ],
  };
  assert.equal(streets([...row([2, 4], 1, 9), ...row([100, 102], 1, 9)]).length, 1);
  assert.equal(streets([...row([2, 4], 1, 9), ...row([100, 102], 1, 9)], [line]).length, 2);
});

test("a slip in the name of the town parts no street", () => {
  assert.equal(streets([...row([2, 4], 1, 9), ...row([100, 102], 4, 9)]).length, 1);
});

test("namesakes in the villages of one town are never joined, whichever houses are known", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 2200, max: 6000 }), (a, b, metres) => {
      const here = row(a, 1, 9);
      const there = row(b, 1, 9, 51.4 + metres * metre);
      const found = streets([...here, ...there]);
      for (const { houses } of found)
        assert.ok(
          houses.every((house) => here.includes(house)) || houses.every((house) => there.includes(house)),
        );
    }),
  );
});
