import { rmSync } from "node:fs";
import { Client } from "pg";
import { clusterUrl } from "../../src/kernel/db/testing/test-cluster.ts";
import { type Product, startProduct, temporaryFolder } from "./product.ts";

// The names begin as those of all test databases, so that the run of the tests clears them away.
const owner = "mittendrin_test_demo_owner";
const name = "mittendrin_test_demo";
const password = "mittendrin";
/** Any number: test files that run side by side make the demo one after the other. */
const demoLock = 4_617_230_903;
const clock = new URL("wednesday-morning.ts", import.meta.url).href;

/**
 * Starts the product with its two demo sites on a free port. It is always Wednesday, 11 o'clock. The database is
 * shared by all test files of a run: look, but change nothing. Call `end` in `after`.
 */
export async function startDemo(): Promise<Product> {
  const cluster = await clusterUrl();
  const dataDir = temporaryFolder();
  const database = new URL(cluster);
  Object.assign(database, { username: owner, password, pathname: `/${name}` });
  const start = () =>
    startProduct({ env: { DATABASE_URL: database.href, DATA_DIR: dataDir }, imports: [clock] });
  const client = new Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [demoLock]);
    // The first start fills the database and may take long; the others only look.
    const product = (await isFilled(client)) ? undefined : await fill(client, start);
    await client.query("select pg_advisory_unlock($1)", [demoLock]);
    const running = product ?? (await start());
    return {
      ...running,
      async end(signal) {
        const code = await running.end(signal);
        rmSync(dataDir, { recursive: true, force: true });
        return code;
      },
    };
  } finally {
    await client.end();
  }
}

async function isFilled(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
    [name],
  );
  return rows[0]?.note === "filled";
}

async function fill(client: Client, start: () => Promise<Product>): Promise<Product> {
  await client.query(`drop database if exists ${name} with (force)`);
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [owner]);
  if (!rowCount) await client.query(`create role ${owner} login createrole password '${password}'`);
  await client.query(
    `create database ${name} owner ${owner} template template0 encoding 'UTF8' locale 'C.UTF-8'`,
  );
  const product = await start();
  await client.query(`comment on database ${name} is 'filled'`);
  return product;
}
