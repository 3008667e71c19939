// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { utimes } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { dataDate } from "../data-date.ts";
import { OsmFileError } from "../osm-file-error.ts";
import { withFile } from "../testing/read-all.ts";
import { blobBytes, blockBytes, headerBytes, type TestNode } from "../testing/write-pbf.ts";

const written = new Date("2021-02-03T04:05:06Z");
const dateOf = (content: string | Uint8Array) =>
  withFile(content, async (file) => {
    await utimes(file, written, written);
    const { day, from } = await dataDate(file);
    return `${day} ${from}`;
  });
const seconds = (moment: string) => Date.parse(moment) / 1000;
const pbf = (replication: string | undefined, times: (string | undefined)[]) => {
  const nodes = times.map(
    (time, id): TestNode => ({ id: id + 1, lat: 51, lon: 6, ...(time && { time: seconds(time) }) }),
  );
  const header = headerBytes(undefined, undefined, replication ? seconds(replication) : undefined);
  return Buffer.concat([header, blobBytes("OSMData", blockBytes({ nodes }))]);
};
const node = (id: number, meta = {}) => ({
  type: "node",
  id,
  lat: 51,
  lon: 6,
  tags: { timestamp: "2001-01-01" },
  ...meta,
});
const feature = (properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [6, 51] },
});
const collection = (features: unknown[], before = {}, behind = {}) =>
  JSON.stringify({ type: "FeatureCollection", ...before, features, ...behind });

const says = "2019-05-04T23:59:59Z";
const changed = ["2018-01-02T03:04:05Z", "2018-06-07T08:09:10Z", "2017-01-01T00:00:00Z"] as const;
const future = "2999-01-01T00:00:00Z";

test("the day that the file says itself", async () => {
  const answer = JSON.stringify({
    osm3s: { timestamp_osm_base: says },
    elements: [node(1, { timestamp: changed[0] })],
  });
  const last = JSON.stringify({
    elements: [node(1)],
    osm3s: { timestamp_osm_base: says, copyright: "ODbL" },
  });
  const old = { "@id": "node/1", "@timestamp": changed[0] };
  const files = {
    pbf: pbf(says, [...changed]),
    overpass: answer,
    "overpass, behind the elements": last,
    geojson: collection([feature(old)], { timestamp: says }),
    "geojson, behind the features": collection([feature(old)], {}, { timestamp: says }),
  };
  for (const [name, content] of Object.entries(files)) {
    assert.equal(await dateOf(content), "2019-05-04 file", name);
    assert.equal(await dateOf(gzipSync(content)), "2019-05-04 file", `${name}, gzipped`);
  }
});

test("else the day of its newest element", async () => {
  const meta = changed.map((timestamp) => ({ "@id": "node/1", "@timestamp": timestamp }));
  for (const content of [
    pbf(undefined, [...changed]),
    pbf(future, [...changed, future]),
    JSON.stringify({ elements: changed.map((timestamp, id) => node(id, { timestamp })) }),
    JSON.stringify({
      osm3s: { timestamp_osm_base: "rubbish" },
      elements: [node(1), node(2, { timestamp: changed[1] })],
    }),
    collection(meta.map(feature)),
    meta.map((properties) => JSON.stringify(feature(properties))).join("\n"),
  ])
    assert.equal(await dateOf(content), "2018-06-07 newest element");
});

test("else the day when it was written; a property called timestamp says nothing of the data", async () => {
  for (const content of [
    pbf(undefined, [undefined]),
    JSON.stringify({ elements: [node(1)] }),
    JSON.stringify([node(1)]),
    collection([feature({ timestamp: says, "@timestamp": says })]),
    JSON.stringify([feature({ timestamp: says })]),
    collection([]),
  ])
    assert.equal(await dateOf(content), "2021-02-03 time of the file");
  await assert.rejects(dataDate("/none"), OsmFileError);
});
