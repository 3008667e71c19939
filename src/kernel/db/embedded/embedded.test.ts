import assert from "node:assert/strict";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { type Kysely, sql } from "kysely";
import { StartRefused } from "../../config/start-refused.ts";
import { DatabaseGone } from "../database-gone.ts";
import { silentLog } from "../log.ts";
import { openPool } from "../pool.ts";
import { end, type Holder, holdDatabase, opened } from "../testing/holder.ts";
import { ensureCluster } from "./cluster.ts";
import { openEmbedded } from "./embedded.ts";
import { haveEnded, processesIn, signal, startOf } from "./processes.ts";
import { findPrograms } from "./runner.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "mittendrin-embedded-"));
const env = { DATA_DIR: join(folder, "data") };
const cluster = join(env.DATA_DIR, "database");
const postmaster = () => Number.parseInt(readFileSync(join(cluster, "postmaster.pid"), "utf8"), 10);

const ask = async <Row>(url: string, text: string): Promise<Row[]> => {
  const db = openPool(url, { application_name: "test", max: 1 }, silentLog);
  try {
    return (await sql.raw<Row>(text).execute(db)).rows;
  } finally {
    await db.destroy();
  }
};

/** Asks again until it works: the database may be restarting. */
const eventually = async <T>(attempt: () => Promise<T>): Promise<T> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
};

