import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { createAnswerCache } from "../web/answer-cache.ts";
import { makeReply } from "../web/reply/reply.ts";
import { createCatchUp } from "./catch-up.ts";
import { announceChange, onChange } from "./changes.ts";
import { connectDatabase, type Database } from "./db.ts";
import { silentLog } from "./log.ts";
import { startTestReplica, type TestReplica } from "./testing/test-replica.ts";

describe("a replica that lags behind", () => {
  let servers: TestReplica;
  let database: Database;
  before(async () => {
    servers = await startTestReplica();
    const { url, replicaUrl } = servers;
    database = connectDatabase({ url, appUrl: url }, replicaUrl, silentLog);
    await sql`create table shop (name text)`.execute(database.owner);
    await sql`insert into shop values ('old')`.execute(database.owner);
    await until(async () => (await readName()) === "old");
  });
  after(async () => {
    await database?.close();
    await servers?.stop();
  });

  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await condition().catch(() => false)) return;
      await wait(50);
    }
    assert.fail("it did not come to that within ten seconds");
  }
  const readName = async () =>
    (await sql<{ name: string }>`select name from shop`.execute(database.read)).rows[0]?.name;
  const rename = (name: string) =>
    database.owner.transaction().execute(async (tx) => {
      await sql`update shop set name = ${name}`.execute(tx);
      await announceChange(tx, "shop");
    });
  const replay = (verb: "pause" | "resume") =>
    sql`select ${sql.raw(`pg_wal_replay_${verb}()`)}`.execute(database.read);

  it("leaves no old answer in the cache: what was kept meanwhile goes when the replica has caught up", async () => {
    const cache = createAnswerCache();
    const told: string[] = [];
    const stop = onChange(database, (topic) => {
      told.push(topic);
      cache.invalidate(topic);
    });
    const plan = { address: "/shop", tag: "shop", seconds: undefined };
    const ask = async () => {
      const reply = await cache.through(plan, async () =>
        makeReply({ status: 200, contentType: "text/plain", body: String(await readName()), headers: [] }),
      );
      return String(reply.plain.body);
    };
    await until(async () => told.length >= 2);
    told.length = 0;
    assert.equal(await ask(), "old");

    await replay("pause");
    await rename("new");
    await until(async () => told.includes("shop"));
    // Nobody can know better yet, and the answer is kept: this is what must not last.
    assert.equal(await ask(), "old");
    assert.ok(cache.find("/shop", ""));
    await wait(1500);
    assert.deepEqual(told, ["shop"], "nothing is told again before the replica has it");

    await replay("resume");
    await until(async () => told.length === 2);
    assert.equal(cache.find("/shop", ""), undefined);
    assert.equal(await ask(), "new");
    stop();
  });

  it("is waited for while changes go on and on, and while it is gone", async () => {
    const told: string[] = [];
    let broken = true;
    const flaky = new Proxy(database.read, {
      get: (target, name) => {
        if (broken) throw new Error("gone");
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const catchUp = createCatchUp(flaky, (topic) => told.push(topic), silentLog);
    const { rows } = await sql<{ now: string }>`select pg_last_wal_replay_lsn()::text as now`.execute(
      database.read,
    );
    catchUp.expect("shop", rows[0]?.now ?? "");
    catchUp.expect("shop", "FFFFFFFF/0");
    await wait(200);
    assert.deepEqual(told, []);
    broken = false;
    await until(async () => told.length > 0);
    await wait(1200);
    assert.deepEqual(told, ["shop"], "once for the change it has, not yet for the one it has not");
    catchUp.close();
  });

  it("needs no waiting where the address leads to the first server itself", async () => {
    const told: string[] = [];
    const catchUp = createCatchUp(database.owner, (topic) => told.push(topic), silentLog);
    catchUp.expect("shop", "FFFFFFFF/0");
    await until(async () => told.length === 1);
    catchUp.close();
  });
});
