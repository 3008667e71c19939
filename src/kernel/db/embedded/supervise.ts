import type { Log } from "../log.ts";
import type { Postmaster } from "./postmaster.ts";

/** A server that is started again whenever it ends by itself. */
export interface Supervised {
  /** What the servers printed last, also after they have ended. */
  output(): string;
  stop(patient: boolean): Promise<void>;
}

const shortestPause = 50;
const longestPause = 5000;
/** A server that has run this long counts as healthy: the next restart is quick again. */
const healthyAfter = 60_000;

/** Starts a server and keeps it running. Only the first start throws; later failures are logged and tried again. */
export async function supervise(start: () => Promise<Postmaster>, log: Log): Promise<Supervised> {
  let stopping = false;
  let wake = () => {};
  const first = await start();
  let current: Postmaster | undefined = first;
  let output = first.output;

  const keepRunning = async () => {
    let pause = shortestPause;
    while (!stopping) {
      const started = Date.now();
      await current?.ended;
      current = undefined;
      if (stopping) return;
      if (Date.now() - started > healthyAfter) pause = shortestPause;
      log.error({ milliseconds: pause }, "the database ended unexpectedly and is started again");
      await new Promise<void>((done) => {
        wake = done;
        setTimeout(done, pause);
      });
      pause = Math.min(pause * 2, longestPause);
      if (stopping) return;
      try {
        current = await start();
        output = current.output;
        log.info({}, "the database runs again");
      } catch (error) {
        log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          "the database did not start",
        );
      }
    }
  };
  const kept = keepRunning();

  return {
    output: () => output(),
    async stop(patient) {
      stopping = true;
      wake();
      await current?.stop(patient);
      await kept;
      // A start may just have been under way.
      await current?.stop(patient);
    },
  };
}