describe("embedded database", () => {
  const open: Holder[] = [];
  const start = async (purpose: "server" | "command" = "server", more = {}) => {
    const holder = opened(await holdDatabase({ ...env, ...more }, purpose));
    open.push(holder);
    return holder;
  };
  after(async () => {
    for (const holder of open) holder.process.kill("SIGKILL");
    const left = processesIn(cluster);
    for (const pid of left) signal(pid, "SIGKILL");
    await haveEnded(left, 3000);
    rmSync(folder, { recursive: true, force: true });
  });

  it("is made at the first start, in UTF-8, also without LANG, and stops in order", async () => {
    const server = await start();
    const [row] = await ask<Record<string, string>>(
      server.appUrl,
      "select current_user as user, current_setting('fsync') as fsync, cardinality(show_trgm('ж'))::text as letters, " +
        "lower('ÄŞЖ') as lower, (select rolsuper or rolbypassrls from pg_roles where rolname = 'mittendrin')::text as exempt",
    );
    assert.deepEqual(row, {
      user: "mittendrin_web",
      fsync: "on",
      letters: "2",
      lower: "äşж",
      exempt: "false",
    });
    await ask(server.url, "create table public.kept (word text); insert into public.kept values ('first')");
    const { code, took } = await end(server, "SIGTERM");
    assert.equal(code, 0);
    assert.ok(took < 3000, `stopped after ${took} ms`);
    assert.deepEqual(processesIn(cluster), []);
  });

  it("refuses a second server on the same folder, in one sentence", async () => {
    const server = await start();
    const second = await holdDatabase(env);
    assert.deepEqual(second, {
      code: 1,
      text: `Another server (process ${server.process.pid}) already uses the data folder ${env.DATA_DIR}.`,
    });
    await end(server, "SIGINT");
  });

  it("lets a command use the running server, and start one itself where none runs", async () => {
    const server = await start();
    const attached = await start("command");
    assert.equal(attached.url, server.url);
    await end(attached, "SIGTERM");
    assert.equal((await ask<{ word: string }>(server.url, "select word from public.kept")).length, 1);
    await end(server, "SIGTERM");

    const alone = await start("command");
    assert.equal((await ask<{ word: string }>(alone.url, "select word from public.kept")).length, 1);
    await end(alone, "SIGTERM");
    assert.deepEqual(processesIn(cluster), []);
  });

  it("lets a server wait for a command that is about to finish", async () => {
    const command = await start("command");
    const waiting = holdDatabase(env);
    await new Promise((done) => setTimeout(done, 1500));
    await end(command, "SIGTERM");
    await end(opened(await waiting), "SIGTERM");
  });

  for (const victims of ["node", "postmaster", "node, then postmaster", "everything"] as const) {
    it(`starts again after kill -9 of ${victims}`, async () => {
      const server = await start();
      const word = `before ${victims}`;
      await ask(server.url, `insert into public.kept values ('${word}')`);
      const main = postmaster();
      if (victims === "postmaster") {
        signal(main, "SIGKILL");
        await eventually(() => ask(server.appUrl, "select 1"));
        assert.notEqual(postmaster(), main);
      } else {
        await end(server, "SIGKILL");
        if (victims === "node, then postmaster") signal(main, "SIGKILL");
        if (victims === "everything") for (const pid of processesIn(cluster)) signal(pid, "SIGKILL");
      }
      if (victims === "postmaster") await end(server, "SIGKILL");
      const again = await start();
      const kept = await ask<{ word: string }>(again.url, "select word from public.kept");
      assert.ok(kept.some((row) => row.word === word));
      await end(again, "SIGTERM");
    });
  }

  it("goes on after kill -9 of one of its backends", async () => {
    const server = await start();
    const [backend] = processesIn(cluster).filter((pid) => pid !== postmaster());
    assert.equal(signal(backend ?? 0, "SIGKILL"), true);
    await eventually(() => ask(server.url, "select 1"));
    await end(server, "SIGTERM");
  });

  it("is not stopped by lock files that name a living stranger", async () => {
    const stranger = process.pid;
    writeFileSync(join(cluster, "postmaster.pid"), `${stranger}\n${cluster}\n1\n5432\n\n\n\nready\n`);
    writeFileSync(
      join(env.DATA_DIR, "database.lock"),
      JSON.stringify({ pid: stranger, start: startOf(stranger), purpose: "server" }),
    );
    await end(await start(), "SIGTERM");
  });

  it("works after being copied elsewhere, with a wrong owner and open modes", {
    skip: process.getuid?.() !== 0 && "needs root",
  }, async () => {
    const copy = join(folder, "copy");
    cpSync(env.DATA_DIR, copy, { recursive: true });
    chmodSync(join(copy, "database"), 0o755);
    const server = await start("server", { DATA_DIR: copy });
    assert.ok((await ask(server.url, "select word from public.kept")).length > 0);
    await end(server, "SIGTERM");
  });

  it("works in a folder whose path is too long for a socket", async () => {
    const long = join(folder, "x".repeat(110), "data");
    const server = await start("server", { DATA_DIR: long });
    assert.equal((await ask(server.appUrl, "select 1")).length, 1);
    await end(server, "SIGTERM");
    rmSync(decodeURIComponent(new URL(server.url).searchParams.get("host") ?? ""), { recursive: true });
  });

  it("says in one sentence when the folder cannot be used", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const refusal = await holdDatabase({ DATA_DIR: file });
    assert.deepEqual(refusal, {
      code: 1,
      text: `DATA_DIR: ${file} cannot be used: there is already a file of this name.`,
    });

    const strange = join(folder, "strange");
    mkdirSync(join(strange, "database"), { recursive: true });
    const other = await holdDatabase({ DATA_DIR: strange });
    assert.match(
      "text" in other ? other.text : "",
      /^DATA_DIR: .* is not a database; move it away, or restore it from a backup\.$/,
    );

    writeFileSync(join(strange, "database", "PG_VERSION"), "17\n");
    mkdirSync(join(strange, "database", "global"));
    writeFileSync(join(strange, "database", "global", "pg_control"), "");
    const older = await holdDatabase({ DATA_DIR: strange });
    assert.match(
      "text" in older ? older.text : "",
      /^DATA_DIR: .* was made by PostgreSQL 17, this program brings 18;/,
    );
  });

  it("leaves nothing half made where a statement of the first start fails", async () => {
    const data = join(folder, "half");
    mkdirSync(data);
    chmodSync(folder, 0o711);
    chmodSync(data, 0o711);
    const programs = findPrograms(data);
    // The database cannot be made, as on a disk that is just full; the program itself goes on and ends well.
    const failing = join(data, "postgres");
    writeFileSync(
      failing,
      `#!/bin/sh\nsed 's/ owner .*/ owner nobody_there/' | exec '${programs.postgres}' "$@"\n`,
    );
    chmodSync(failing, 0o755);
    await assert.rejects(ensureCluster(data, { ...programs, postgres: failing }), (error) => {
      assert.ok(error instanceof StartRefused);
      assert.match(error.message, /cannot start \(role "nobody_there" does not exist\)\.$/);
      return true;
    });
    assert.deepEqual(readdirSync(data), ["postgres"]);
    assert.equal(await ensureCluster(data, programs), join(data, "database"));
  });

  it("says why it went away in the middle of a start, where it has printed the reason", async () => {
    const data = join(folder, "no-room");
    // It must begin new files of its write-ahead log, and cannot: as on a full disk it ends at once, in the middle.
    const fills = {
      async up(db: Kysely<unknown>) {
        chmodSync(join(data, "database", "pg_wal"), 0o500);
        await sql`create table public.filled as select md5(n::text) from generate_series(1, 800000) n`.execute(
          db,
        );
      },
    };
    const opening = openEmbedded(
      data,
      "server",
      [{ module: "fills", migrations: { "001-fill": fills } }],
      silentLog,
    );
    await assert.rejects(opening, (error) => {
      assert.ok(error instanceof DatabaseGone);
      assert.match(error.message, /no-room ended: permission denied; it must belong to /);
      return true;
    });
  });
});
