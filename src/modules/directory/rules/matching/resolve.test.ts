import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { bandOf, limitOf, sameFrom } from "./bands.ts";
import { partnerless } from "./model.ts";
import { resolveClusters } from "./resolve-clusters.ts";
import { type Kept, onlyBest, resolveLists } from "./resolve-lists.ts";
import { rising } from "./rising.ts";

const pair = (left: number, right: number, bits: number): Kept => ({ left, right, bits });
const never = () => -20;

describe("two lists", () => {
  it("partners of one record compete, where the lists hold no duplicates", () => {
    const scores = resolveLists([pair(0, 0, 8), pair(0, 1, 3)], () => 9, { left: false, right: false });
    assert.equal(bandOf(scores[0]?.score ?? 0), "same");
    assert.equal(bandOf(scores[1]?.score ?? 0), "different");
  });

  it("both partners stay, where they are duplicates in a list that holds such", () => {
    const scores = resolveLists([pair(0, 0, 8), pair(0, 1, 5)], () => 9, { left: false, right: true });
    assert.ok(scores.every(({ score }) => score > 0.9));
  });

  it("scores are probabilities, and at most one partner is likelier than not", () => {
    const kept = fc.uniqueArray(
      fc.record({ left: fc.nat(4), right: fc.nat(4), bits: fc.double({ min: -6, max: 30, noNaN: true }) }),
      {
        selector: ({ left, right }) => `${left} ${right}`,
      },
    );
    fc.assert(
      fc.property(kept, (pairs) => {
        const scores = resolveLists(pairs, never, { left: false, right: false });
        assert.ok(scores.every(({ score }) => score >= 0 && score <= 1));
        const sure = scores.filter(({ score }) => score > 0.5).map(({ left }) => left);
        assert.equal(new Set(sure).size, sure.length);
      }),
    );
  });
});

describe("the limit", () => {
  it("stays where scores are clear, and sinks where they promise little", () => {
    assert.equal(limitOf([]), sameFrom);
    assert.ok(limitOf([0.99, 0.99, 0.98, 0.03]) > 0.49);
    const doubtful = limitOf([0.8, 0.6, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2]);
    assert.ok(doubtful > 0.2 && doubtful < 0.4, `${doubtful}`);
  });

  it("is half of the best F1 that the scores foretell", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.02, max: 1, noNaN: true }), { minLength: 1 }), (scores) => {
        const limit = limitOf(scores);
        assert.ok(limit >= 0.2 && limit <= 0.5);
        const foretold = (from: number) => {
          const taken = scores.filter((score) => score >= from);
          const all = scores.reduce((sum, score) => sum + score, 0);
          return (2 * taken.reduce((sum, score) => sum + score, 0)) / (taken.length + all || 1);
        };
        for (const score of scores)
          if (limit > 0.2 && limit < 0.5) assert.ok(foretold(limit) >= foretold(score) - 1e-9);
      }),
    );
  });

  it("below even odds is passed by the best partner alone", () => {
    const scores = onlyBest(
      [
        { left: 0, right: 0, score: 0.42 },
        { left: 0, right: 1, score: 0.4 },
        { left: 1, right: 2, score: 0.6 },
      ],
      0.35,
    ).map(({ score }) => bandOf(score, 0.35));
    assert.deepEqual(scores, ["same", "ask", "same"]);
  });

  it("is met sooner where nearly all records have a partner", () => {
    const score = (none: number) =>
      resolveLists([pair(0, 0, -0.5)], never, { left: false, right: false }, none)[0]?.score ?? 0;
    assert.ok(score(1) < 0.5 && score(0.25) > 0.5);
    assert.equal(partnerless({ start: -10 }, undefined, 1_024), 1);
    assert.equal(partnerless({ start: -10 }, 2, 1_024), 0.5);
    assert.equal(partnerless({ start: -10 }, 1, 1_024_000), 0.25);
  });
});

describe("one list", () => {
  it("groups of three are whole, and say through whom", () => {
    const found = resolveClusters([pair(1, 0, 9), pair(2, 1, 9)], () => -1);
    assert.equal(found.length, 3);
    assert.equal(found.find(({ left, right }) => left === 2 && right === 0)?.through, 1);
  });

  it("a chain of resemblances does not join what differs at its ends", () => {
    const found = resolveClusters([pair(1, 0, 9), pair(2, 1, 2)], () => -12);
    assert.deepEqual(
      found.filter(({ score }) => score >= 0.5).map(({ left, right }) => [left, right]),
      [[1, 0]],
    );
  });

  it("thousands of equal rows neither hang nor explode", () => {
    const rows = 20_000;
    const kept = Array.from({ length: rows - 1 }, (_, at) => pair(at + 1, at, 10));
    assert.equal(resolveClusters(kept, () => 10).length, rows - 1);
  });
});

describe("levels", () => {
  it("never prove less than the level below", () => {
    const share = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 7 }), (levels) => {
        const [match, others] = [levels.map(([m]) => m), levels.map(([, c]) => c)];
        const result = rising(match, others);
        const proof = [...result].map((value, level) => (match[level] ?? 0) / value);
        for (let level = 1; level < proof.length; level++)
          assert.ok((proof[level] ?? 0) >= (proof[level - 1] ?? 0) * (1 - 1e-9));
        assert.ok(Math.abs(result.reduce((a, b) => a + b, 0) - others.reduce((a, b) => a + b, 0)) < 1e-9);
      }),
    );
  });
});
