import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterUrl } from "../../src/kernel/db/testing/test-cluster.ts";
import { asSuperuser } from "../../src/kernel/db/testing/test-database.ts";
import { type CopiedDatabase, copiedDatabase } from "./copied-database.ts";
import { ownDatabase } from "./own-database.ts";
import { launch, type Product, startProduct, temporaryFolder } from "./product.ts";

const name = "mittendrin_test_demo";
/** Any number: test files that run side by side ask for the demo one after the other. */
const demoLock = 4_617_230_904;
const endsWithRun = new URL("ends-with-run.js", import.meta.url).href;
const clock = new URL("wednesday-morning.js", import.meta.url).href;

/** The product with its two demo sites. */
export interface Demo {
  /** Where it answers, without a slash at the end. */
  url: string;
  end(): Promise<unknown>;
}

/**
 * The product with its two demo sites, where it is always Wednesday, 11 o'clock. All test files of a run share one: look, but change
 * nothing. Call `end` in `after`.
 */
export async function startDemo(): Promise<Demo> {
  const shared = process.env.MITTENDRIN_TEST_FOLDER;
  if (shared !== undefined) return { url: await sharedDemo(shared), end: async () => {} };
  const dataDir = temporaryFolder();
  const product = await startProduct({ env: await environment(dataDir), imports: [clock] });
  return {
    url: product.url,
    async end() {
      await product.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function environment(dataDir: string): Promise<Record<string, string>> {
  const { url } = await ownDatabase(name);
  return { DATABASE_URL: url, DATA_DIR: dataDir };
}

/** Whoever asks first starts it; the run of the tests ends it by what stands in its folder. */
async function sharedDemo(folder: string): Promise<string> {
  const file = join(folder, "demo.json");
  return asSuperuser(await clusterUrl(), async (client) => {
    await client.query("select pg_advisory_lock($1)", [demoLock]);
    const known = readIfThere(file);
    if (known !== undefined) return (JSON.parse(known) as { url: string }).url;
    const written = join(folder, "demo.log");
    // It outlives this process, whose pipes would break.
    const child = launch("main", [], {
      env: {
        PORT: "0",
        MITTENDRIN_TEST_RUN: process.env.MITTENDRIN_TEST_RUN ?? "",
        ...(await environment(join(folder, "demo"))),
      },
      imports: [clock, endsWithRun],
      output: openSync(written, "a"),
    });
    child.unref();
    for (;;) {
      const url = /^Mittendrin is ready: (\S+)$/m.exec(readIfThere(written) ?? "")?.[1];
      if (url !== undefined) {
        writeFileSync(file, JSON.stringify({ url, pid: child.pid }));
        return url;
      }
      if (child.exitCode !== null) throw new Error(`The demo did not start: ${readIfThere(written)}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A database with the two demo sites, by the real clock. The template is filled by a product on the data folder. */
export function demoDatabase(story: string, dataDir: string): Promise<CopiedDatabase> {
  return copiedDatabase(
    `mittendrin_test_${story}`,
    "mittendrin_test_demo_made",
    async (env) => void (await (await startProduct({ env: { ...env, DATA_DIR: dataDir } })).end()),
  );
}

/**
 * Starts the product with the two demo sites on a database of its own, where a story may change what it likes; by the real
 * clock. Call `end` in `after`.
 *
 * @param story letters and underlines; no two are the same
 */
export async function startOwnDemo(story: string): Promise<Product> {
  const dataDir = temporaryFolder();
  const database = await demoDatabase(story, dataDir);
  const running = await startProduct({ env: { ...database.env, DATA_DIR: dataDir } });
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
