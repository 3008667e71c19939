import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";
import { connectDatabase, type Database } from "../db.ts";
import { silentLog } from "../log.ts";
import type { ModuleMigrations } from "../migrations.ts";
import { openPool } from "../pool.ts";
import { prepareDatabase } from "../setup/prepare.ts";
import { scramVerifier } from "../setup/scram.ts";
import { clusterUrl } from "./test-cluster.ts";

const prefix = "mittendrin_test";
const roles = { web: `${prefix}_web`, search: `${prefix}_search` };
const password = "mittendrin";
/** Any number: test files that run side by side make templates and roles one after the other. */
const testLock = 4_617_230_902;

/** A database of one test file. */
export interface TestDatabase extends Database {
  /** Closes and removes it: call it in `after`. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database. The first call for a set of migrations makes a template, each call then copies it.
 *
 * @example
 * const database = await testDatabase([{ module: "directory", migrations }]);
 * after(() => database.drop());
 */
export async function testDatabase(migrations: ModuleMigrations[]): Promise<TestDatabase> {
  const cluster = await clusterUrl();
  const name = await asSuperuser(cluster, async (client) => {
    await client.query("select pg_advisory_lock($1)", [testLock]);
    await ensureOwner(client);
    const template = await ensureTemplate(client, cluster, migrations);
    const copy = `${template}_${randomBytes(5).toString("hex")}`;
    // Nothing of it needs to be in the log: half the time.
    await client.query(`create database ${copy} template ${template} owner ${prefix} strategy file_copy`);
    return copy;
  });
  const urls = { url: urlOf(cluster, prefix, name), appUrl: urlOf(cluster, roles.web, name) };
  const database = connectDatabase(urls, undefined, silentLog);
  return {
    ...database,
    async drop() {
      await database.close();
      await asSuperuser(cluster, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Removes what test runs have left on a server of one's own. */
export async function dropTestDatabases(cluster: string): Promise<void> {
  await asSuperuser(cluster, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [`${prefix}_`],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

async function ensureTemplate(
  client: Client,
  cluster: string,
  migrations: ModuleMigrations[],
): Promise<string> {
  const shape = migrations.map(({ module, migrations: steps }) => [module, ...Object.keys(steps)]);
  const template = `${prefix}_${createHash("sha256").update(JSON.stringify(shape)).digest("hex").slice(0, 12)}`;
  const found = await client.query("select 1 from pg_database where datname = $1", [template]);
  if (found.rowCount) return template;
  const unfinished = `${template}_new`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(
    `create database ${unfinished} owner ${prefix} template template0 encoding 'UTF8' locale 'C.UTF-8'`,
  );
  const db = openPool(urlOf(cluster, prefix, unfinished), { application_name: "test", max: 1 }, silentLog);
  try {
    await prepareDatabase(db, { roles, webPassword: password, migrations, log: silentLog });
  } finally {
    await db.destroy();
  }
  await client.query(`alter database ${unfinished} rename to ${template}`);
  return template;
}

async function ensureOwner(client: Client): Promise<void> {
  const found = await client.query("select 1 from pg_roles where rolname = $1", [prefix]);
  if (found.rowCount) return;
  await client.query(`create role ${prefix} login createrole password '${scramVerifier(password)}'`);
}

/** Does something as the superuser of a cluster. */
export async function asSuperuser<T>(cluster: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: cluster });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function urlOf(cluster: string, user: string, database: string): string {
  const url = new URL(cluster);
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
