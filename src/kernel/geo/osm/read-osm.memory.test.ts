import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { test } from "node:test";
import { readOsm } from "./read-osm.ts";
import { blobBytes, blockBytes, headerBytes } from "./testing/write-pbf.ts";

const MEGABYTE = 1024 * 1024;
const box = { west: 6.7, south: 51.4, east: 6.8, north: 51.5 };

/** Writes head, `times` bodies and tail to a file, and gives the most memory in use while it is read. */
async function peak(head: string | Buffer, body: string | Buffer, times: number, tail = ""): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "osm-"));
  try {
    const file = join(folder, "file");
    const pieces = function* () {
      if (head.length > 0) yield head;
      for (let i = 0; i < times; i++) yield body;
      if (tail) yield tail;
    };
    await pipeline(Readable.from(pieces(), { objectMode: true, highWaterMark: 1 }), createWriteStream(file));
    let most = 0;
    const wanted = (tags: Record<string, string>) => "shop" in tags;
    const onProgress = () => {
      const { heapUsed, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + external);
    };
    for await (const events of readOsm(file, { box, wanted, onProgress })) assert.ok(events.length <= 501);
    return most;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const far = Array.from({ length: 4000 }, (_, i) => ({
  id: i + 1,
  lat: 48 + i / 1e4,
  lon: 11 + (i % 97) / 1e3,
  ...(i % 20 === 0 ? { tags: { shop: "bakery", name: `Bäckerei ${i}` } } : {}),
}));
const ways = Array.from({ length: 500 }, (_, i) => ({
  id: i + 1,
  refs: [i + 1, i + 2, i + 3, i + 1],
  tags: { building: "yes", shop: "yes" },
}));
const blobs = Buffer.concat([
  blobBytes("OSMData", blockBytes({ nodes: far })),
  blobBytes("OSMData", blockBytes({ ways })),
]);

const features = far.map(({ id, lat, lon, tags }) =>
  JSON.stringify({
    type: "Feature",
    id: `n${id}`,
    properties: { ...tags, note: "x".repeat(100) },
    geometry: { type: "Point", coordinates: [lon, lat] },
  }),
);
const elements = far.map((node) => JSON.stringify({ type: "node", ...node, note: "x".repeat(100) }));

const files: Record<string, [head: string | Buffer, body: string | Buffer, tail?: string]> = {
  PBF: [headerBytes(), blobs],
  "GeoJSON lines": ["", `${features.join("\n")}\n`],
  GeoJSON: ['{"type":"FeatureCollection","features":[', `${features.join(",")},`, `${features[0]}]}`],
  "Overpass JSON": ['{"elements":[', `${elements.join(",")},`, `${elements[0]}]}`],
};

for (const [name, [head, body, tail]] of Object.entries(files))
  test(`${name}: a much larger file needs hardly more memory`, async () => {
    const small = await peak(head, body, 3, tail);
    const large = await peak(head, body, 40, tail);
    const more = (large - small) / MEGABYTE;
    assert.ok(more < 60, `${more.toFixed(0)} MB more`);
  });
