import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Position } from "../../../kernel/geo/geometry.ts";
import type { Drawable } from "./draw-base.ts";
import { inPicture, pictureAround, pictureHeight, pictureWidth } from "./picture.ts";
import { placeLabels, streetLabels } from "./street-labels.ts";

const middle = { lat: 51.43, lon: 6.76 };
const picture = pictureAround([middle], { west: 6.7, south: 51.4, east: 6.8, north: 51.5 });
const { west, south, east, north } = picture.box;
const at = (x: number, y: number): Position => [west + x * (east - west), north - y * (north - south)];
const street = (name: string, line: Position[], rank = 3): Drawable => ({
  kind: "street",
  rank,
  name,
  geometry: { type: "LineString", coordinates: line },
});

describe("names of streets", () => {
  it("stand on their streets, also where these run far beyond the picture", () => {
    const [label] = placeLabels([street("Lange Straße", [at(-20, 0.2), at(20, 0.2)])], picture);
    assert.ok(label && label.angle === 0 && label.x > 0 && label.x < pictureWidth);
    assert.ok(Math.abs(label.y - 0.2 * pictureHeight) < 3);
  });
  it("keep out from under the pin of a single place", () => {
    const pin = inPicture(middle, picture);
    const [label] = placeLabels([street("Am Ort", [at(0, 0.46), at(1, 0.46)])], picture);
    assert.ok(label && Math.abs(label.x - pin.x) > 60, JSON.stringify({ label, pin }));
  });
  it("are as large as letters that are read on a phone, where the picture is half its size", () => {
    const svg = streetLabels([street("Große & Kleine", [at(0, 0.2), at(1, 0.2)])], picture, "#000", "#fff");
    assert.ok(Number(/font-size="(\d+)"/.exec(svg)?.[1]) * (286 / pictureWidth) >= 10);
    assert.match(svg, /Große &amp; Kleine/);
  });
  it("never cover each other, stand upright, each once, inside the picture", () => {
    const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    const line = fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const labels = placeLabels(
          lines.map((points, index) =>
            street(
              `Straße ${index % 9}`,
              points.map(([x, y]) => at(x, y)),
            ),
          ),
          picture,
        );
        assert.equal(new Set(labels.map(({ name }) => name)).size, labels.length);
        for (const [index, label] of labels.entries()) {
          assert.ok(Math.abs(label.angle) <= 90);
          assert.ok(label.x > 0 && label.x < pictureWidth && label.y > 0 && label.y < pictureHeight);
          for (const other of labels.slice(index + 1))
            assert.ok(Math.hypot(label.x - other.x, label.y - other.y) >= 22, `${label.name} ${other.name}`);
        }
      }),
    );
  });
});
