import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { places } from "../module.ts";
import type { BaseFeature } from "../rules/base-feature.ts";
import { baseFeaturesIn, putBaseFeatures } from "../store/base-features.ts";
import { putAddresses } from "../store/put-addresses.ts";
import { tileVersion } from "../store/tiles.ts";
import { geocode } from "./geocode.ts";
import { makeTiles } from "./make-tiles.ts";
import { takeMapBack } from "./take-map-back.ts";

let database: TestDatabase;
let site: Site;
before(async () => {
  database = await testDatabase(
    [quarter, places].map((module) => ({ module: module.name, migrations: module.migrations ?? {} })),
  );
  site = await openSite(database, "hochfeld");
});
after(() => database.drop());

const street = (ref: string, name: string): BaseFeature => ({
  ref,
  kind: "street",
  rank: 1,
  name,
  names: {},
  geometry: {
    type: "LineString",
    coordinates: [
      [6.76, 51.42],
      [6.765, 51.42 + ref.length / 1000],
    ],
  },
});

const house = (id: string, street: string) => ({
  id,
  tags: {
    "addr:street": street,
    "addr:housenumber": "2",
    "addr:postcode": "47053",
    "addr:city": "Duisburg",
  },
  point: { lat: 51.42, lon: 6.76 },
  geometry: { type: "Point" as const, coordinates: [6.76, 51.42] as [number, number] },
});

const bring = (importId: number, features: BaseFeature[], houses: ReturnType<typeof house>[]) =>
  inSite(database.owner, site.id, async (tx) => {
    await putBaseFeatures(tx, site.id, features, { attribution: "©", importId });
    await putAddresses(tx, site.id, houses, { attribution: "©", importId });
    await makeTiles(tx, site);
  });
const back = (imports: number[], tiles = true) =>
  inSite(database.owner, site.id, (tx) => takeMapBack(tx, site, imports, tiles));
const names = async () =>
  (await baseFeaturesIn(database.read, site.id, site.box, 4)).map(({ name }) => name).sort();

test("what an import brought goes with its tiles and addresses; what was there before stays", async () => {
  await bring(1, [street("way/1", "Erste")], [house("node/1", "Erste Straße")]);
  const first = await tileVersion(database.read, site.id);
  await bring(
    2,
    [street("way/1", "Erste"), street("way/22", "Zweite")],
    [house("node/1", "Erste Straße"), house("node/2", "Zweite Straße")],
  );
  assert.notEqual(await tileVersion(database.read, site.id), first);
  assert.ok((await geocode(database.read, site.id, "Zweite Straße 2, Duisburg")).ok);

  assert.deepEqual(await back([2]), { features: 1, addresses: 1 });
  assert.deepEqual(await names(), ["Erste"]);
  assert.equal(await tileVersion(database.read, site.id), first, "the tiles are those from before again");
  assert.ok(!(await geocode(database.read, site.id, "Zweite Straße 2, Duisburg")).ok);
  assert.ok((await geocode(database.read, site.id, "Erste Straße 2, Duisburg")).ok);

  assert.deepEqual(await back([2]), { features: 0, addresses: 0 });
  await back([1]);
  assert.deepEqual(await names(), []);
  assert.equal(await tileVersion(database.read, site.id), undefined);
});
