import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boxContains, boxesTouch, growBox } from "../../../../kernel/geo/box.ts";
import type { Box } from "../../../../kernel/geo/geometry.ts";
import { boxOfTile, isTileOver, mostZoom, parseTileName, tilesOver, tilesWithin } from "./tile-grid.ts";

const place = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  // A box of the widest tile (1.4 degrees) still ends before the date line, beyond which no box is understood.
  lon: fc.double({ min: -178, max: 178, noNaN: true }),
});
/** Numbers are rounded on their way through the projection. */
const near = (box: Box): Box => growBox(box, 0.01);
const zoom = fc.integer({ min: 8, max: mostZoom });

test("the tiles over a box touch it, and hold each of its places", () => {
  fc.assert(
    fc.property(place, zoom, fc.double({ min: 0, max: 1, noNaN: true }), (corner, z, part) => {
      const side = 360 / 2 ** z;
      const box = { west: corner.lon, south: corner.lat, east: corner.lon + side, north: corner.lat + side };
      const tiles = [...tilesOver(box, z)];
      const inside = { lat: corner.lat + side * part, lon: corner.lon + side * part };
      assert.ok(tiles.some((tile) => boxContains(near(boxOfTile(tile)), inside)));
      for (const tile of tiles) {
        assert.ok(boxesTouch(near(boxOfTile(tile)), box));
        assert.ok(isTileOver(tile, box));
      }
    }),
  );
});

test("the tiles within a tile fill it", () => {
  fc.assert(
    fc.property(place, fc.integer({ min: 8, max: 13 }), (at, z) => {
      const [outer] = tilesOver({ west: at.lon, east: at.lon, south: at.lat, north: at.lat }, z);
      assert.ok(outer);
      const inner = [...tilesWithin(outer, z + 2)];
      assert.equal(inner.length, 16);
      const box = boxOfTile(outer);
      assert.ok(Math.abs(boxOfTile(inner[0] ?? outer).west - box.west) < 1e-9);
      assert.ok(Math.abs(boxOfTile(inner[15] ?? outer).south - box.south) < 1e-9);
    }),
  );
});

test("a name is read exactly as it is written, and nothing else is one", () => {
  fc.assert(
    fc.property(zoom, fc.nat(2 ** 15 - 1), fc.nat(2 ** 15 - 1), (z, x, y) => {
      const fits = x < 2 ** z && y < 2 ** z;
      assert.deepEqual(parseTileName(String(z), String(x), String(y)), fits ? { z, x, y } : undefined);
    }),
  );
  for (const wrong of ["", "-1", "01", "1.5", "1e3", " 1", "99999999999", "x"])
    assert.equal(parseTileName("14", wrong, "1"), undefined, wrong);
  assert.equal(parseTileName("25", "0", "0"), undefined);
  assert.equal(isTileOver({ z: 16, x: 0, y: 0 }, { west: -180, east: 180, south: -85, north: 85 }), false);
});
