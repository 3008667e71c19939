import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "kysely";
import { silentLog } from "../db/log.ts";
import { testDatabase } from "../db/testing/test-database.ts";
import type { JobMeans, ScheduledJob } from "../module/module.ts";
import { startJobs } from "./jobs.ts";

const means = {} as JobMeans;

test("each time of a job is entered once by however many processes, and it runs at the start", async () => {
  const database = await testDatabase([]);
  after(() => database.drop());
  let ran = 0;
  const job: ScheduledJob = {
    name: "every-second",
    // With a field for seconds in front.
    cron: "* * * * * *",
    run: async () => void ran++,
  };
  const processes = [
    await startJobs(database, [job], silentLog, means),
    await startJobs(database, [job], silentLog, means),
  ];
  for (let waited = 0; ran === 0 && waited < 200; waited++) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 3500));
  for (const each of processes) await each.stop();
  const { rows } = await sql<{ key: string; times: number }>`
    select singleton_key as key, count(*)::int as times from jobs.job where name = 'every-second' and singleton_key like 'at 2%'
    group by 1`.execute(database.owner);
  assert.ok(ran >= 1, "ran at the start");
  assert.ok(rows.length >= 3, `${rows.length} times`);
  assert.deepEqual(
    rows.filter(({ times }) => times !== 1),
    [],
  );
});
