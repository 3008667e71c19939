import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { silentLog } from "./log.ts";
import { openPatientQueries, type PatientQueries } from "./patient-queries.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

describe("patient queries", () => {
  let database: TestDatabase;
  let queries: PatientQueries;
  before(async () => {
    database = await testDatabase([]);
    queries = openPatientQueries(database.url, "patient", silentLog);
  });
  after(async () => {
    await queries.close();
    await database.drop();
  });

  /** Cuts the connection while it sleeps; says whether there was one. */
  const cut = async () => {
    await pause(150);
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'patient' and state = 'active'`.execute(
      database.owner,
    );
    return rows.length;
  };

  it("answer after the connection was cut in the middle", async () => {
    const asked = queries.executeSql("select pg_sleep(0.4), $1::text as word", ["done"]);
    assert.equal(await cut(), 1);
    assert.equal((await asked).rows[0]?.word, "done");
  });

  it("reject at once what is wrong", async () => {
    await assert.rejects(queries.executeSql("select nonsense"), /nonsense/);
  });

  it("answer with nothing once they have given up, and still ask a database that is there", async () => {
    queries.giveUp();
    const asked = queries.executeSql("select pg_sleep(0.4)");
    assert.equal(await cut(), 1);
    assert.deepEqual(await asked, { rows: [] });
    assert.equal((await queries.executeSql("select 1 as one")).rows[0]?.one, 1);
  });

  it("wait for no server after that", async () => {
    const nowhere = openPatientQueries("postgres://nobody@127.0.0.1:1/none", "patient", silentLog);
    const asked = nowhere.executeSql("select 1");
    nowhere.giveUp();
    assert.deepEqual(await asked, { rows: [] });
    await nowhere.close();
  });
});
