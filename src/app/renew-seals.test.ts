import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../kernel/db/testing/test-database.ts";
import { newId } from "../kernel/id/id.ts";
import { masterKeyOf } from "../kernel/secrets/master-key.ts";
import { renewSeals } from "../kernel/secrets/renew-seals.ts";
import { type SealedColumn, sealedColumns, signedColumns } from "../kernel/secrets/sealed-columns.ts";
import { createSecrets } from "../kernel/secrets/secrets.ts";
import { slots } from "./compose.ts";
import { migrations } from "./migrations.ts";

const [first, second] = [masterKeyOf(randomBytes(32)), masterKeyOf(randomBytes(32))];
const former = createSecrets([first]);
const both = createSecrets([second, first]);
const newest = createSecrets([second]);
const columns = sealedColumns.of(slots);
const sites = [newId(), newId()];
const texts = 3;
/** More than are read at once, so that the second page is asked for as well. */
const many = 1200;

describe("a new secret key", () => {
  let database: TestDatabase;
  const plainOf = ({ table, column }: SealedColumn, n: number) => `${table}.${column} ${n} ż`;

  before(async () => {
    database = await testDatabase(migrations);
    for (const { table } of new Map(
      [...columns, ...signedColumns.of(slots)].map((each) => [each.table, each]),
    ).values())
      await bare(table);
    for (const siteId of sites)
      await inSite(database.owner, siteId, async (tx) => {
        for (const column of columns) await fill(tx, siteId, column);
        await sql`insert into programme.sign_up (site_id, receipt) overriding system value
          values (${siteId}, ${former.sign("x", siteId)})`.execute(tx);
      });
  });
  after(() => database.drop());

  /** A table whose rows need hold nothing but what a test looks at. */
  async function bare(table: string): Promise<void> {
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${table}::regclass and contype <> 'n'
      order by contype <> 'f'`.execute(database.owner);
    for (const { name } of rows)
      await sql`alter table ${sql.table(table)} drop constraint if exists ${sql.id(name)} cascade`.execute(
        database.owner,
      );
    const { rows: filled } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
        and attnotnull and attidentity = ''`.execute(database.owner);
    for (const { name } of filled)
      await sql`alter table ${sql.table(table)} alter column ${sql.id(name)} drop not null`.execute(
        database.owner,
      );
  }

  async function fill(tx: TestDatabase["db"], siteId: string, column: SealedColumn): Promise<void> {
    const { table, key, more = [], bytes, purpose } = column;
    const count = key.length === 0 ? 1 : table === "programme.guest" ? many : texts;
    for (let n = 0; n < count; n++) {
      const row = Object.fromEntries([...key, ...more].map((name) => [name, newId()]));
      const to = column.bound(siteId, row);
      const plain = plainOf(column, n);
      const sealed = bytes
        ? former.sealBytes(purpose, to, Buffer.from(plain))
        : former.seal(purpose, to, plain);
      const names = ["site_id", ...Object.keys(row), column.column];
      await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
        values (${sql.join([siteId, ...Object.values(row), sealed])})`.execute(tx);
    }
  }

  /** What can be read with the keys given, of all columns of a site. */
  async function readable(siteId: string, secrets: typeof former): Promise<string[]> {
    return inSite(database.owner, siteId, async (tx) => {
      const read: string[] = [];
      for (const column of columns) {
        const { rows } = await sql<Record<string, string> & { sealed: string | Buffer }>`
          select t.*, ${sql.ref(column.column)} as sealed from ${sql.table(column.table)} t
          where ${sql.ref(column.column)} is not null`.execute(tx);
        for (const { sealed, ...row } of rows) {
          const to = column.bound(siteId, row as Record<string, string>);
          const plain =
            typeof sealed === "string"
              ? secrets.open(column.purpose, to, sealed)
              : secrets.openBytes(column.purpose, to, sealed)?.toString();
          if (plain !== undefined) read.push(plain);
        }
      }
      return read.sort();
    });
  }

  const expected = columns
    .flatMap((column) =>
      Array.from(
        { length: column.key.length === 0 ? 1 : column.table === "programme.guest" ? many : texts },
        (_, n) => plainOf(column, n),
      ),
    )
    .sort();

  it("seals anew all that an older one has sealed, in each column and each site, and nothing twice", async () => {
    for (const id of sites) {
      assert.deepEqual(await readable(id, former), expected);
      assert.deepEqual(await readable(id, newest), []);
    }
    const renew = () => renewSeals(database.owner, both, slots, sites);
    const { renewed, closed, older } = await renew();
    assert.deepEqual({ renewed, closed }, { renewed: expected.length * sites.length, closed: 0 });
    for (const id of sites) {
      assert.deepEqual(await readable(id, newest), expected);
      assert.deepEqual(await readable(id, former), []);
    }
    assert.deepEqual(older, [{ id: first.id, needed: [{ what: "receipts of sign-ups", count: 2 }] }]);
    assert.equal((await renew()).renewed, 0);
  });

  it("leaves what it cannot open as it is, says so, and names a key that nothing needs any more", async () => {
    const strange = createSecrets([masterKeyOf(randomBytes(32))]);
    const [siteId = ""] = sites;
    await inSite(database.owner, siteId, async (tx) => {
      await sql`delete from programme.sign_up`.execute(tx);
      await sql`update programme.calendar_link set token = ${strange.seal("other", "place", "x")}`.execute(
        tx,
      );
    });
    await inSite(database.owner, sites[1] ?? "", (tx) => sql`delete from programme.sign_up`.execute(tx));
    await sql`insert into secrets.key (id) values (${first.id}), (${second.id})`.execute(database.owner);
    const { renewed, closed, older } = await renewSeals(database.owner, both, slots, sites);
    assert.deepEqual({ renewed, closed }, { renewed: 0, closed: texts });
    assert.deepEqual(
      older.find(({ id }) => id === first.id),
      { id: first.id, needed: [] },
    );
    const [, strangeId = ""] = strange.beginning.split(".");
    assert.deepEqual(older.find(({ id }) => id === strangeId)?.needed, [
      { what: "sealed texts", count: texts },
    ]);
  });
});
