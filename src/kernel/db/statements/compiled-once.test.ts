import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../id/id.ts";
import { askInSite, inSite } from "../in-site.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { type NoteTables, noteMigrations } from "../testing/test-notes.ts";
import { compiledOnce } from "./compiled-once.ts";

describe("a question that is compiled once", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([{ module: "sample", migrations: noteMigrations }]);
  });
  after(() => database.drop());

  it("is put together once, and asks for what it is given, each time in the site of its transaction", async () => {
    let built = 0;
    const bodies = compiledOnce((tx, least: string, most: string, more: number) => {
      built++;
      return tx
        .withTables<NoteTables>()
        .selectFrom("sample.note")
        .select("body")
        .select(sql<number>`${more}::int + 1`.as("more"))
        .where("body", "<=", most)
        .where("body", ">=", least)
        .where("body", "!=", "never")
        .orderBy("body");
    });
    const [one, two] = [newId(), newId()];
    for (const [site, body] of [
      [one, "a"],
      [one, "b"],
      [one, "c"],
      [two, "b of another"],
    ] as const)
      await inSite(database.db, site, (tx) =>
        tx
          .withTables<NoteTables>()
          .insertInto("sample.note")
          .values({ site_id: site, id: newId(), body })
          .execute(),
      );
    const ask = (
      site: string,
      ...values: Parameters<typeof bodies> extends [unknown, ...infer V] ? V : never
    ) => askInSite(database.db, site, (tx) => bodies(tx, ...values));
    assert.deepEqual(await ask(one, "a", "b", 1), [
      { body: "a", more: 2 },
      { body: "b", more: 2 },
    ]);
    assert.deepEqual(await ask(two, "a", "c", 5), [{ body: "b of another", more: 6 }]);
    const both = await Promise.all([ask(one, "c", "c", 1), ask(two, "c", "c", 1)]);
    assert.deepEqual(both, [[{ body: "c", more: 2 }], []]);
    assert.equal(built, 1);
  });
});
