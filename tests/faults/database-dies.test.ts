import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { haveEnded, processesIn, signal } from "../../src/kernel/db/embedded/processes.ts";
import { madeTown, writeTown } from "../support/made-town.ts";
import { type OwnDatabase, ownDatabase } from "../support/own-database.ts";
import { launch, runCommand, temporaryFolder } from "../support/product.ts";

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe("a command whose database dies in the middle", () => {
  const folder = temporaryFolder();
  const file = join(folder, "town.geojsonl");
  const dataDir = join(folder, "data");
  const imports = ["import", "osm", file, "--site", "teststadt"];
  let town: OwnDatabase;
  let client: Client;
  before(async () => {
    writeTown(file, 4000);
    town = await ownDatabase("mittendrin_test_dies");
    client = await town.superuser();
  });
  after(async () => {
    await client?.end();
    await town?.drop();
    await killDatabase();
    rmSync(folder, { recursive: true, force: true });
  });

  async function killDatabase() {
    const processes = processesIn(join(dataDir, "database"));
    for (const pid of processes) signal(pid, "SIGKILL");
    await haveEnded(processes, 3000);
  }

  /** Imports, lets something happen as soon as it can, and gives the end of the command and how it was told. */
  async function importWhile(env: Record<string, string>, strike: () => Promise<boolean>) {
    const importer = launch("cli", imports, { env });
    const written = { out: "", err: "" };
    importer.stdout?.on("data", (chunk) => {
      written.out += String(chunk);
    });
    importer.stderr?.on("data", (chunk) => {
      written.err += String(chunk);
    });
    const closed = once(importer, "close");
    while (importer.exitCode === null && !(await strike())) await pause(5);
    const [code] = await closed;
    return { code, ...written };
  }
  const sentence =
    /^The database cannot be reached at the moment\. What was under way was not done, not even in part; try again when the database answers\.$/m;

  it("says so in one sentence, on an operator's own server", { timeout: 120_000 }, async () => {
    const env = { DATA_DIR: dataDir, DATABASE_URL: town.url, LOG_LEVEL: "error" };
    const created = await runCommand(["site", "create", "teststadt", ...madeTown], env);
    assert.equal(created.code, 0, created.err);
    const ended = await importWhile(env, async () => {
      const { rows } = await client.query(
        "select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid " +
          "where l.relation = 'directory.business'::regclass and l.mode = 'RowExclusiveLock'",
      );
      return rows.length > 0;
    });
    assert.equal(ended.code, 1, ended.err);
    assert.match(ended.err, sentence);
    assert.doesNotMatch(ended.err, /^\s+at /m);
    assert.equal(ended.out, "");
    const { rows } = await client.query("select count(*)::int as n from directory.business");
    assert.equal(rows[0]?.n, 0);
  });

  it("says so where it is the embedded one that is killed", { timeout: 120_000 }, async () => {
    const env = { DATA_DIR: dataDir, LOG_LEVEL: "error" };
    const created = await runCommand(["site", "create", "teststadt", ...madeTown], env);
    assert.equal(created.code, 0, created.err);
    let seen = 0;
    const ended = await importWhile(env, async () => {
      // Not at its start: the command must have begun its work.
      if (processesIn(join(dataDir, "database")).length > 0) seen++;
      if (seen < 2) return false;
      await pause(1500);
      await killDatabase();
      return true;
    });
    assert.equal(ended.code, 1, ended.err);
    assert.match(ended.err, sentence);
    assert.doesNotMatch(ended.err, /^\s+at /m);
    assert.doesNotMatch(ended.out, /Imported/);
    const again = await runCommand(imports, env);
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /4000 new|[1-9]\d* new, 0 joined, 0 changed/);
  });
});
