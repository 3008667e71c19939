import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceMetres, lengthMetres } from "./distance.ts";

test("known distances are met within half a percent", () => {
  const duisburg = { lat: 51.4344, lon: 6.7623 };
  const gladbeck = { lat: 51.5713, lon: 6.9827 };
  const metres = distanceMetres(duisburg, gladbeck);
  assert.ok(Math.abs(metres - 21_580) < 150, `${metres} m`);
  assert.equal(distanceMetres(duisburg, duisburg), 0);
});

test("opposite ends of the earth do not give NaN", () => {
  const half = distanceMetres({ lat: 0, lon: 0 }, { lat: 0, lon: 180 });
  assert.ok(Math.abs(half - 20_015_115) < 10);
});

test("the length of a line is the sum of its stretches", () => {
  const a = distanceMetres({ lat: 51, lon: 6 }, { lat: 51, lon: 7 });
  const b = distanceMetres({ lat: 51, lon: 7 }, { lat: 52, lon: 7 });
  assert.equal(
    lengthMetres([
      [6, 51],
      [7, 51],
      [7, 52],
    ]),
    a + b,
  );
  assert.equal(lengthMetres([[6, 51]]), 0);
});
