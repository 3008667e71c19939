import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../id/id.ts";
import { inSite } from "./in-site.ts";
import { pipelined } from "./pipelined.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

describe("statements sent at once", () => {
  let database: TestDatabase;
  const site = newId();
  before(async () => {
    database = await testDatabase([]);
    await sql`create table public.line (n integer)`.execute(database.owner);
  });
  after(() => database.drop());

  const lines = async () => {
    const { rows } = await sql<{ n: number }>`select n from public.line order by n`.execute(database.owner);
    return rows.map(({ n }) => n);
  };

  it("are answered in their order, each with its own rows, in the transaction and its site", async () => {
    const answers = await inSite(database.owner, site, async (transaction) => {
      const tx = await pipelined(transaction);
      const sent = Array.from({ length: 40 }, (_, n) => [
        sql`insert into public.line values (${n})`.execute(tx),
        // A long answer, then a short one: neither may end in the other's hands.
        sql<{ n: number; text: string }>`
          select ${n}::integer as n, repeat(${String(n)}, ${n % 2 ? 30_000 : 1}) as text`.execute(tx),
      ]).flat();
      const found = await Promise.all(sent);
      const at = await sql<{ site: string; lines: number }>`
        select current_setting('app.site_id') as site, (select count(*)::integer from public.line) as lines`.execute(
        tx,
      );
      return { read: found.filter((_, place) => place % 2 === 1).map(({ rows }) => rows[0]), at: at.rows[0] };
    });
    assert.deepEqual(answers.at, { site, lines: 40 });
    for (const [n, row] of (answers.read as { n: number; text: string }[]).entries()) {
      assert.equal(row.n, n);
      assert.equal(row.text.length, String(n).length * (n % 2 ? 30_000 : 1));
    }
    assert.equal((await lines()).length, 40);
  });

  it("fail with the first that fails, and nothing of them stays", async () => {
    const before = await lines();
    const failing = inSite(database.owner, site, async (transaction) => {
      const tx = await pipelined(transaction);
      const sent = [
        sql`insert into public.line values (100)`.execute(tx),
        sql`insert into public.line values (1 / ${0}::integer)`.execute(tx),
        sql`insert into public.line values (101)`.execute(tx),
      ];
      const ended = await Promise.allSettled(sent);
      assert.deepEqual(
        ended.map(({ status }) => status),
        ["fulfilled", "rejected", "rejected"],
      );
      // Also where the first is not awaited first.
      await assert.rejects(sent[2] as Promise<unknown>, /division by zero/);
      await Promise.all(sent);
    });
    await assert.rejects(failing, /division by zero/);
    assert.deepEqual(await lines(), before);
  });
});
