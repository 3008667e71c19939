import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { pictureHeight, pictureWidth } from "../picture.ts";
import { headRadius, spreadHeads, stemPath } from "./spread-heads.ts";

const spot = fc.record({ x: fc.nat(pictureWidth), y: fc.nat(pictureHeight) });
/** So many as a page of a list has: all over, at one spot, in a row, in a crowd. */
const places = fc.oneof(
  fc.array(spot, { maxLength: 16 }),
  fc
    .tuple(spot, fc.integer({ min: 1, max: 16 }))
    .map(([one, count]) => Array.from({ length: count }, () => one)),
  fc
    .tuple(spot, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    .map(([{ x, y }, dx, dy]) =>
      Array.from({ length: 16 }, (_, index) => ({ x: x + index * dx, y: y + index * dy })),
    ),
  fc.array(fc.record({ x: fc.integer({ min: 280, max: 320 }), y: fc.integer({ min: 200, max: 240 }) }), {
    minLength: 8,
    maxLength: 16,
  }),
);

describe("the heads of pins", () => {
  it("never cover each other and stay in the picture, wherever their places lie", () => {
    fc.assert(
      fc.property(places, (given) => {
        const heads = spreadHeads(given);
        assert.equal(heads.length, given.length);
        for (const [index, { x, y }] of heads.entries()) {
          assert.ok(x >= headRadius && x <= pictureWidth - headRadius);
          assert.ok(y >= headRadius && y <= pictureHeight - headRadius);
          for (const other of heads.slice(index + 1))
            assert.ok(Math.hypot(other.x - x, other.y - y) >= 2 * headRadius, JSON.stringify([given, heads]));
        }
        assert.deepEqual(spreadHeads(given), heads);
      }),
      { numRuns: 500 },
    );
  });
  it("stand right above places that have room", () => {
    const heads = spreadHeads([
      { x: 100, y: 100 },
      { x: 300, y: 300 },
    ]);
    for (const [index, x] of [100, 300].entries()) assert.ok(Math.abs((heads[index]?.x ?? 0) - x) <= 1);
  });
  it("leave the points of other pins to be seen, where there is room", () => {
    const given = [
      { x: 300, y: 200 },
      { x: 300, y: 240 },
    ];
    const [, second] = spreadHeads(given);
    assert.ok(second && Math.hypot(second.x - 300, second.y - 200) > headRadius);
  });
  it("have stems that end at their places", () => {
    assert.equal(stemPath({ x: 100, y: 64 }, { x: 100, y: 100 }), "M84 64L100 100 116 64z");
  });
});
