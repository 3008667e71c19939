import assert from "node:assert/strict";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { aloneCommands } from "../../src/app/commands/alone.ts";
import { slots } from "../../src/app/compose.ts";
import { migrations } from "../../src/app/migrations.ts";
import { verifyAudit } from "../../src/kernel/audit/verify-audit.ts";
import { takeBackup } from "../../src/kernel/backup/take-backup.ts";
import { readConfig } from "../../src/kernel/config/config.ts";
import { type Database, openDatabase } from "../../src/kernel/db/db.ts";
import { haveEnded, processesIn, signal } from "../../src/kernel/db/embedded/processes.ts";
import { inSite } from "../../src/kernel/db/in-site.ts";
import { silentLog } from "../../src/kernel/db/log.ts";
import { erasuresIn } from "../../src/kernel/erasures/erasure-paths.ts";
import { followErasures } from "../../src/kernel/erasures/follow-erasures.ts";
import { CommandRefused } from "../../src/kernel/module/command.ts";
import { openSecrets } from "../../src/kernel/secrets/open-secrets.ts";
import { leaveAccount } from "../../src/modules/accounts/actions/account/leave-account.ts";
import { setState } from "../../src/modules/accounts/actions/people/manage-person.ts";
import { type Town, townOf } from "../../src/modules/accounts/testing/test-accounts.ts";
import type { Site } from "../../src/modules/quarter/index.ts";
import { openSite } from "../../src/modules/quarter/testing/open-site.ts";
import { launch, startProduct, temporaryFolder } from "../support/product.ts";

/** How often under load, and how often a restore is killed; `BACKUPS` and `KILLS` say otherwise. */
const rounds = Number(process.env.BACKUPS ?? 1);
const kills = Number(process.env.KILLS ?? 3);
/** While it unpacks, while PostgreSQL makes it whole, and while the rest is made ready: what to wait for, then how long at most. */
const phases = [
  { phase: "database.restoring", within: 600 },
  { phase: join("database.restoring", "postmaster.pid"), within: 300 },
  { phase: "database", within: 2500 },
];

