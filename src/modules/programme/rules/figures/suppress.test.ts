// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Cell, type Published, smallestGroup, suppress, suppressTogether } from "./suppress.ts";

/** Each person came once: what attackers wish for. */
const once = (counts: readonly number[]): Cell[] => counts.map((count) => ({ count, people: count }));
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const published = (counts: readonly number[]): Published => {
  const total = sumOf(counts);
  return suppress(once(counts), { count: total, people: total });
};
const isSmall = (people: number) => people > 0 && people < smallestGroup;

describe("figures that everybody sees", () => {
  it("are whole where no group is small", () => {
    assert.deepEqual(published([5, 12, 0, 40]), { counts: [5, 12, 0, 40], total: 57 });
    assert.deepEqual(published([]), { counts: [], total: 0 });
  });

  it("leave out another one as well, so that the total gives nothing away", () => {
    assert.deepEqual(published([3, 40, 0, 12]), { counts: [undefined, 40, 0, undefined], total: 55 });
    // 1 and 5 are six: whoever knows the rule would know both.
    assert.deepEqual(published([40, 1, 7, 5]), {
      counts: [40, undefined, undefined, undefined],
      total: 53,
    });
  });

  it("leave out the total where all would be known by it", () => {
    assert.deepEqual(published([3, 0]), { counts: [undefined, 0], total: undefined });
    assert.deepEqual(published([2, 2, 2, 2]), { counts: Array(4).fill(undefined), total: undefined });
  });

  it("look at the people behind a figure, not at how often they came", () => {
    const often = [
      { count: 60, people: 3 },
      { count: 90, people: 3 },
      { count: 200, people: 50 },
      { count: 80, people: 20 },
    ];
    assert.deepEqual(suppress(often, { count: 430, people: 60 }), {
      counts: [undefined, undefined, 200, undefined],
      total: 430,
    });
  });

  it("never show a small group, and never less than two left out beside a total", () => {
    const cell = fc
      .record({ people: fc.integer({ min: 0, max: 12 }), more: fc.integer({ min: 0, max: 9 }) })
      .map(({ people, more }) => ({ people, count: people === 0 ? 0 : people + more }));
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cells, same) => {
          const most = Math.max(0, ...cells.map(({ people }) => people));
          const all = sumOf(cells.map(({ people }) => people));
          const people = Math.round(most + (all - most) * same);
          const { counts, total } = suppress(cells, {
            count: sumOf(cells.map(({ count }) => count)),
            people,
          });
          const hidden = cells.filter((_, index) => counts[index] === undefined);
          for (const [index, { people: of, count }] of cells.entries()) {
            if (counts[index] !== undefined) assert.equal(counts[index], count);
            if (isSmall(of)) assert.equal(counts[index], undefined);
            if (of === 0) assert.equal(counts[index], 0);
          }
          if (isSmall(people)) assert.equal(total, undefined);
          if (total !== undefined && hidden.length > 0) {
            assert.ok(hidden.length >= 2);
            assert.ok(hidden.some((one) => one.people >= smallestGroup));
          }
          // Nothing is left out without need.
          if (!cells.some((one) => isSmall(one.people)) && !isSmall(people)) assert.equal(hidden.length, 0);
        },
      ),
    );
  });

  it("leave whoever knows this rule with every size that a small group may have", () => {
    const key = (counts: readonly number[]) => JSON.stringify(published(counts), (_, value) => value ?? null);
    const worlds = (length: number, most: number): number[][] =>
      length === 0
        ? [[]]
        : worlds(length - 1, most).flatMap((start) =>
            Array.from({ length: most + 1 }, (_, last) => [...start, last]),
          );
    for (const [length, most] of [
      [2, 30],
      [3, 16],
      [4, 9],
    ] as const) {
      const byPublication = new Map<string, number[][]>();
      for (const counts of worlds(length, most)) {
        const same = byPublication.get(key(counts)) ?? [];
        byPublication.set(key(counts), same);
        same.push(counts);
      }
      for (const [publication, same] of byPublication)
        for (let at = 0; at < length; at++) {
          const sizes = new Set(same.map((counts) => counts[at]));
          const isHidden = published(same[0] ?? []).counts[at] === undefined;
          // At the edge of what was tried out the larger ones are missing.
          const isWhole = same.every((counts) => counts.every((count) => count < most));
          if (isHidden && isWhole && [...sizes].some((size) => isSmall(size ?? 0)))
            assert.ok(
              [1, 2, 3, 4].every((size) => sizes.has(size)),
              `${publication}: ${[...sizes].join(" ")}`,
            );
        }
    }
  });

  it("of the same total keep it back together", () => {
    const total = { count: 7, people: 7 };
    assert.deepEqual(suppressTogether([once([7, 0]), once([3, 4])], total), {
      counts: [
        [undefined, 0],
        [undefined, undefined],
      ],
      total: undefined,
    });
    assert.deepEqual(suppressTogether([once([20, 10]), once([30])], { count: 30, people: 30 }), {
      counts: [[20, 10], [30]],
      total: 30,
    });
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, counts, (some, others) => {
        // The same people, told in two ways: the last part of the shorter list takes what is missing.
        const [small, large] = sumOf(some) < sumOf(others) ? [some, others] : [others, some];
        const filled = [...small, sumOf(large) - sumOf(small)];
        const all = sumOf(large);
        const { counts: lists, total: shown } = suppressTogether([once(filled), once(large)], {
          count: all,
          people: all,
        });
        const isWhole = lists.some((list) => list.every((count) => count !== undefined));
        if (shown === undefined && all > 0) assert.ok(!isWhole, "a list without a gap tells the total");
      }),
    );
  });
});
