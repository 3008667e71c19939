import PgBoss from "pg-boss";
import { announceChange, onChange } from "../db/changes.ts";
import type { Database, Db } from "../db/db.ts";
import { openPatientQueries } from "../db/patient-queries.ts";
import { describeError } from "../log/describe-error.ts";
import type { Log } from "../log/log.ts";
import type { JobMeans, ScheduledJob } from "../module/module.ts";
import { atTimes } from "./at-times.ts";

export interface RunningJobs {
  /** Lets a running job finish, at most two seconds. */
  stop(): Promise<void>;
}

const wakeTopic = "job:";
/** Long enough to fall into the next slot of `sendDebounced`. */
const afterSlotMs = 1_500;

/** Runs a job that is `woken` as soon as the transaction is committed: within a second or two. */
export const wakeJob = (tx: Db, name: string): Promise<void> => announceChange(tx, wakeTopic + name);

/**
 * Runs the modules' scheduled jobs from a queue in PostgreSQL, each once at its time however many processes there are,
 * and once now, because the server may have slept through the last time. A job that fails is tried again.
 */
export async function startJobs(
  { url, owner, changes }: Pick<Database, "url" | "owner" | "changes">,
  jobs: ScheduledJob[],
  log: Log,
  means: JobMeans,
): Promise<RunningJobs> {
  // The queue writes down what became of a job without waiting for it: with a database of its own, an outage at that
  // moment would be a rejection that nobody handles, and end the process.
  const queries = openPatientQueries(url, "mittendrin jobs", log);
  // Its own look at the times takes up to a third of a second for all jobs, each half minute, in which nobody is answered.
  const boss = new PgBoss({ db: queries, schema: "jobs", schedule: false });
  boss.on("error", (error) => log.warn({ error: describeError(error) }, "the job queue has a problem"));
  await boss.start();
  const workers = new Map<string, string>();
  const stops: (() => void)[] = [];
  for (const job of jobs) {
    // A process that dies leaves its job "active" for a quarter of an hour: nobody who asked should wait so long.
    const how = job.woken
      ? ({ policy: "standard", retryLimit: 0 } as const)
      : ({ policy: "singleton", retryLimit: 3, retryDelay: 60 } as const);
    await boss.createQueue(job.name, { name: job.name, ...how });
    const worker = await boss.work(job.name, { pollingIntervalSeconds: 30 }, async () => {
      await job.run(owner, means);
      log[job.woken ? "debug" : "info"]({ job: job.name }, "done");
    });
    if (job.woken) workers.set(job.name, worker);
    const due = (time: Date) =>
      // All processes say so at the same time; one job is enough.
      void boss
        .send(job.name, {}, { singletonKey: `at ${time.toISOString()}`, singletonSeconds: 3600 })
        .catch((error: unknown) =>
          log.warn(
            { job: job.name, error: describeError(error) },
            "a job was not begun; it runs at its next time",
          ),
        );
    stops.push(atTimes(job.cron, due));
    await boss.send(job.name, {}, { singletonKey: "at-start", singletonSeconds: 60 });
  }
  const timers = new Set<NodeJS.Timeout>();
  const wake = async (name: string, worker: string) => {
    // Many processes hear it; one job is enough.
    await boss.sendDebounced(name, {}, {}, 1, "woken");
    boss.notifyWorker(worker);
    const timer = setTimeout(() => {
      timers.delete(timer);
      boss.notifyWorker(worker);
    }, afterSlotMs);
    timers.add(timer);
  };
  const stopListening = onChange({ changes }, (topic) => {
    const name = topic.startsWith(wakeTopic) ? topic.slice(wakeTopic.length) : "";
    const worker = workers.get(name);
    if (worker !== undefined)
      wake(name, worker).catch((error: unknown) =>
        log.warn({ job: name, error: describeError(error) }, "a job was not woken; it runs at its next time"),
      );
  });
  return {
    async stop() {
      stopListening();
      for (const end of stops) end();
      for (const timer of timers) clearTimeout(timer);
      queries.giveUp();
      await boss.stop({ graceful: true, timeout: 2000, wait: true });
      await queries.close();
    },
  };
}
