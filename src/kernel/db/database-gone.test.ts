import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../id/id.ts";
import { asDatabaseGone, DatabaseGone } from "./database-gone.ts";
import { inSite } from "./in-site.ts";
import { silentLog } from "./log.ts";
import { openPool } from "./pool.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

describe("DatabaseGone", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([]);
  });
  after(() => database.drop());

  const endConnections = () =>
    sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'mittendrin web'`.execute(database.owner);

  it("is what a transaction ends with when its connection is cut; the next one works", async () => {
    const cut = inSite(database.db, newId(), async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await assert.rejects(cut, DatabaseGone);
    await sql`select 1`.execute(database.db);
  });

  it("is not seen by those who come after an idle connection was cut", async () => {
    await Promise.all(Array.from({ length: 5 }, () => sql`select pg_sleep(0.01)`.execute(database.db)));
    await endConnections().catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    await sql`select 1`.execute(database.db);
    assert.equal(await database.health(), true);
  });

  it("is what an unreachable server means", async () => {
    const db = openPool(
      "postgres://nobody@127.0.0.1:1/none",
      { application_name: "test", max: 1 },
      silentLog,
    );
    await assert.rejects(sql`select 1`.execute(db), DatabaseGone);
    await db.destroy();
  });

  it("leaves other errors as they are", async () => {
    await assert.rejects(
      sql`select 1 / 0`.execute(database.db),
      (error: Error) => !(error instanceof DatabaseGone),
    );
    const other = new Error("other");
    assert.equal(asDatabaseGone(other), other);
    assert.equal(asDatabaseGone("text"), "text");
  });
});
