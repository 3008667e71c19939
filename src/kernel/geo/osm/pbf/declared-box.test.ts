// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as fc from "fast-check";
import { OsmFileError } from "../osm-file-error.ts";
import { headerBytes, pbfBytes } from "../testing/write-pbf.ts";
import { declaredBox } from "./declared-box.ts";

describe("the box that an extract was cut to", () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "declared-box-"));
    file = join(folder, "town.osm.pbf");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("is read from the header, on all sides of the globe", async () => {
    const side = (most: number) =>
      fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((steps) => steps / 1e7);
    await fc.assert(
      fc.asyncProperty(side(180), side(180), side(90), side(90), async (a, b, c, d) => {
        fc.pre(a !== b && c !== d);
        const box = {
          west: Math.min(a, b),
          east: Math.max(a, b),
          south: Math.min(c, d),
          north: Math.max(c, d),
        };
        await writeFile(file, headerBytes(undefined, box));
        assert.deepEqual(await declaredBox(file), box);
      }),
      { numRuns: 30 },
    );
  });

  it("is unknown where the file does not say it, says nonsense, or is of another format", async () => {
    await writeFile(file, pbfBytes([{ nodes: [] }]));
    assert.equal(await declaredBox(file), undefined);
    await writeFile(file, headerBytes(undefined, { west: 7, east: 6, south: 51, north: 52 }));
    assert.equal(await declaredBox(file), undefined);
    await writeFile(file, '{"type":"FeatureCollection","features":[]}');
    assert.equal(await declaredBox(file), undefined);
    await assert.rejects(declaredBox(join(folder, "none")), OsmFileError);
  });
});
