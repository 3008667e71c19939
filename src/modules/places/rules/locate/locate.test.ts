import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point, Position } from "../../../../kernel/geo/geometry.ts";
import { houseAt, metre } from "../../testing/house-at.ts";
import { readHouseNumber } from "../address/house-number.ts";
import type { House, IndexedLocality, IndexedStreet } from "./indexed-street.ts";
import { localityIndex } from "./locality-index.ts";
import { locate } from "./locate.ts";
import { townStreets } from "./town-streets.ts";

const localities: IndexedLocality[] = [
  { id: 1, postcode: "47053", city: "Duisburg", quarter: "Hochfeld" },
  { id: 2, postcode: "47166", city: "Duisburg", quarter: "Hamborn" },
  { id: 3, postcode: "45964", city: "Gladbeck", quarter: "" },
  { id: 4, postcode: "", city: "", quarter: "" },
];
const known = localityIndex(localities);

/** Houses along a street to the north from a place: number n stands 9 m times n up, odd ones to the west. */
function houses(numbers: readonly string[], localityId: number, lat = 51.42, lon = 6.76): House[] {
  return numbers.map((number) => {
    const read = readHouseNumber(number) ?? { low: 0, high: 0, suffix: "" };
    const side = read.low % 2 === 1 ? -1 : 1;
    return { ...houseAt(read, localityId, { lat, lon }, read.low * 9, side * 15), number };
  });
}

const line = (metres: number, lat = 51.42, lon = 6.76): Position[] => [
  [lon, lat],
  [lon, lat + (metres / 2) * metre],
  [lon, lat + metres * metre],
];

function street(parts: Partial<IndexedStreet>): ReturnType<typeof townStreets> {
  const whole: IndexedStreet = {
    key: "wanheimerstrasse",
    names: ["Wanheimer Straße"],
    houses: [],
    ways: [],
    ...parts,
  };
  return townStreets(whole, known.byId);
}

const where = (text: string, more: { postcode?: string; town?: string } = {}) => {
  const number = readHouseNumber(text);
  return { street: "Wanheimer Straße", ...(number && { number }), ...more };
};

test("a known house is placed to the metre", () => {
  const one = street({ houses: houses(["10", "12", "14"], 1) });
  const found = locate(where("12"), one, known, false);
  assert.ok(found.ok);
  assert.equal(found.value.exactness, "address");
  assert.deepEqual(found.value.address, {
    street: "Wanheimer Straße",
    number: "12",
    postcode: "47053",
    town: "Duisburg",
    quarter: "Hochfeld",
  });
  assert.ok(distanceMetres(found.value.point, houses(["12"], 1)[0] ?? { lat: 0, lon: 0 }) < 0.1);
});

test("a number between known ones is worked out on its own side of the street", () => {
  const numbers = ["1", "2", "3", "4", "8", "9", "11", "12", "13", "16"];
  const one = street({ houses: houses(numbers, 1), ways: [{ localityId: 4, line: line(200) }] });
  for (const number of ["5", "6", "7", "10", "14"]) {
    const found = locate(where(number), one, known, false);
    const truth = houses([number], 1)[0];
    assert.ok(found.ok && truth, number);
    assert.equal(found.value.exactness, "interpolated", number);
    assert.ok(distanceMetres(found.value.point, truth) < 3, number);
  }
});

test("a street whose line is not known runs on as its numbers do, on the side of the nearest one", () => {
  const one = street({ houses: houses(["2", "4", "8", "9", "11", "12", "20"], 1) });
  for (const [number, off] of [
    ["24", 20],
    ["60", 60],
  ] as const) {
    const found = locate(where(number), one, known, false);
    const truth = houses([number], 1)[0];
    assert.ok(found.ok && truth, number);
    assert.equal(found.value.exactness, "street", number);
    assert.ok(distanceMetres(found.value.point, truth) < off, number);
    assert.ok(distanceMetres(found.value.point, truth) < found.value.errorMetres, number);
  }
  // Two houses opposite each other do not say that the street leads across itself.
  const opposite = locate(where("80"), street({ houses: houses(["1", "2"], 1) }), known, false);
  assert.ok(opposite.ok && Math.abs(opposite.value.point.lon - 6.76) < 100 * metre);
});

