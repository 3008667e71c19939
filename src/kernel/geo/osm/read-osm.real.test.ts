import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createOSMStream } from "osm-pbf-parser-node";
import { boxesTouch, boxOf } from "../box.ts";
import { distanceMetres } from "../distance.ts";
import type { Geometry, Point } from "../geometry.ts";
import { positionsOf } from "../parts.ts";
import type { NodeElement, RelationElement, WayElement } from "./elements/elements.ts";
import { inspectFile } from "./inspect-file.ts";
import { pbfSource } from "./pbf/pbf-source.ts";
import { sniffFormat } from "./read-osm.ts";
import { readAll } from "./testing/read-all.ts";

const folder = join(process.env.TEST_DATA ?? "../shared/data", "poi");
const files = await readdir(folder).catch(() => []);
const absent = files.length > 0 ? false : `no test data in ${folder}`;
const PAIRS = [
  ["raw/heidelberg.osm.pbf", "osm-heidelberg.geojsonl.gz"],
  ["raw/frankfurt-darmstadt.osm.pbf", "osm-frankfurt-darmstadt.geojsonl.gz"],
] as const;

const KEYS = ["amenity", "shop", "craft", "office", "tourism", "leisure", "healthcare", "club", "historic"];

/** The mean of the corners, which the reference files give as the place of a way. */
function meanOf(geometry: Geometry): Point {
  const positions = [...positionsOf(geometry)];
  const sum = positions.reduce((total, at) => [total[0] + at[0], total[1] + at[1]], [0, 0]);
  return { lon: sum[0] / positions.length, lat: sum[1] / positions.length };
}

for (const [raw, reference] of PAIRS)
  test(`${raw} gives the things of ${reference}`, { skip: absent }, async () => {
    const expected = await readAll(join(folder, reference));
    const wanted = (tags: Record<string, string>) => KEYS.some((key) => key in tags);
    const read = await readAll(join(folder, raw), { wanted });
    let far = 0;
    let moved = 0;
    for (const [id, thing] of expected.things) {
      const found = read.things.get(id);
      assert.ok(found, id);
      const { type, ...tags } = found.tags;
      assert.deepEqual(type === "multipolygon" ? tags : found.tags, thing.tags, id);
      const metres = distanceMetres(found.point, thing.point);
      if (id.startsWith("node/")) assert.ok(metres < 0.02, `${id}: ${metres} m`);
      if (id.startsWith("way/")) if (distanceMetres(meanOf(found.geometry), thing.point) > 0.02) moved++;
      if (metres > 15) far++;
    }
    assert.ok(expected.things.size > 800);
    // A few rings touch themselves; the reference has them repaired.
    assert.ok(moved < expected.things.size * 0.015, `${moved} with other corners`);
    assert.ok(far < expected.things.size * 0.08, `${far} of ${expected.things.size} far from the reference`);
  });

for (const raw of ["raw/frankfurt-darmstadt.osm.pbf"])
  test(`${raw} is decoded exactly as osm-pbf-parser-node does`, { skip: absent }, async () => {
    const file = join(folder, raw);
    const { size } = await inspectFile(file);
    const lines: string[] = [];
    const note = (element: NodeElement | WayElement | RelationElement, more: object) =>
      lines.push(JSON.stringify({ id: element.id, tags: element.tags(), ...element.meta(), ...more }));
    const visitor = {
      node: (node: NodeElement) => void note(node, { lat: node.lat, lon: node.lon }),
      way: (way: WayElement) => void note(way, { refs: [...way.refs()] }),
      relation: (relation: RelationElement) => void note(relation, { members: relation.members() }),
    };
    for await (const _ of pbfSource(file, false, size).pass(visitor)) {
      // all is noted by the visitor
    }
    let at = 0;
    for await (const item of createOSMStream(file, { withInfo: true })) {
      const { type, id, lat, lon, refs, members, tags, info } = item as Record<string, never> & {
        type?: string;
        lat: number;
        lon: number;
        info?: { version?: number; timestamp?: number };
      };
      if (!type) continue;
      const meta: Record<string, unknown> = {};
      if (info?.version && info.version > 0) meta.version = info.version;
      if (info?.timestamp) meta.timestamp = new Date(info.timestamp).toISOString();
      const place =
        type === "node" ? { lat: Math.round(lat * 1e7) / 1e7, lon: Math.round(lon * 1e7) / 1e7 } : {};
      const rest = type === "way" ? { refs } : type === "relation" ? { members } : place;
      assert.equal(lines[at++], JSON.stringify({ id, tags: tags ?? {}, ...meta, ...rest }));
    }
    assert.equal(at, lines.length);
  });

test("every GeoJSON file is read to its end", { skip: absent }, async () => {
  for (const name of files.filter((name) => name.includes("geojsonl"))) {
    const file = join(folder, name);
    assert.equal(await sniffFormat(file), "geojsonl");
    const { things, rejected } = await readAll(file);
    const other = rejected.filter(({ reason }) => reason !== "duplicate-id");
    assert.deepEqual(other, [], name);
    assert.ok(things.size >= 184, name);
    const ids = name.startsWith("osm-") ? /^(node|way|relation)\/\d+$/ : /^feature\/\d+$/;
    for (const id of things.keys()) assert.match(id, ids);
  }
});

test("a box cuts out the same things as a sieve over all of them", { skip: absent }, async () => {
  const file = join(folder, "raw/heidelberg.osm.pbf");
  const box = { west: 8.68, south: 49.405, east: 8.7, north: 49.415 };
  const wanted = (tags: Record<string, string>) => "amenity" in tags || "shop" in tags || "landuse" in tags;
  const all = await readAll(file, { wanted });
  const part = await readAll(file, { wanted, box });
  let inside = 0;
  for (const [id, thing] of all.things) {
    const touches = [...positionsOf(thing.geometry)].some(
      ([lon, lat]) => lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north,
    );
    if (touches) inside++;
    if (touches) assert.deepEqual(part.things.get(id), thing);
  }
  assert.ok(inside > 80 && part.things.size >= inside, `${inside}, ${part.things.size}`);
  for (const [id, { geometry }] of part.things) {
    const around = boxOf(geometry);
    assert.ok(all.things.has(id) && around && boxesTouch(around, box), id);
  }
});
