import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { boxContains } from "../../../kernel/geo/box.ts";
import { type Command, CommandRefused } from "../../../kernel/module/command.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { areasOf, saveAreas } from "../store/areas.ts";
import { migrations } from "../store/migrations/index.ts";
import { siteByKey } from "../store/sites.ts";
import { siteCreate, siteSet } from "./site.ts";

const square = (name: string, lat: number, lon: number) => ({
  type: "Feature",
  properties: { name },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [lon, lat],
        [lon + 0.01, lat],
        [lon + 0.01, lat + 0.01],
        [lon, lat + 0.01],
        [lon, lat],
      ],
    ],
  },
});

describe("the commands about sites", () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await testDatabase([{ module: "quarter", migrations }]);
    folder = await mkdtemp(join(tmpdir(), "site-command-"));
    await run(siteCreate, "stadt", { ...given, areas: await areasFile([square("Hafen", 51.41, 6.75)]) });
    await run(siteCreate, "dorf", given);
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const given = { name: "Stadt", state: "NW", centre: "51.42,6.76" };
  const out = { json: false, say: () => {}, progress: () => {}, result: () => {} };
  const run = (command: Command, key: string, options: Record<string, string>) =>
    command.run({
      db: database.owner,
      words: [key],
      options,
      slots: new Map(),
      mailWorks: false,
      baseUrl: undefined,
      secrets: async () => testSecrets(),
      out,
    });
  const site = async (key: string) => {
    const found = await siteByKey(database.db, key);
    assert.ok(found);
    return found;
  };
  async function areasFile(features: object[]): Promise<string> {
    const file = join(folder, `${features.length}.geojson`);
    await writeFile(file, JSON.stringify({ type: "FeatureCollection", features }));
    return file;
  }
  const height = ({ box }: { box: { north: number; south: number } }) => box.north - box.south;

  it("keep the areas in mind where only the centre moves", async () => {
    const before = await site("stadt");
    assert.ok(height(before) < 0.05, "around the area, not fifteen kilometres");
    await run(siteSet, "stadt", { centre: "51.43,6.78" });
    const moved = await site("stadt");
    assert.deepEqual(moved.centre, { lat: 51.43, lon: 6.78 });
    assert.ok(height(moved) < 0.06);
    for (const place of [moved.centre, { lat: 51.411, lon: 6.751 }]) assert.ok(boxContains(moved.box, place));

    await run(siteSet, "dorf", { centre: "51.43,6.78" });
    assert.ok(height(await site("dorf")) > 0.25, "nothing but a centre: fifteen kilometres around it");
  });

  it("reach around all areas where some are added, and leave the box alone where neither is given", async () => {
    await run(siteSet, "stadt", {
      areas: await areasFile([square("Markt", 51.45, 6.8), square("Au", 51.45, 6.81)]),
    });
    const wider = await site("stadt");
    assert.equal(wider.areas.length, 3);
    for (const place of [
      { lat: 51.411, lon: 6.751 },
      { lat: 51.459, lon: 6.819 },
    ])
      assert.ok(boxContains(wider.box, place));
    await run(siteSet, "stadt", { name: "Neustadt" });
    assert.deepEqual((await site("stadt")).box, wider.box);
  });

  it("keep the introduction of an area that is drawn anew, and give a new one none", async () => {
    const { id } = await site("dorf");
    const areas = () => inSite(database.owner, id, areasOf);
    await run(siteSet, "dorf", { areas: await areasFile([square("Markt", 51.45, 6.8)]) });
    const intro = { de: "In der Mitte.", tr: "Ortada." };
    await inSite(database.owner, id, async (tx) =>
      saveAreas(
        tx,
        id,
        (await areas()).map((area) => ({ ...area, intro })),
      ),
    );
    const [before] = await areas();
    await run(siteSet, "dorf", {
      areas: await areasFile([square("Markt", 51.44, 6.79), square("Au", 51.45, 6.81)]),
    });
    const [market, meadow] = await areas();
    assert.deepEqual([market?.id, market?.intro], [before?.id, intro]);
    assert.notDeepEqual(market?.outline, before?.outline);
    assert.deepEqual(meadow?.intro, {});
  });

  it("refuse a centre that lies far from the areas, and a change of nothing", async () => {
    const areas = await areasFile([
      square("Hafen", 51.41, 6.75),
      square("Markt", 51.45, 6.8),
      square("Au", 51.45, 6.81),
    ]);
    const swapped = { ...given, centre: "6.76,51.42", areas };
    await assert.rejects(run(siteCreate, "fern", swapped), (error) => {
      assert.ok(error instanceof CommandRefused);
      assert.match(error.message, /^The centre 6\.76,51\.42 lies more than 50 km from Hafen, Markt, Au; /);
      return true;
    });
    assert.equal(await siteByKey(database.db, "fern"), undefined);
    await run(siteCreate, "nah", { ...given, centre: "51.8,6.76", areas });
    await assert.rejects(
      run(siteSet, "nah", { centre: "52.8,6.76" }),
      /more than 50 km from Hafen, Markt, Au/,
    );
    for (const options of [{}, { only: "Hafen" }])
      await assert.rejects(run(siteSet, "nah", options), /^Error: Nothing was asked for/);
    assert.deepEqual((await site("nah")).centre, { lat: 51.8, lon: 6.76 });
  });

  it("refuse a file that lacks one of the areas asked for, and take no other from it", async () => {
    const areas = await areasFile([square("Hafen", 51.41, 6.75), square("Markt", 51.42, 6.76)]);
    await assert.rejects(
      run(siteCreate, "halb", { ...given, areas, only: "Markt,Nordstadt" }),
      /^Error: Not in the file: nordstadt\. It has: Hafen, Markt\.$/,
    );
    assert.equal(await siteByKey(database.db, "halb"), undefined);
    await run(siteCreate, "halb", { ...given, areas, only: "markt, " });
    assert.deepEqual(
      (await site("halb")).areas.map(({ name }) => name),
      ["Markt"],
    );
  });

  it("give a host name and take it away again", async () => {
    await run(siteSet, "stadt", { host: "Quartier.example.org" });
    assert.equal((await site("stadt")).host, "quartier.example.org");
    await run(siteSet, "stadt", { name: "Stadt" });
    assert.equal((await site("stadt")).host, "quartier.example.org");
    const twice = { host: "quartier.example.org" };
    await assert.rejects(run(siteSet, "dorf", twice), /Another site has this host name/);
    await assert.rejects(
      run(siteCreate, "drittes", { ...given, ...twice }),
      /Another site has this host name/,
    );
    await assert.rejects(run(siteSet, "dorf", { host: "https://x" }), /--host must be a host name/);
    await run(siteSet, "stadt", { host: "none" });
    assert.equal((await site("stadt")).host, null);
    await run(siteSet, "dorf", twice);
    assert.equal((await site("dorf")).host, "quartier.example.org");
  });
});