test("around a bend the number stands at the street, not in the fields between", () => {
  // 300 m north, then 300 m east; 2 at its start, 4 at its end.
  const corner: Position = [6.76, 51.42 + 300 * metre];
  const east: Position = [6.76 + 300 * metre * 1.6035, 51.42 + 300 * metre];
  const ends: House[] = [
    { ...(houses(["2"], 1)[0] as House), lat: 51.42, lon: 6.76 },
    { ...(houses(["10"], 1)[0] as House), lat: east[1], lon: east[0] },
  ];
  const one = street({ houses: ends, ways: [{ localityId: 4, line: [[6.76, 51.42], corner, east] }] });
  const found = locate(where("6"), one, known, false);
  assert.ok(found.ok);
  assert.ok(distanceMetres(found.value.point, { lon: corner[0], lat: corner[1] }) < 10);
  // So wide a gap is no word on the house.
  assert.equal(found.value.exactness, "street");
});

test("numbers that run up one side and down the other are noticed", () => {
  const up = Array.from({ length: 10 }, (_, i) => i + 1);
  const both: House[] = [
    ...up.map((low) => ({
      low,
      high: low,
      suffix: "",
      number: `${low}`,
      localityId: 1,
      lat: 51.42 + low * 20 * metre,
      lon: 6.7598,
    })),
    ...up.map((n) => ({
      low: n + 10,
      high: n + 10,
      suffix: "",
      number: `${n + 10}`,
      localityId: 1,
      lat: 51.42 + (11 - n) * 20 * metre,
      lon: 6.7602,
    })),
  ].filter((house) => house.low !== 5);
  const found = locate(where("5"), street({ houses: both }), known, false);
  assert.ok(found.ok);
  assert.ok(distanceMetres(found.value.point, { lat: 51.42 + 100 * metre, lon: 6.7598 }) < 3);
});

test("on a long street without known numbers they begin at the end that is nearer to the middle of the town", () => {
  const long: Position[] = [
    [6.76, 51.42],
    [6.76, 51.42 + 1_000 * metre],
  ];
  const south = { lat: 51.42, lon: 6.76 };
  const off = (centre: Point | undefined, line = long) => {
    const ways = [{ localityId: 4, line }];
    const streets = street({ ways }).map((one) => ({ ...one, ...(centre && { centre }) }));
    const found = locate(where("20"), streets, known, false);
    assert.ok(found.ok);
    assert.equal(found.value.exactness, "street");
    return { metres: Math.round(distanceMetres(found.value.point, south)), error: found.value.errorMetres };
  };
  assert.deepEqual(off({ lat: 51.41, lon: 6.75 }), { metres: 180, error: 656 });
  assert.equal(off({ lat: 51.45, lon: 6.75 }).metres, 820);
  assert.equal(off(undefined).metres, 500, "nobody knows where the town is");
  // Short streets begin at either end: nobody is far off in the middle.
  const short: Position[] = [long[0] as Position, [6.76, 51.42 + 300 * metre]];
  assert.equal(off({ lat: 51.41, lon: 6.75 }, short).metres, 150);
});

test("letters, ranges and numbers beyond the known ones", () => {
  const one = street({
    houses: houses(["2", "4-8", "10a", "12", "14"], 1),
    ways: [{ localityId: 4, line: line(300) }],
  });
  const exactness = (number: string) => {
    const found = locate(where(number), one, known, false);
    return found.ok ? found.value.exactness : found.reason.reason;
  };
  assert.equal(exactness("6"), "address");
  assert.equal(exactness("7"), "street");
  assert.equal(exactness("10"), "nearby-number");
  assert.equal(exactness("10b"), "nearby-number");
  assert.equal(exactness("15"), "street");
  assert.equal(exactness("800"), "street");
  assert.equal(exactness(""), "street");
});

const twoTowns = (): ReturnType<typeof townStreets> =>
  street({ houses: [...houses(["1", "2", "3", "4"], 1), ...houses(["1", "2", "3", "50"], 3, 51.57, 6.98)] });

