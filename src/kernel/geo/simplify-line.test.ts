import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "./geometry.ts";
import { simplifyLine } from "./simplify-line.ts";

test("what lies on the line goes, corners stay", () => {
  const line: Position[] = [
    [6, 51],
    [6.5, 51.000001],
    [7, 51],
    [7, 51.5],
    [7, 52],
  ];
  assert.deepEqual(simplifyLine(line, 5), [
    [6, 51],
    [7, 51],
    [7, 52],
  ]);
  assert.deepEqual(simplifyLine(line, 0), line);
});

test("a closed ring stays closed and keeps its farthest corner", () => {
  const ring: Position[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  assert.deepEqual(simplifyLine(ring, 10), ring);
});

test("a long line needs no deep stack", () => {
  const line = Array.from({ length: 100_000 }, (_, i): Position => [i / 1e5, (i % 2) / 10]);
  assert.equal(simplifyLine(line.slice(0, 3000), 1).length, 3000);
  assert.equal(simplifyLine(line, 50_000).length, 2);
});
