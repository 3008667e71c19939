import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../id/id.ts";
import type { Db } from "./db.ts";
import { askInSite, inSite, readInSite } from "./in-site.ts";
import { silentLog } from "./log.ts";
import { openPool } from "./pool.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";
import { type NoteTables, noteMigrations } from "./testing/test-notes.ts";

const notes = (db: Db) => db.withTables<NoteTables>();

describe("inSite", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([{ module: "sample", migrations: noteMigrations }]);
  });
  after(() => database.drop());

  const write = (db: Db, site: string, body: string) =>
    inSite(db, site, (tx) =>
      notes(tx).insertInto("sample.note").values({ site_id: site, id: newId(), body }).execute(),
    );
  const bodies = (db: Db, site: string, ask = inSite) =>
    ask(db, site, async (tx) => {
      const rows = await notes(tx).selectFrom("sample.note").select("body").orderBy("body").execute();
      return rows.map(({ body }) => body);
    });

  it("shows a site its own rows only, to the web role and to the owner", async () => {
    const [one, two] = [newId(), newId()];
    await write(database.db, one, "one");
    await write(database.owner, two, "two");
    for (const db of [database.db, database.owner, database.read])
      for (const ask of [inSite, readInSite, askInSite]) {
        assert.deepEqual(await bodies(db, one, ask), ["one"]);
        assert.deepEqual(await bodies(db, two, ask), ["two"]);
      }
  });

  it("refuses to write into another site", async () => {
    const [one, two] = [newId(), newId()];
    const crossing = inSite(database.db, one, (tx) =>
      notes(tx).insertInto("sample.note").values({ site_id: two, id: newId(), body: "x" }).execute(),
    );
    await assert.rejects(crossing, /row-level security/);
  });

  it("shows nothing without a site, also not after a transaction that had one", async () => {
    const db = openPool(database.appUrl, { application_name: "test", max: 1 }, silentLog);
    const site = newId();
    await write(db, site, "one");
    assert.deepEqual(await notes(db).selectFrom("sample.note").selectAll().execute(), []);
    await assert.rejects(
      inSite(db, site, () => Promise.reject(new Error("undo"))),
      /undo/,
    );
    assert.deepEqual(await notes(db).selectFrom("sample.note").selectAll().execute(), []);
    for (const ask of [readInSite, askInSite]) {
      await bodies(db, site, ask);
      assert.deepEqual(await notes(db).selectFrom("sample.note").selectAll().execute(), []);
      await assert.rejects(
        ask(db, site, (tx) => sql`select 1 / 0`.execute(tx)),
        /division by zero/,
      );
      await assert.rejects(
        ask(db, site, () => Promise.reject(new Error("undo"))),
        /undo/,
      );
      assert.deepEqual(await notes(db).selectFrom("sample.note").selectAll().execute(), []);
    }
    await db.destroy();
  });

  it("rolls back when the work fails", async () => {
    const site = newId();
    const failing = inSite(database.db, site, async (tx) => {
      await notes(tx).insertInto("sample.note").values({ site_id: site, id: newId(), body: "x" }).execute();
      throw new Error("changed my mind");
    });
    await assert.rejects(failing, /changed my mind/);
    assert.deepEqual(await bodies(database.db, site), []);
  });

  it("refuses writes where only reading was said, and a second question where one was", async () => {
    const site = newId();
    for (const ask of [readInSite, askInSite]) {
      const writing = ask(database.db, site, (tx) =>
        notes(tx).insertInto("sample.note").values({ site_id: site, id: newId(), body: "x" }).execute(),
      );
      await assert.rejects(writing, /read-only transaction/);
    }
    const twice = (ask: typeof inSite) =>
      ask(database.db, site, async (tx) => [
        (await sql<{ n: number }>`select 1 as n`.execute(tx)).rows,
        (await sql<{ n: number }>`select 2 as n`.execute(tx)).rows,
      ]);
    assert.deepEqual(await twice(readInSite), [[{ n: 1 }], [{ n: 2 }]]);
    await assert.rejects(twice(askInSite), /for one question/);
    assert.deepEqual(await bodies(database.db, site), []);
  });

  it("refuses nested transactions", async () => {
    const site = newId();
    await assert.rejects(
      inSite(database.db, site, (tx) => tx.transaction().execute(async () => {})),
      /transaction/,
    );
  });

  it("takes nothing but a UUID for a site", async () => {
    await assert.rejects(
      inSite(database.db, "x'; drop table sample.note; --", async () => {}),
      TypeError,
    );
  });

  it("keeps four sites apart on two connections over thousands of interleaved transactions", async () => {
    const db = openPool(database.appUrl, { application_name: "test", max: 2 }, silentLog);
    const sites = [newId(), newId(), newId(), newId()];
    for (const site of sites) await write(db, site, site);
    let leaks = 0;
    const work = async (turn: number) => {
      const site = sites[turn % 4] ?? "";
      if (turn % 7 === 0) {
        await inSite(db, site, () => Promise.reject(new Error("undo"))).catch(() => {});
        return;
      }
      if (turn % 5 === 0) {
        const rows = await notes(db).selectFrom("sample.note").selectAll().execute();
        leaks += rows.length;
        return;
      }
      const seen = await bodies(db, site, [inSite, readInSite, askInSite][turn % 3]);
      if (seen.length !== 1 || seen[0] !== site) leaks++;
    };
    for (let turn = 0; turn < 4000; turn += 40) {
      await Promise.all(Array.from({ length: 40 }, (_, offset) => work(turn + offset)));
    }
    assert.equal(leaks, 0);
    await db.destroy();
  });

  it("lets the web role neither bypass nor alter", async () => {
    const attempts = [
      "set row_security = off; select * from sample.note",
      "alter table sample.note disable row level security",
      "drop policy of_site on sample.note",
      "create policy mine on sample.note using (true)",
      "truncate sample.note",
      "set role mittendrin_test",
      "set role mittendrin_test_search",
      "set session authorization mittendrin_test",
      "create table public.mine (id int)",
      "create table sample.mine (id int)",
      "create schema mine",
      "create role mine",
      "select * from sample.migration",
      "copy (select 1) to program 'true'",
    ];
    for (const attempt of attempts) {
      await assert.rejects(
        sql.raw(attempt).execute(database.db),
        /permission denied|must be (owner|superuser)|row-level security/,
        attempt,
      );
    }
  });
});
