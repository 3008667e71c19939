import { DatabaseGone } from "../db/database-gone.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../db/log.ts";
import { describeError } from "../log/describe-error.ts";
import { sealAudit } from "./seal-audit.ts";

/** The loop that seals the audit. */
export interface Sealing {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const everyMs = 2000;
const afterFailureMs = 30_000;

/**
 * Seals new lines every two seconds for as long as the process lives. Asking is one look into an index that is nearly
 * always empty. Being told of each line instead would cost more: the commits of transactions that notify wait for one
 * another.
 *
 * @param owner as the role that owns the tables
 */
export function startSealing(owner: Db, log: Log, pauseMs = everyMs): Sealing {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();

  const round = async () => {
    let pause = pauseMs;
    try {
      await sealAudit(owner);
    } catch (error) {
      const causes = error instanceof AggregateError ? error.errors : [error];
      const [cause] = causes.filter((each) => !(each instanceof DatabaseGone));
      // An outage is told by others, and the next round comes in time.
      if (cause !== undefined && !stopped) {
        pause = Math.max(pauseMs, afterFailureMs);
        log.error(
          { error: describeError(cause) },
          'the audit cannot be sealed: "npm run cli -- doctor" says more',
        );
      }
    }
    if (!stopped) timer = setTimeout(begin, pause);
    timer?.unref();
  };
  const begin = () => {
    running = round();
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
