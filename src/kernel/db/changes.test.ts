import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../id/id.ts";
import { announceChange, createChangeListener, onChange } from "./changes.ts";
import { inSite } from "./in-site.ts";
import { silentLog } from "./log.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

describe("changes", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([]);
  });
  after(() => database.drop());

  /** Collects topics; `next` waits until one more has come. */
  const collect = (listen: (handler: (topic: string) => void) => () => void) => {
    const topics: string[] = [];
    let wake = () => {};
    const stop = listen((topic) => {
      topics.push(topic);
      wake();
    });
    const until = async (topic: string) => {
      while (!topics.includes(topic))
        await new Promise<void>((done) => {
          wake = done;
        });
      topics.length = 0;
    };
    return { topics, until, stop };
  };

  it("reach every process, but only when they are committed", async () => {
    const other = createChangeListener(database.appUrl, silentLog);
    const here = collect((handler) => onChange(database, handler));
    const there = collect(other.listen);
    await Promise.all([here.until("*"), there.until("*")]);
    const undone = database.db.transaction().execute(async (tx) => {
      await announceChange(tx, "undone");
      throw new Error("undo");
    });
    await assert.rejects(undone, /undo/);
    await database.db.transaction().execute((tx) => announceChange(tx, "done"));
    await Promise.all([here.until("done"), there.until("done")]);
    here.stop();
    await other.close();
  });

  it("of this process are told before its transaction is over for whoever began it, and to nobody who did not ask", async () => {
    const heard: string[] = [];
    const stop = onChange(database, (topic) => heard.push(topic), "at-once");
    const site = newId();
    await assert.rejects(
      inSite(database.db, site, async (tx) => {
        await announceChange(tx, "undone");
        throw new Error("undo");
      }),
      /undo/,
    );
    assert.equal(heard.includes("undone"), false);
    await inSite(database.db, site, async (tx) => {
      await announceChange(tx, "first");
      await announceChange(tx, "second");
      assert.equal(heard.includes("first"), false, "not before it is committed");
    });
    assert.deepEqual(heard.filter((topic) => topic !== "*").slice(0, 2), ["first", "second"]);
    stop();
    heard.length = 0;
    await inSite(database.db, site, (tx) => announceChange(tx, "third"));
    assert.deepEqual(heard, []);
  });

  it("are heard again after the connection was lost, with * for what was missed", async () => {
    const heard = collect((handler) => onChange(database, handler));
    const listeners = () =>
      sql<{ ended: boolean }>`
      select pg_terminate_backend(pid) as ended from pg_stat_activity
      where datname = current_database() and application_name = 'mittendrin changes'`.execute(database.db);
    for (let round = 0; round < 3; round++) {
      assert.equal((await listeners()).rows.length, 1);
      await heard.until("*");
      await announceChange(database.db, `round ${round}`);
      await heard.until(`round ${round}`);
    }
    heard.stop();
  });
});
