import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Migration, sql } from "kysely";
import { newId } from "../id/id.ts";
import type { Db } from "./db.ts";
import { inSite } from "./in-site.ts";
import { protectTable } from "./row-level-security.ts";
import { runAsSearchRole } from "./search-role.ts";
import { type TestDatabase, testDatabase } from "./testing/test-database.ts";

const find = (parameters: string) => ({
  schema: "sample",
  name: "find",
  parameters,
  reads: [["sample", "entry"]] as [string, string][],
});

const migrations: Record<string, Migration> = {
  "0001_entry": {
    async up(db) {
      await sql`
        create table sample.entry (site_id uuid not null, id uuid not null, name text not null, primary key (site_id, id));
        create index entry_name on sample.entry using gin (name gin_trgm_ops);
        create table sample.secret (site_id uuid not null, body text not null);`.execute(db);
      await protectTable("sample", "entry").execute(db);
      await protectTable("sample", "secret").execute(db);
      await sql`
        create function sample.find(site uuid, word text) returns setof text stable language sql
        as 'select name from sample.entry where site_id = site and name % word'`.execute(db);
      await runAsSearchRole(db, find("uuid, text"));
    },
  },
  "0002_find_again": {
    async up(db) {
      await sql`
        drop function sample.find(uuid, text);
        create function sample.find(site uuid, word text, most integer) returns setof text stable language sql
        as 'select name from sample.entry where site_id = site and name % word order by name <-> word limit most'`.execute(
        db,
      );
      await runAsSearchRole(db, find("uuid, text, integer"));
    },
  },
};

describe("runAsSearchRole", () => {
  let database: TestDatabase;
  const [one, two] = [newId(), newId()];
  before(async () => {
    database = await testDatabase([{ module: "sample", migrations }]);
    for (const site of [one, two]) {
      await inSite(database.db, site, (tx) =>
        sql`insert into sample.entry values (${site}, ${newId()}, 'Änderungsschneiderei')`.execute(tx),
      );
    }
  });
  after(() => database.drop());

  const search = async (db: Db, site: string) =>
    (await sql`select * from sample.find(${site}, 'Änderungsschneidrei', 10)`.execute(db)).rows.length;

  it("finds in the site it is given, for the web role and the owner, without a site in the transaction", async () => {
    assert.equal(await search(database.db, one), 1);
    assert.equal(await search(database.owner, two), 1);
    assert.equal(await search(database.db, newId()), 0);
  });

  it("uses the trigram index, which the policy bars to a query of the web role itself", async () => {
    await inSite(database.owner, one, (tx) =>
      sql`insert into sample.entry select ${one}::uuid, gen_random_uuid(), md5(n::text) from generate_series(1, 5000) n`.execute(
        tx,
      ),
    );
    await sql`vacuum analyze sample.entry`.execute(database.owner);
    const scansSoFar = async (tx: Db) =>
      (
        await sql<{
          scans: string;
        }>`select pg_stat_get_xact_numscans('sample.entry_name'::regclass) as scans`.execute(tx)
      ).rows[0]?.scans;
    const scansOf = (query: (tx: Db) => Promise<unknown>) =>
      inSite(database.db, one, async (tx) => {
        // What is allowed matters here, not what a small table makes cheaper.
        await sql`set local enable_seqscan = off`.execute(tx);
        const before = await scansSoFar(tx);
        await query(tx);
        return Number(await scansSoFar(tx)) - Number(before);
      });
    assert.equal(await scansOf((tx) => search(tx, one)), 1);
    assert.equal(
      await scansOf((tx) => sql`select name from sample.entry where name % 'Schneiderei'`.execute(tx)),
      0,
    );
  });

  it("leaves the search role without rights on other tables, and the owner without the role's policy", async () => {
    const { rows } = await sql<{ secret: boolean; entry: boolean; exempt: boolean; member: boolean }>`
      select has_table_privilege(r.oid, 'sample.secret', 'select') as secret,
        has_table_privilege(r.oid, 'sample.entry', 'select') as entry,
        r.rolsuper or r.rolbypassrls or r.rolcanlogin as exempt,
        pg_has_role(r.oid, 'usage') as member
      from pg_proc p join pg_roles r on r.oid = p.proowner where p.proname = 'find'`.execute(database.owner);
    assert.deepEqual(rows, [{ secret: false, entry: true, exempt: false, member: false }]);
    const unseen = await sql`select * from sample.entry`.execute(database.owner);
    assert.equal(unseen.rows.length, 0);
  });
});
