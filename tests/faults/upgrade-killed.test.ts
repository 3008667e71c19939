import assert from "node:assert/strict";
import { once } from "node:events";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { migrations } from "../../src/app/migrations.ts";
import { readConfig } from "../../src/kernel/config/config.ts";
import { type Database, openDatabase } from "../../src/kernel/db/db.ts";
import { haveEnded, processesIn, signal } from "../../src/kernel/db/embedded/processes.ts";
import { silentLog } from "../../src/kernel/db/log.ts";
import { type ModuleMigrations, stateOfMigrations } from "../../src/kernel/db/migrations.ts";
import { openSite } from "../../src/modules/quarter/testing/open-site.ts";
import { launch, temporaryFolder } from "../support/product.ts";

/** `KILLS` says otherwise; `UPGRADE_FROM` names a data folder that an older version has left (and is copied). */
const kills = Number(process.env.KILLS ?? 2);
const given = process.env.UPGRADE_FROM;

/** The state before the modules above the first had any table: whatever is missing has to be made beside rows. */
const former: ModuleMigrations[] = migrations.map(({ module, migrations: steps }) => ({
  module,
  migrations: ["secrets", "audit", "quarter"].includes(module) ? steps : {},
}));

describe("an update that is killed in the middle of its migrations", { timeout: 1_800_000 }, () => {
  const folder = temporaryFolder();
  const old = given ?? join(folder, "old");
  const data = join(folder, "data");
  let rowsBefore: Record<string, number> = {};

  const open = (dataDir: string, steps: ModuleMigrations[]) =>
    openDatabase(readConfig({ DATA_DIR: dataDir }), {
      purpose: "command",
      migrations: steps,
      log: silentLog,
    });

  const within = async <T>(
    dataDir: string,
    steps: ModuleMigrations[],
    run: (opened: Database) => Promise<T>,
  ) => {
    const opened = await open(dataDir, steps);
    return run(opened).finally(() => opened.close());
  };

  /** How many rows each table of the former state has; as a superuser, whom no policy holds. */
  const rowsOf = async (opened: Database, tables?: string[]): Promise<Record<string, number>> => {
    const { Client } = await import("pg");
    const client = new Client({ connectionString: opened.url.replace("//mittendrin@", "//postgres@") });
    await client.connect();
    try {
      const names =
        tables ??
        (
          await client.query<{ name: string }>(
            "select format('%I.%I', schemaname, tablename) as name from pg_tables " +
              "where schemaname !~ '^(pg_|information_schema|jobs)' and tablename !~ '^migration'",
          )
        ).rows.map(({ name }) => name);
      const rows: Record<string, number> = {};
      for (const name of names.sort()) {
        const { rows: found } = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`);
        rows[name] = found[0]?.n ?? 0;
      }
      return rows;
    } finally {
      await client.end();
    }
  };

  before(async () => {
    if (given === undefined) {
      await within(old, former, async (opened) => {
        await openSite(opened, "hochfeld");
        // Enough rows that losing some would show.
        await sql`create table public.kept as select n, md5(n::text) as text from generate_series(1, 20000) n`.execute(
          opened.owner,
        );
      });
      rowsBefore = await within(old, [], (opened) => rowsOf(opened));
    }
  });
  after(async () => {
    const left = processesIn(join(data, "database"));
    for (const pid of left) signal(pid, "SIGKILL");
    await haveEnded(left, 3000);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const copy = () => {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o711 });
    cpSync(join(old, "database"), join(data, "database"), { recursive: true });
  };

  it(`loses nothing, and the next start finishes it, ${kills} of ${kills} times`, async (t) => {
    if (given !== undefined) {
      copy();
      rowsBefore = await within(data, [], (opened) => rowsOf(opened));
    }
    assert.ok(Object.keys(rowsBefore).length > 3 && Object.values(rowsBefore).some((count) => count > 0));
    let halfway = 0;
    for (let round = 0; round < kills; round++) {
      copy();
      const child = launch("cli", ["migrate"], { env: { DATA_DIR: data, LOG_LEVEL: "info" } });
      const closed = once(child, "close");
      let steps = 0;
      const first = new Promise<void>((done) => {
        child.stdout?.on("data", (chunk) => {
          steps += String(chunk).split('"msg":"migrated"').length - 1;
          if (steps > 0) done();
        });
      });
      await Promise.race([first, closed]);
      const moment = Math.random() * 1000;
      await pause(moment);
      child.kill("SIGKILL");
      // Half of the times everything dies, as when the power goes.
      if (round % 2 === 0) for (const pid of processesIn(join(data, "database"))) signal(pid, "SIGKILL");
      await closed;
      await haveEnded(
        processesIn(join(data, "database")).filter(() => round % 2 === 0),
        3000,
      );

      const told = `killed ${moment.toFixed()} ms after the first migration`;
      const half = await within(data, [], ({ owner }) => stateOfMigrations(owner, migrations));
      if (half.missing.length > 0) halfway++;
      t.diagnostic(`${told}, ${half.missing.length} missing`);
      await within(data, migrations, async (opened) => {
        const state = await stateOfMigrations(opened.owner, migrations);
        assert.deepEqual([state.missing, state.unknown], [[], []], told);
        assert.deepEqual(await rowsOf(opened, Object.keys(rowsBefore)), rowsBefore, told);
      });
    }
    t.diagnostic(`${halfway} of ${kills} were in the middle`);
    assert.ok(halfway > 0 || kills < 5, "no kill came in time");
  });
});
