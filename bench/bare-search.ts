import { migrations } from "../src/app/migrations.ts";
import { readConfig } from "../src/kernel/config/config.ts";
import { openDatabase } from "../src/kernel/db/db.ts";
import { silentLog } from "../src/kernel/log/log.ts";
import { searchListings } from "../src/modules/directory/store/search/search.ts";
import { siteByKey } from "../src/modules/quarter/index.ts";

/** The same questions asked of the database alone, one after the other: milliseconds. */
export async function measureBareSearch(
  dataDir: string,
  texts: string[],
): Promise<{ p50: number; p99: number }> {
  const database = await openDatabase(readConfig({ DATA_DIR: dataDir }), {
    purpose: "command",
    migrations,
    log: silentLog,
  });
  const site = await siteByKey(database.db, "made");
  const times: number[] = [];
  const nowMinute = Math.floor(Date.now() / 60_000);
  for (const text of site ? texts : []) {
    const began = performance.now();
    await searchListings(database.db, site?.id ?? "", {
      text,
      facets: [],
      nowMinute,
      limit: 20,
      offset: 0,
      counts: true,
    });
    times.push(performance.now() - began);
  }
  await database.close();
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(times.length / 2)] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}