test("namesakes in two towns: the town or the postcode decides, nothing else does", () => {
  const two = twoTowns();
  assert.equal(two.length, 2);
  // Even a number that only one of them has is no proof.
  for (const number of ["2", "50", ""]) {
    const open = locate(where(number), two, known, false);
    assert.ok(!open.ok && open.reason.reason === "ambiguous", number);
    assert.deepEqual(open.reason.candidates.map(({ town }) => town).sort(), ["Duisburg", "Gladbeck"]);
  }
  for (const more of [{ town: "Gladbeck" }, { postcode: "45964" }, { postcode: "45964", town: "Gladbek" }]) {
    const found = locate(where("2", more), two, known, false);
    assert.ok(found.ok && found.value.address.town === "Gladbeck", JSON.stringify(more));
    assert.deepEqual(found.value.doubts, []);
  }
});

test("a postcode or town that is not in the index is never answered by a namesake", () => {
  const reason = (more: { postcode?: string; town?: string }) => {
    const found = locate(where("2", more), street({ houses: houses(["2"], 1) }), known, false);
    return found.ok ? found.value.doubts.join() : found.reason.reason;
  };
  assert.equal(reason({ postcode: "10115" }), "unknown-postcode");
  assert.equal(reason({ town: "Berlin" }), "unknown-town");
  assert.equal(reason({ postcode: "10115", town: "Berlin" }), "unknown-town");
  assert.equal(reason({ postcode: "45964" }), "street-not-there");
  assert.equal(reason({ town: "Gladbeck" }), "street-not-there");
  assert.equal(reason({ postcode: "47053", town: "Gladbeck" }), "street-not-there");
  // The town is right and has one such street: a wrong postcode is told, not punished.
  assert.equal(reason({ postcode: "47999", town: "Duisburg" }), "postcode");
  assert.equal(reason({ postcode: "47053", town: "Wanheimerort" }), "town");
});

test("two streets of one name in one town: quarter, postcode or number decide", () => {
  const both = street({ houses: [...houses(["1", "2", "3"], 1), ...houses(["2", "30"], 2, 51.49)] });
  assert.equal(both.length, 2);
  const postcode = (number: string, more: { postcode?: string; town?: string }) => {
    const found = locate(where(number, more), both, known, false);
    return found.ok ? found.value.address.postcode : found.reason.reason;
  };
  assert.equal(postcode("2", { town: "Duisburg" }), "ambiguous");
  assert.equal(postcode("30", { town: "Duisburg" }), "47166");
  assert.equal(postcode("2", { town: "Duisburg-Hamborn" }), "47166");
  assert.equal(postcode("2", { town: "Duisburg", postcode: "47053" }), "47053");
});

test("a street that crosses the border of a town is two", () => {
  const two = street({
    houses: [...houses(["1", "2", "3", "4"], 1), ...houses(["1", "2", "3", "4"], 3, 51.42 + 60 * metre)],
    ways: [
      { localityId: 4, line: line(60) },
      { localityId: 4, line: line(60, 51.42 + 60 * metre) },
    ],
  });
  assert.deepEqual(two.map(({ towns }) => towns[0]).sort(), ["Duisburg", "Gladbeck"]);
  assert.deepEqual(
    two.map(({ ways }) => ways.length),
    [1, 1],
  );
});

test("a slip in the street and a wrong postcode at once are no slip", () => {
  const one = street({ houses: houses(["2"], 1) });
  const found = locate(where("2", { town: "Duisburg", postcode: "47999" }), one, known, true);
  assert.ok(!found.ok && found.reason.reason === "unknown-street");
  const slip = locate(where("2", { town: "Duisburg" }), one, known, true);
  assert.ok(slip.ok && slip.value.doubts.join() === "street");
});

test("whatever is known of a street, an answer lies near it and says how far it may be off", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 400 }), fc.boolean(), (given, asked, way) => {
      const one = street({
        houses: houses(given.map(String), 1),
        ways: way ? [{ localityId: 4, line: line(1200) }] : [],
      });
      const found = locate(where(String(asked), { town: "Duisburg" }), one, known, false);
      if (!found.ok) return void assert.equal(found.reason.reason, "ambiguous");
      const { point, errorMetres, exactness } = found.value;
      // A street of which no line is known may run on as far as its numbers do.
      const farthest = way ? 1400 : 9 * Math.max(asked, ...given) + 200;
      assert.ok(point.lat > 51.42 - 200 * metre && point.lat < 51.42 + farthest * metre);
      assert.ok(Math.abs(point.lon - 6.76) < 0.002);
      assert.ok(errorMetres >= 10);
      assert.equal(exactness === "address", given.includes(asked));
    }),
  );
});
