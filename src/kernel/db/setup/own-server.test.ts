import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Migration, sql } from "kysely";
import { Client } from "pg";
import { type Config, readConfig } from "../../config/config.ts";
import { StartRefused } from "../../config/start-refused.ts";
import { type Database, openDatabase } from "../db.ts";
import { silentLog } from "../log.ts";
import { startTestCluster, type TestCluster } from "../testing/test-cluster.ts";

const given = process.env.TEST_DATABASE_URL;

describe("own server", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "mittendrin-own-"));
  let cluster: TestCluster;
  before(async () => {
    cluster = given ? { url: given, stop: async () => {} } : await startTestCluster({ passwords: true });
    await asSuperuser(
      "drop role if exists own_owner",
      "create role own_owner login createrole password 'to:p/s@cret'",
    );
  });
  after(async () => {
    for (const database of databases) await asSuperuser(`drop database if exists ${database} with (force)`);
    for (const database of databases) {
      for (const role of ["web", "search", "owner"])
        await asSuperuser(`drop role if exists ${database}_${role}`);
    }
    for (const role of ["own_owner", "own_poor", "own_page"])
      await asSuperuser(`drop role if exists ${role}`);
    await cluster.stop();
    rmSync(dataDir, { recursive: true });
  });

  const databases: string[] = [];
  const asSuperuser = async (...statements: string[]) => {
    const client = new Client({ connectionString: cluster.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const create = async (name: string, options = "encoding 'UTF8' locale 'C.UTF-8'") => {
    databases.push(name);
    await asSuperuser(`create database ${name} owner own_owner template template0 ${options}`);
    return name;
  };
  const url = (database: string, user = "own_owner", password = "to:p/s@cret") => {
    const address = new URL(cluster.url);
    address.username = user;
    address.password = encodeURIComponent(password);
    address.pathname = `/${database}`;
    return address.href;
  };
  const open = (more: Partial<Config>, migrations: Record<string, Migration> = {}): Promise<Database> =>
    openDatabase(
      { ...readConfig({ DATA_DIR: dataDir }), ...more },
      { purpose: "server", migrations: [{ module: "sample", migrations }], log: silentLog },
    );
  const refusal = async (
    more: Partial<Config>,
    migrations: Record<string, Migration> = {},
  ): Promise<string> => {
    const error = await open(more, migrations).then(
      async (database) => {
        await database.close();
        return undefined;
      },
      (reason) => reason,
    );
    assert.ok(error instanceof StartRefused, `not refused in a sentence: ${error?.stack}`);
    assert.doesNotMatch(error.message, /s@cret|s%40cret|\n/);
    return error.message;
  };
  const user = async (database: Database) =>
    (await sql<{ name: string }>`select current_user as name`.execute(database.db)).rows[0]?.name;

  it("compiles no plan on any connection, whatever the server does by itself", async () => {
    const name = await create("own_compiled");
    await asSuperuser(`alter database ${name} set jit = on`);
    const database = await open({ databaseUrl: url(name) });
    for (const db of [database.db, database.owner, database.read])
      assert.deepEqual((await sql`show jit`.execute(db)).rows, [{ jit: "off" }]);
    await database.close();
  });

  it("makes the web role, with a password that every process works out by itself", async () => {
    const databaseUrl = url(await create("own_one"));
    const two = await Promise.all([open({ databaseUrl }), open({ databaseUrl })]);
    for (const database of two) {
      assert.equal(await user(database), "own_one_web");
      assert.equal(await database.health(), true);
    }
    await Promise.all(two.map((database) => database.close()));
  });

  it("follows when the owner's password is changed", async () => {
    await asSuperuser("alter role own_owner password 'other'");
    const database = await open({ databaseUrl: url("own_one", "own_owner", "other") });
    assert.equal(await user(database), "own_one_web");
    await database.close();
    await asSuperuser("alter role own_owner password 'to:p/s@cret'");
  });

  it("says in one sentence why it cannot connect", async () => {
    const socketless = new URL(url("own_one"));
    socketless.searchParams.delete("host");
    socketless.port = "1";
    socketless.hostname = "127.0.0.1";
    assert.match(
      await refusal({ databaseUrl: socketless.href }),
      /^DATABASE_URL: no server answers for own_one at 127.0.0.1:1;/,
    );
    assert.match(
      await refusal({ databaseUrl: url("own_missing") }),
      /^DATABASE_URL: the server has no database/,
    );
  });

  it("says in one sentence that a password is refused", async () => {
    assert.match(
      await refusal({ databaseUrl: url("own_one", "own_owner", "wrong s@cret") }),
      /refuses the password of "own_owner"/,
    );
    assert.match(
      await refusal({
        databaseUrl: url("own_one"),
        databaseAppUrl: url("own_one", "own_one_web", "wrong s@cret"),
      }),
      /^DATABASE_APP_URL: .* refuses the password of "own_one_web"/,
    );
  });

  it("refuses databases that cannot hold our letters", async () => {
    const latin = await create("own_latin", "encoding 'LATIN1' locale 'C'");
    assert.match(await refusal({ databaseUrl: url(latin) }), /encoded as LATIN1; create one with/);
    const plain = await create("own_plain", "encoding 'UTF8' locale 'C'");
    assert.match(await refusal({ databaseUrl: url(plain) }), /letters beyond ASCII/);
  });

  it("says what to run where it may not create roles, and works once that is done", async () => {
    const database = await create("own_poor_db");
    await asSuperuser(
      "create role own_poor login password 'to:p/s@cret'",
      `alter database ${database} owner to own_poor`,
    );
    const databaseUrl = url(database, "own_poor");
    const sentence = await refusal({ databaseUrl });
    assert.match(sentence, /may not create roles; as a superuser run: (.*;) and set DATABASE_APP_URL/);
    const statements = /run: (.*;) and set/.exec(sentence)?.[1]?.replace("…", "pages") ?? "";
    await asSuperuser(statements);
    const open1 = await open({ databaseUrl, databaseAppUrl: url(database, "own_poor_db_web", "pages") });
    assert.equal(await user(open1), "own_poor_db_web");
    const inherits = await sql<{ inherits: boolean }>`
      select pg_has_role('own_poor_db_search', 'usage') as inherits`.execute(open1.owner);
    assert.deepEqual(inherits.rows, [{ inherits: false }]);
    await open1.close();
  });

  it("lets a superuser act as a plain owner whom row-level security holds, also where it has made tables before", async () => {
    const database = await create("own_super");
    await asSuperuser(`alter database ${database} owner to postgres`);
    const databaseUrl = new URL(cluster.url);
    databaseUrl.pathname = `/${database}`;
    const client = new Client({ connectionString: databaseUrl.href });
    await client.connect();
    await client.query(
      "create schema older; create type older.state as enum ('a'); create table older.thing (id int generated always as identity, n serial, state older.state); create function older.one() returns int language sql as 'select 1'",
    );
    await client.end();
    for (const start of ["first", "second"]) {
      const open1 = await open({ databaseUrl: databaseUrl.href });
      const { rows } = await sql<{ name: string; exempt: boolean; left: string }>`
        select current_user as name, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as exempt,
          (select count(*) from pg_class c join pg_roles r on r.oid = relowner
            where relnamespace::regnamespace::text in ('older', 'sample', 'kernel') and rolsuper)
          + (select count(*) from pg_namespace join pg_roles r on r.oid = nspowner where nspname = 'older' and rolsuper)
          + (select count(*) from pg_proc join pg_roles r on r.oid = proowner where proname = 'one' and rolsuper)
          + (select count(*) from pg_type join pg_roles r on r.oid = typowner where typname = 'state' and rolsuper) as left`.execute(
        open1.owner,
      );
      assert.deepEqual(rows, [{ name: "own_super_owner", exempt: false, left: "0" }], start);
      await sql`create table older.${sql.id(start)} ()`.execute(open1.owner);
      assert.equal(await user(open1), "own_super_web");
      await open1.close();
    }
    const exempt = url(await create("own_exempt"));
    await asSuperuser("alter role own_owner bypassrls");
    assert.match(await refusal({ databaseUrl: exempt }), /ALTER ROLE "own_owner" NOBYPASSRLS;$/);
    await asSuperuser("alter role own_owner nobypassrls");
  });

  it("refuses an owner who inherits what the search role sees", async () => {
    const database = await create("own_heir");
    await asSuperuser("create role own_heir_search", "grant own_heir_search to own_owner");
    const sentence = await refusal({ databaseUrl: url(database) });
    assert.match(sentence, /inherits the rights of "own_heir_search"/);
    await asSuperuser(/run: (.*;)$/.exec(sentence)?.[1] ?? "");
    await (await open({ databaseUrl: url(database) })).close();
    await asSuperuser("alter role own_owner inherit");
  });

  it("refuses a web role that row-level security would not hold", async () => {
    const databaseUrl = url("own_one");
    await asSuperuser("create role own_page login superuser password 'page'");
    const databaseAppUrl = url("own_one", "own_page", "page");
    assert.match(await refusal({ databaseUrl, databaseAppUrl }), /"own_page" is a superuser/);
    await asSuperuser("alter role own_page nosuperuser bypassrls");
    assert.match(await refusal({ databaseUrl, databaseAppUrl }), /"own_page" has BYPASSRLS/);
    assert.match(await refusal({ databaseUrl, databaseReadUrl: databaseAppUrl }), /^DATABASE_READ_URL/);
    assert.match(await refusal({ databaseUrl, databaseAppUrl: databaseUrl }), /rights of the owner/);
  });

  it("says what to run where an extension is missing and may not be created", async () => {
    const database = await create("own_bare");
    await asSuperuser(`alter database ${database} owner to postgres`);
    assert.match(
      await refusal({ databaseUrl: url(database) }),
      /as a superuser run: CREATE EXTENSION pg_trgm WITH SCHEMA public;/,
    );
  });

  it("refuses a database of a newer version", async () => {
    const databaseUrl = url(await create("own_newer"));
    const step: Migration = { up: async () => {} };
    await (await open({ databaseUrl }, { "0001_first": step, "0002_second": step })).close();
    assert.match(
      await refusal({ databaseUrl }, { "0001_first": step }),
      /newer version \(sample\/0002_second\)/,
    );
    await (
      await open({ databaseUrl }, { "0001_first": step, "0002_second": step, "0003_third": step })
    ).close();
  });
});