describe("backup and restore of a town at work", { timeout: 1_800_000 }, () => {
  const folder = temporaryFolder();
  const env = { DATA_DIR: join(folder, "data") };
  const file = (name: string) => join(folder, "backups", name);
  let database: Database;
  let site: Site;
  let town: Town;

  before(async () => {
    mkdirSync(join(folder, "backups"));
    const config = readConfig(env);
    database = await openDatabase(config, { purpose: "server", migrations, log: silentLog });
    await openSecrets(database.owner, config.secretKeyFile);
    site = await openSite(database, "hochfeld");
    town = townOf(database, site);
  });
  after(async () => {
    await database?.close();
    for (const name of ["data", "killed", "again", "town"]) {
      const left = processesIn(join(folder, name, "database"));
      for (const pid of left) signal(pid, "SIGKILL");
      await haveEnded(left, 3000);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Runs a command in this process, which saves the start of another one; what it said. */
  const run = async (name: string, words: string[], given: Record<string, string>): Promise<string[]> => {
    const command = aloneCommands.find((each) => each.name === name);
    assert.ok(command);
    const said: string[] = [];
    const out = {
      json: false,
      say() {},
      progress() {},
      result: (_: unknown, lines: string[]) => said.push(...lines),
    };
    await command.runAlone({ words, options: {}, config: readConfig(given), slots, out, log: silentLog });
    return said;
  };
  const restore = (path: string, target: string) => run("restore", [path], { DATA_DIR: target });

  /** Looks into a database that nobody else has open. */
  const look = async <T>(target: string, ask: (opened: Database) => Promise<T>): Promise<T> => {
    const opened = await openDatabase(readConfig({ DATA_DIR: target }), {
      purpose: "command",
      migrations: [],
      log: silentLog,
    });
    return ask(opened).finally(() => opened.close());
  };

  const people = (opened: Database) =>
    inSite(opened.owner, site.id, async (tx) => {
      const { rows } = await sql<{ login: string; name: string; mail: string | null; state: string }>`
        select login, name, mail, state from accounts.person`.execute(tx);
      return rows;
    });

  it(`have every write in it that was acknowledged before, ${rounds} of ${rounds} times`, async (t) => {
    const target = join(folder, "again");
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      let writing = true;
      const writers = Array.from({ length: 8 }, async () => {
        while (writing) {
          const { login } = await town.invite("participant");
          acknowledged.push(login);
          // The writers share a process with the backup.
          await pause(20);
        }
      });
      const some = acknowledged.length + 10 + Math.random() * 100;
      while (acknowledged.length < some) await pause(10);
      const before = acknowledged.slice();
      const begun = Date.now();
      await takeBackup(database, file(`load-${round}`)).finally(() => {
        writing = false;
      });
      const took = Date.now() - begun;
      await Promise.all(writers);
      const meanwhile = acknowledged.length - before.length;
      assert.ok(meanwhile > 0, "nobody wrote while the backup was taken");
      await restore(file(`load-${round}`), target);
      await look(target, async (opened) => {
        const there = new Set((await people(opened)).map(({ login }) => login));
        assert.deepEqual(
          before.filter((login) => !there.has(login)),
          [],
          `round ${round}`,
        );
        const { fault } = await verifyAudit(opened.owner, site.id);
        assert.equal(fault, undefined, `round ${round}`);
      });
      t.diagnostic(`${before.length} before, ${meanwhile} while it was taken, ${took} ms: none is missing`);
      rmSync(target, { recursive: true });
      rmSync(file(`load-${round}`));
    }
  });

  it("bring nobody back who has gone since, nor a session, and the town starts with all checks passed", async () => {
    const staying = await town.confirm("site-administrator", { name: "Bleibt" });
    const deleted = await town.confirm("coach", { name: "Geht Selbst" });
    const left = await town.confirm("teacher", { name: "Wurde Gegangen" });
    await takeBackup(database, file("town"));

    assert.ok((await leaveAccount(town.doing, deleted.id)).ok);
    assert.ok((await setState(town.doing, left.id, "left")).ok);
    // As a server does: the list lies with the backups.
    const following = followErasures(database.owner, [erasuresIn(join(folder, "backups"))], silentLog, 50);
    await following.stop();

    const target = join(folder, "town");
    const said = (await restore(file("town"), target)).join("\n");
    assert.match(said, /Everybody is signed out \(3 devices\)/);
    assert.match(said, /Erased again what was erased after the backup: 2\./);
    const key = readFileSync(join(env.DATA_DIR, "secret-key"));
    assert.match(said, /MISSING in .*secret-key: the secret key [0-9a-f]{12}\. .* stays unreadable/);
    await look(target, async (opened) => {
      const found = (await people(opened)).filter(
        ({ name, login }) => /Bleibt|Ge|–/.test(name) || /left/.test(login),
      );
      assert.deepEqual(
        found.map(({ name, mail, state }) => [name, mail, state]).sort(),
        [
          ["Bleibt", null, "confirmed"],
          ["Wurde Gegangen", null, "left"],
          ["–", null, "left"],
        ].sort(),
      );
      assert.equal(await townOf(opened, site).who(staying.secret), undefined);
    });

    copyFileSync(join(env.DATA_DIR, "secret-key"), join(target, "secret-key"));
    assert.deepEqual(readFileSync(join(target, "secret-key")), key);
    const product = await startProduct({ env: { DATA_DIR: target } });
    assert.equal((await fetch(`${product.url}/hochfeld/de`)).status, 200);
    // The list is copied beside the restored database as well, within seconds.
    for (let tries = 0; !existsSync(erasuresIn(target)) && tries < 100; tries++) await pause(100);
    const found = (await run("doctor", [], { DATA_DIR: target })).join("\n");
    assert.match(found, /All 2 are listed outside the database as well/);
    assert.match(found, /\nAll is well\.$/);
    assert.equal(await product.end(), 0);
  });

  it(`a restore that is killed is either whole or begun anew, ${kills} times`, async (t) => {
    const path = file("town");
    const target = join(folder, "killed");
    const expected = (await look(join(folder, "town"), people)).length;
    for (let round = 0; round < kills; round++) {
      rmSync(target, { recursive: true, force: true });
      const child = launch("cli", ["restore", path], { env: { DATA_DIR: target } });
      const closed = once(child, "close");
      const { phase, within } = phases[round % phases.length] as (typeof phases)[number];
      while (!existsSync(join(target, phase)) && child.exitCode === null) await pause(5);
      const moment = Math.random() * within;
      await pause(moment);
      child.kill("SIGKILL");
      await closed;
      const isThere = existsSync(join(target, "database"));
      t.diagnostic(`killed ${moment.toFixed()} ms after ${phase} was there: ${isThere ? "whole" : "half"}`);
      if (!isThere) {
        await assert.rejects(look(target, people), /a restore into .* was interrupted; run it again/);
        await restore(path, target);
      }
      assert.equal((await look(target, people)).length, expected);
    }
  });

  it("are refused into a folder that is in use or not empty, and where the file is none; nothing is changed", async () => {
    const refused = async (path: string, target: string, why: RegExp) =>
      assert.rejects(restore(path, target), why);
    await refused(file("town"), env.DATA_DIR, /a server \(process \d+\) uses .*; stop it/);
    await refused(file("town"), join(folder, "town"), /holds a database already; move it away first/);
    await refused(file("town"), join(folder, "backups"), /is not empty, it holds/);
    await refused(file("none"), join(folder, "new"), /none cannot be used: there is no such file/);
    await refused(join(env.DATA_DIR, "secret-key"), join(folder, "new"), /is not a backup of Mittendrin/);
    assert.ok(!existsSync(join(folder, "new", "database")));
    await assert.rejects(
      run("backup", [file("x")], { DATA_DIR: join(folder, "new") }),
      /There is no database in/,
    );
    await assert.rejects(run("backup", [file("town")], env), /town is there already; name another file/);
    await assert.rejects(run("backup", [join(folder, "backups")], env), /is a folder; name a file in it/);
    await assert.rejects(run("backup", [], env), /FILE is missing/);
    assert.ok(!existsSync(join(folder, "new", "database")));
    const own = { DATA_DIR: join(folder, "new"), DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" };
    for (const [command, hint] of [
      ["backup", /pg_dump -Fc .*pgBackRest/],
      ["restore", /pg_restore/],
    ] as const) {
      await assert.rejects(run(command, [file("x")], own), (error) => {
        assert.ok(error instanceof CommandRefused);
        assert.match(error.message, hint);
        assert.equal(error.exitCode, 2);
        return true;
      });
    }
  });
});
