import { Client } from "pg";
import { clusterUrl } from "../../src/kernel/db/testing/test-cluster.ts";
import { asSuperuser } from "../../src/kernel/db/testing/test-database.ts";

// The names begin as those of all test databases, so that the run of the tests clears them away.
const owner = "mittendrin_test_operator";
const password = "mittendrin";
/** Any number: test files that run side by side make the owner one after the other. */
const operatorLock = 4_617_230_903;

/** A database on an operator's own server. */
export interface OwnDatabase {
  /** For `DATABASE_URL`. */
  url: string;
  name: string;
  /** A superuser in this database, whom no policy holds. */
  superuser(): Promise<Client>;
  drop(): Promise<void>;
}

/** Makes an empty database, as an operator would be given one: with an owner who is no superuser. */
export async function ownDatabase(name: string, template = "template0"): Promise<OwnDatabase> {
  const cluster = await clusterUrl();
  const database = databaseCalled(cluster, name);
  await asSuperuser(cluster, async (client) => {
    await client.query("select pg_advisory_lock($1)", [operatorLock]);
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [owner]);
    if (!rowCount) await client.query(`create role ${owner} login createrole password '${password}'`);
    await client.query(`drop database if exists ${name} with (force)`);
    const how = template === "template0" ? "encoding 'UTF8' locale 'C.UTF-8'" : "strategy file_copy";
    await client.query(`create database ${name} owner ${owner} template ${template} ${how}`);
  });
  return database;
}

/** The same for a database that is there already. */
export function databaseCalled(cluster: string, name: string): OwnDatabase {
  const inside = (user: Partial<URL>) =>
    Object.assign(new URL(cluster), { pathname: `/${name}`, ...user }).href;
  return {
    name,
    url: inside({ username: owner, password }),
    async superuser() {
      const client = new Client({ connectionString: inside({}) });
      await client.connect();
      return client;
    },
    drop: () =>
      asSuperuser(cluster, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        // Made by the product for this database; without it they own nothing.
        await client.query(`drop role if exists ${name}_web`);
        await client.query(`drop role if exists ${name}_search`);
      }),
  };
}
