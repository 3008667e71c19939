import { rmSync } from "node:fs";
import { join } from "node:path";
import { clusterUrl } from "../../src/kernel/db/testing/test-cluster.ts";
import { asSuperuser } from "../../src/kernel/db/testing/test-database.ts";
import { databaseCalled, ownDatabase } from "./own-database.ts";
import { type Product, startProduct, temporaryFolder } from "./product.ts";

const name = "mittendrin_test_demo";
/** Any number: test files that run side by side make the demo one after the other. */
const demoLock = 4_617_230_904;
const clock = new URL("wednesday-morning.js", import.meta.url).href;

/**
 * Starts the product with its two demo sites on a free port. It is always Wednesday, 11 o'clock. The database is
 * shared by all test files of a run: look, but change nothing. Call `end` in `after`.
 */
export async function startDemo(): Promise<Product> {
  const cluster = await clusterUrl();
  const dataDir = temporaryFolder();
  // One database, one key.
  const secretKeyFile = join(process.env.MITTENDRIN_TEST_FOLDER ?? dataDir, "secret-key");
  const start = ({ url }: { url: string }) =>
    startProduct({
      env: { DATABASE_URL: url, DATA_DIR: dataDir, SECRET_KEY_FILE: secretKeyFile },
      imports: [clock],
    });
  const product = await asSuperuser(cluster, async (client) => {
    await client.query("select pg_advisory_lock($1)", [demoLock]);
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
      [name],
    );
    if (rows[0]?.note === "filled") return undefined;
    // The first start fills the database and takes long; the others only look.
    const filled = await start(await ownDatabase(name));
    await client.query(`comment on database ${name} is 'filled'`);
    return filled;
  });
  const running = product ?? (await start(databaseCalled(cluster, name)));
  return {
    ...running,
    async end(signal) {
      const code = await running.end(signal);
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/**
 * Starts the product with the two demo sites on a database of its own, where a story may change what it likes; by the real
 * clock. Call `end` in `after`.
 *
 * @param story letters and underlines; no two are the same
 */
export async function startOwnDemo(story: string): Promise<Product> {
  const dataDir = temporaryFolder();
  const database = await ownDatabase(`mittendrin_test_${story}`);
  const running = await startProduct({ env: { DATABASE_URL: database.url, DATA_DIR: dataDir } });
  return {
    ...running,
    async end(signal) {
      const code = await running.end(signal);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
