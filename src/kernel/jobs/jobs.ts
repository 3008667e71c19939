import PgBoss from "pg-boss";
import type { Db } from "../db/db.ts";
import { openPatientQueries } from "../db/patient-queries.ts";
import { describeError } from "../log/describe-error.ts";
import type { Log } from "../log/log.ts";
import type { ScheduledJob } from "../module/module.ts";

export interface RunningJobs {
  /** Lets a running job finish, at most two seconds. */
  stop(): Promise<void>;
}

/**
 * Runs the modules' scheduled jobs from a queue in PostgreSQL, each once at its time however many processes there are,
 * and once now, because the server may have slept through the last time. A job that fails is tried again.
 *
 * @param url address of the owner's database role
 */
export async function startJobs(url: string, db: Db, jobs: ScheduledJob[], log: Log): Promise<RunningJobs> {
  // The queue writes down what became of a job without waiting for it: with a database of its own, an outage at that
  // moment would be a rejection that nobody handles, and end the process.
  const queries = openPatientQueries(url, "mittendrin jobs", log);
  const boss = new PgBoss({ db: queries, schema: "jobs" });
  boss.on("error", (error) => log.warn({ error: describeError(error) }, "the job queue has a problem"));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { name: job.name, policy: "singleton", retryLimit: 3, retryDelay: 60 });
    await boss.work(job.name, { pollingIntervalSeconds: 30 }, async () => {
      await job.run(db);
      log.info({ job: job.name }, "done");
    });
    await boss.schedule(job.name, job.cron, {}, { tz: "Europe/Berlin" });
    await boss.send(job.name, {}, { singletonKey: "at-start", singletonSeconds: 60 });
  }
  return {
    async stop() {
      queries.giveUp();
      await boss.stop({ graceful: true, timeout: 2000, wait: true });
      await queries.close();
    },
  };
}
