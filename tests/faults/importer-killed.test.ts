import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { madeTown, writeTown, writeTownList } from "../support/made-town.ts";
import { type OwnDatabase, ownDatabase } from "../support/own-database.ts";
import { launch, runCommand, temporaryFolder } from "../support/product.ts";

/** The way of all imports is the same, so that the short list is killed more often than the long map; `KILLS` says otherwise. */
const kills = { osm: 8, csv: 12 };
const real = join(process.env.TEST_DATA ?? "../shared/data", "poi/raw/frankfurt-darmstadt.osm.pbf");
const realTown = ["--name", "Darmstadt", "--state", "HE", "--centre", "49.87,8.65"];

/** How many rows each table has. */
type Counts = Record<string, number>;

async function tablesOf(client: Client, schemas: string[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    "select format('%I.%I', schemaname, tablename) as table from pg_tables " +
      "where schemaname = any($1) and tablename not like 'migration%' order by 1",
    [schemas],
  );
  return rows.map(({ table }) => table);
}

async function countRows(client: Client): Promise<Counts> {
  const counts: Counts = {};
  for (const table of await tablesOf(client, ["quarter", "places", "directory"])) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** Takes a whole import out again, for the next round. */
async function empty(client: Client): Promise<void> {
  await client.query(`truncate ${(await tablesOf(client, ["directory", "places"])).join(", ")} cascade`);
}

/** Waits until the database has noticed that the importer is gone, and has ended what it had begun. */
async function untilAlone(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() " +
        "and backend_type = 'client backend'",
    );
    if (rows.length === 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Waits until the import writes businesses; false where it ends before. */
async function untilWriting(client: Client, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const { rows } = await client.query(
      "select 1 from pg_locks where relation = 'directory.business'::regclass and mode = 'RowExclusiveLock'",
    );
    if (rows.length > 0) return true;
    await new Promise((done) => setTimeout(done, 5));
  }
  return false;
}

/** What is imported: a real extract of the map (a made town where there is none), and a list. */
const sources = {
  "an extract of the map": (folder: string) => {
    if (existsSync(real)) return { format: "osm" as const, file: real, town: realTown };
    console.error(`REAL DATA MISSING: ${real} (set TEST_DATA); a made town stands in`);
    const file = join(folder, "town.geojsonl");
    writeTown(file, 1000);
    return { format: "osm" as const, file, town: madeTown };
  },
  "a list": (folder: string) => {
    const file = join(folder, "town.csv");
    writeTownList(file, 150);
    return { format: "csv" as const, file, town: madeTown };
  },
};

for (const [kind, make] of Object.entries(sources))
  describe(`an importer of ${kind} that is killed`, () => testKills(make));

function testKills(
  make: (folder: string) => { format: keyof typeof kills; file: string; town: string[] },
): void {
  const folder = temporaryFolder();
  const { format, file, town: options } = make(folder);
  let town: OwnDatabase;
  let client: Client;
  let env: Record<string, string>;
  const imports = () => ["import", format, file, "--site", "teststadt"];
  const rounds = Number(process.env.KILLS ?? kills[format]);

  before(async () => {
    town = await ownDatabase(`mittendrin_test_killed_${format}`);
    client = await town.superuser();
    env = { DATA_DIR: join(folder, "data"), DATABASE_URL: town.url };
  });
  after(async () => {
    await client?.end();
    await town?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts an import, does something when it begins to write, and waits until nothing of it runs. */
  async function watchImport(meanwhile: (importer: ChildProcess) => Promise<void>) {
    const importer = launch("cli", imports(), { env });
    let err = "";
    importer.stderr?.on("data", (chunk) => {
      err += String(chunk);
    });
    const closed = once(importer, "close");
    const isWriting = await untilWriting(client, () => importer.exitCode !== null);
    const began = performance.now();
    await meanwhile(importer);
    const [code] = await closed;
    const took = performance.now() - began;
    assert.ok(code === 0 || code === null, `the importer failed by itself: ${err}`);
    await untilAlone(client);
    return { isWriting, took };
  }

  it(`leaves its import whole or absent, ${rounds} times`, { timeout: 600_000 }, async (t) => {
    const created = await runCommand(["site", "create", "teststadt", ...options], env);
    assert.equal(created.code, 0, created.err);
    await untilAlone(client);
    const absent = await countRows(client);
    assert.equal(absent["directory.business"], 0);

    // One that nobody disturbs: what whole means, and how long it writes.
    const { isWriting, took } = await watchImport(() => Promise.resolve());
    assert.ok(isWriting);
    const whole = await countRows(client);
    const filled = [
      "business",
      "identifier",
      "listing",
      "word",
      "import_run",
      "source",
      "hours",
      "open_interval",
    ];
    for (const table of filled) assert.ok((whole[`directory.${table}`] ?? 0) > 0, table);
    if (file === real)
      for (const table of ["places.base_feature", "directory.import_rejection"])
        assert.ok((whole[table] ?? 0) > 0, table);

    const seen = { whole: 0, absent: 0 };
    let left = whole;
    for (let round = 0; round < rounds; round++) {
      if (left === whole) await empty(client);
      // Some moments lie at the very end, where it commits, or just behind it.
      const moment = Math.random() * took * 1.05;
      await watchImport(async (importer) => {
        await new Promise((done) => setTimeout(done, moment));
        importer.kill("SIGKILL");
      });
      const found = await countRows(client);
      const outcome = found["directory.business"] === 0 ? "absent" : "whole";
      left = { whole, absent }[outcome];
      assert.deepEqual(found, left, `killed after ${moment.toFixed()} ms: neither whole nor absent`);
      seen[outcome]++;
    }
    t.diagnostic(`${seen.absent} absent, ${seen.whole} whole; an import writes for ${took.toFixed()} ms`);
    assert.ok(seen.absent > 0, "no kill came in time");

    const again = await runCommand(imports(), env);
    assert.equal(again.code, 0, again.err);
    const next = await countRows(client);
    // Where the last kill came too late, this was the second import of the same file: another run, the same businesses.
    const runs = left === whole ? 2 : 1;
    assert.equal(next["directory.import_run"], runs);
    for (const table of ["business", "identifier", "listing", "word", "hours", "open_interval"])
      assert.equal(next[`directory.${table}`], whole[`directory.${table}`], table);
    assert.equal(next["places.base_feature"], whole["places.base_feature"]);
  });
}
