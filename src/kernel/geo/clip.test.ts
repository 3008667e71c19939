import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boxContains, growBox } from "./box.ts";
import { ringArea } from "./centroid.ts";
import { clipLine, clipPolygon } from "./clip.ts";
import type { Position } from "./geometry.ts";

const box = { west: 0, south: 0, east: 10, north: 10 };

test("a line that leaves and comes back falls into two pieces", () => {
  const pieces = clipLine(
    [
      [-5, 5],
      [5, 5],
      [5, 15],
      [8, 15],
      [8, 5],
    ],
    box,
  );
  assert.deepEqual(pieces, [
    [
      [0, 5],
      [5, 5],
      [5, 10],
    ],
    [
      [8, 10],
      [8, 5],
    ],
  ]);
  assert.deepEqual(
    clipLine(
      [
        [-5, 5],
        [-1, 20],
      ],
      box,
    ),
    [],
  );
  assert.deepEqual(
    clipLine(
      [
        [1, 1],
        [2, 2],
      ],
      box,
    ),
    [
      [
        [1, 1],
        [2, 2],
      ],
    ],
  );
});

test("a polygon around the box becomes the box, one beside it nothing", () => {
  const around: Position[] = [
    [-5, -5],
    [15, -5],
    [15, 15],
    [-5, 15],
    [-5, -5],
  ];
  assert.equal(ringArea(clipPolygon([around], box)[0] ?? []), 100);
  const beside: Position[] = [
    [20, 0],
    [30, 0],
    [30, 9],
    [20, 0],
  ];
  assert.deepEqual(clipPolygon([around.map(([x, y]): Position => [x + 100, y])], box), []);
  assert.deepEqual(clipPolygon([beside], box), []);
});

test("whatever is clipped lies in the box, and is closed", () => {
  const position = fc.tuple(
    fc.double({ min: -20, max: 30, noNaN: true }),
    fc.double({ min: -20, max: 30, noNaN: true }),
  );
  const wide = growBox(box, 1); // room for rounding
  fc.assert(
    fc.property(fc.array(position, { minLength: 3, maxLength: 12 }), (line) => {
      const ring = [...line, line[0] ?? [0, 0]];
      const [outer] = clipPolygon([ring], box);
      for (const [lon, lat] of [...clipLine(line, box).flat(), ...(outer ?? [])])
        assert.ok(boxContains(wide, { lat, lon }), `${lon}, ${lat}`);
      if (outer) assert.deepEqual(outer[0], outer[outer.length - 1]);
    }),
  );
});
