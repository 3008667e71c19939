import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { madeTown, writeTown } from "../support/made-town.ts";
import { type OwnDatabase, ownDatabase } from "../support/own-database.ts";
import { launch, runCommand, temporaryFolder } from "../support/product.ts";

const businesses = 4000;
const kills = 20;

/** How many rows each table of the product has. */
type Counts = Record<string, number>;

async function countRows(client: Client): Promise<Counts> {
  const { rows } = await client.query<{ table: string }>(
    "select format('%I.%I', schemaname, tablename) as table from pg_tables " +
      "where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  const counts: Counts = {};
  for (const { table } of rows) {
    const { rows: counted } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = counted[0]?.n ?? 0;
  }
  return counts;
}

/** Waits until the server has noticed that the importer is gone, and has ended what it had begun. */
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

/** Waits until the importer has the import's transaction open; false where it ends before. */
async function untilImporting(client: Client, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const { rows } = await client.query(
      "select 1 from pg_locks where relation = 'directory.business'::regclass and mode = 'RowExclusiveLock'",
    );
    if (rows.length > 0) return true;
    await new Promise((done) => setTimeout(done, 5));
  }
  return false;
}

describe("an importer that is killed", () => {
  const folder = temporaryFolder();
  const file = join(folder, "town.geojsonl");
  const env = { DATA_DIR: join(folder, "data") };
  const imports = ["import", "osm", file, "--site", "teststadt"];
  const name = "mittendrin_test_killed";
  let town: OwnDatabase;

  before(async () => {
    writeTown(file, businesses);
    town = await ownDatabase(`${name}_town`);
  });
  after(async () => {
    await town?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(`leaves its import whole or absent, ${kills} times`, { timeout: 600_000 }, async (t) => {
    const operator = { ...env, DATABASE_URL: town.url };
    const created = await runCommand(["site", "create", "teststadt", ...madeTown], operator);
    assert.equal(created.code, 0, created.err);
    const client = await town.superuser();
    t.after(() => client.end());
    await untilAlone(client);
    const absent = await countRows(client);
    assert.equal(absent["directory.business"], 0);

    const isFilled = async () =>
      (await client.query("select 1 from directory.business limit 1")).rows.length > 0;

    // One that nobody disturbs: what whole means, and how long it takes from its first row to its end.
    const { isImporting, took } = await watchImport(() => Promise.resolve());
    assert.ok(isImporting);
    const whole = await countRows(client);
    assert.equal(whole["directory.business"], businesses);

    const seen = { whole: 0, absent: 0 };
    for (let round = 0; round < kills; round++) {
      if (await isFilled()) await empty(client);
      assert.deepEqual(await countRows(client), absent);
      // Some moments lie at the very end, where it commits, or just behind it.
      const moment = Math.random() * took * 1.05;
      await watchImport(async (importer) => {
        await new Promise((done) => setTimeout(done, moment));
        importer.kill("SIGKILL");
      });
      const found = await countRows(client);
      const outcome = found["directory.business"] === 0 ? "absent" : "whole";
      const expected = { whole, absent }[outcome];
      assert.deepEqual(
        found,
        expected,
        `killed after ${moment.toFixed()} ms: not ${outcome}, but something between`,
      );
      seen[outcome]++;
    }
    t.diagnostic(`${seen.absent} absent, ${seen.whole} whole; an import takes ${took.toFixed()} ms`);
    assert.ok(seen.absent > 0, "no kill came in time");

    if (await isFilled()) await empty(client);
    const { code, err } = await runCommand(imports, operator);
    assert.equal(code, 0, err);
    assert.deepEqual(await countRows(client), whole, "the next import works");

    /** Starts an import, does something when it has written its first row, and waits until nothing of it runs. */
    async function watchImport(meanwhile: (importer: ChildProcess) => Promise<void>) {
      const importer = launch("cli.ts", imports, { env: operator });
      let err = "";
      importer.stderr?.on("data", (chunk) => {
        err += String(chunk);
      });
      const closed = once(importer, "close");
      const isImporting = await untilImporting(client, () => importer.exitCode !== null);
      const began = performance.now();
      await meanwhile(importer);
      const [code] = await closed;
      const took = performance.now() - began;
      assert.ok(code === 0 || code === null, `the importer failed by itself: ${err}`);
      await untilAlone(client);
      return { isImporting, took };
    }
  });
});

/** Takes a whole import out again, for the next round. */
async function empty(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    "select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname in ('directory', 'places') " +
      "and tablename not like 'migration%'",
  );
  await client.query(`truncate ${rows.map(({ table }) => table).join(", ")} cascade`);
}
