import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { inSite } from "../../../kernel/db/in-site.ts";
import { silentLog } from "../../../kernel/db/log.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { createAnswerCache } from "../../../kernel/web/answer-cache.ts";
import { type App, buildApp } from "../../../kernel/web/build-app.ts";
import { createValueMemory } from "../../../kernel/web/value-memory.ts";
import { createSite } from "../../quarter/actions/create-site.ts";
import { type Site, siteByKey } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { places } from "../module.ts";
import type { BaseFeature } from "../rules/base-feature.ts";
import { tilesOver } from "../rules/tiles/tile-grid.ts";
import { putBaseFeatures } from "../store/base-features.ts";
import { tileVersion } from "../store/tiles.ts";
import { makeTiles } from "./make-tiles.ts";

const centre = { lat: 51.42, lon: 6.76 };
let database: TestDatabase;
let site: Site;
let app: App;

before(async () => {
  database = await testDatabase(
    [quarter, places].map((module) => ({ module: module.name, migrations: module.migrations ?? {} })),
  );
  const box = { west: 6.7, south: 51.38, east: 6.82, north: 51.46 };
  const theme = { primary: "#0b5c6b", accent: "#f2a65a" };
  await createSite(database.owner, {
    key: "hochfeld",
    name: "Hochfeld",
    state: "NW",
    centre,
    box,
    host: null,
    theme,
    demo: false,
    texts: {},
    areas: [],
  });
  const found = await siteByKey(database.owner, "hochfeld");
  assert.ok(found);
  site = found;
  app = buildApp<Site>({
    rootRoutes: [],
    siteRoutes: places.siteRoutes ?? [],
    permissions: [],
    resolveSite: (_, key) => (key === site.key ? site : undefined),
    tagOf: ({ id }) => id,
    frame: () => "",
    refusal: () => "",
    db: database.read,
    primary: database.db,
    slots: new Map(),
    secrets: testSecrets(),
    mailWorks: false,
    memory: createValueMemory(),
    cache: createAnswerCache(),
    log: silentLog,
    baseUrl: undefined,
  });
});
after(() => database.drop());

const street = (ref: string, name: string): BaseFeature => ({
  ref,
  kind: "street",
  rank: 1,
  name,
  geometry: {
    type: "LineString",
    coordinates: [
      [6.75, 51.42],
      [6.77, 51.42],
    ],
  },
});
const make = (...features: BaseFeature[]) =>
  inSite(database.owner, site.id, async (tx) => {
    await putBaseFeatures(tx, site.id, features, { attribution: "© somebody" });
    return makeTiles(tx, site);
  });
const [name] = tilesOver({ west: centre.lon, east: centre.lon, south: centre.lat, north: centre.lat }, 14);
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.fetch(new Request(`http://localhost/hochfeld/de/${path}`, { headers }));
const path = (version: string) => `kacheln/${version}/${name?.z}/${name?.x}/${name?.y}.mvt`;

test("before any import there are no tiles, and the style draws only the outlines", async () => {
  assert.equal((await ask(path("none"))).status, 404);
  const style = (await (await ask("kartenstil/hell.json")).json()) as { sources: object; glyphs?: string };
  assert.deepEqual(Object.keys(style.sources), ["outlines", "pins"]);
  assert.equal(style.glyphs, undefined);
});

test("a tile is served as it was stored, for ever under its version, and asked for again by its tag", async () => {
  const made = await make(street("way/1", "Wanheimer Straße"));
  assert.ok(made.tiles > 0 && made.bytes > 0);
  const version = (await tileVersion(database.read, site.id)) ?? "";
  assert.match(version, /^[0-9a-f]{12}$/);
  const packed = await ask(path(version), { "accept-encoding": "gzip, br" });
  assert.equal(packed.status, 200);
  assert.equal(packed.headers.get("content-encoding"), "gzip");
  assert.equal(packed.headers.get("content-type"), "application/vnd.mapbox-vector-tile");
  assert.match(packed.headers.get("cache-control") ?? "", /max-age=31536000, immutable/);
  const body = gunzipSync(Buffer.from(await packed.arrayBuffer()));
  const plain = await ask(path(version));
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.deepEqual(Buffer.from(await plain.arrayBuffer()), body);
  const { layers } = new VectorTile(new PbfReader(body));
  assert.equal(layers.street?.feature(0).properties.name, "Wanheimer Straße");
  const again = await ask(path(version), { "if-none-match": packed.headers.get("etag") ?? "?" });
  assert.equal(again.status, 304);
});

test("the same again has the same version; a change has another, and an old page gets the new tile", async () => {
  const before = await tileVersion(database.read, site.id);
  await make(street("way/1", "Wanheimer Straße"));
  assert.equal(await tileVersion(database.read, site.id), before);
  await make(street("way/1", "Umbenannte Straße"));
  assert.notEqual(await tileVersion(database.read, site.id), before);
  const old = await ask(`${path("000000000000")}`);
  assert.equal(old.status, 200);
  assert.equal(old.headers.get("cache-control"), "no-cache");
});

test("where nothing is drawn a tile is empty; outside the site and for nonsense there is none", async () => {
  const [empty] = tilesOver({ west: 6.81, east: 6.81, south: 51.39, north: 51.39 }, 14);
  const answer = await ask(`kacheln/v/14/${empty?.x}/${empty?.y}.mvt`);
  assert.equal(answer.status, 200);
  assert.equal((await answer.arrayBuffer()).byteLength, 0);
  for (const wrong of [
    "14/0/0.mvt",
    "16/33000/22000.mvt",
    "14/x/1.mvt",
    "14/-1/1.mvt",
    `14/${name?.x}/${name?.y}.png`,
    "99/1/1.mvt",
  ])
    assert.equal((await ask(`kacheln/v/${wrong}`)).status, 404, wrong);
  assert.equal((await ask("kartenstil/bunt.json")).status, 404);
});
