import { now } from "../clock/clock.ts";
import { DatabaseGone } from "../db/database-gone.ts";
import type { Database } from "../db/db.ts";
import { openPool } from "../db/pool.ts";
import { describeError } from "../log/describe-error.ts";
import type { Log } from "../log/log.ts";
import { openTransport, patience } from "./open-transport.ts";
import { sendDue } from "./send-due.ts";
import { mailTopic } from "./send-mail.ts";
import type { SmtpSettings } from "./smtp-settings.ts";
import { waitingSites } from "./store/outgoing.ts";

export interface RunningSender {
  /** Lets a mail that is under way come through, at most five seconds. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const times = {
  /** An announcement may be lost; nobody waits longer than this. */
  longestSleep: 60_000,
  /** What another process holds is looked at again. */
  held: 5_000,
  afterFault: 10_000,
  farewell: 5_000,
};

/** For tests: another clock, less patience. */
export interface SenderOptions {
  clock?: () => Date;
  limits?: typeof patience;
}

/**
 * Sends what lies in the outbox as soon as it is committed, and tries again what failed. Any number of processes may do
 * so side by side.
 */
export function startMailSender(
  database: Pick<Database, "url" | "changes">,
  smtp: SmtpSettings,
  log: Log,
  { clock = now, limits = patience }: SenderOptions = {},
): RunningSender {
  const pool = { application_name: "mittendrin mail", max: 1, idle_in_transaction_session_timeout: 0 };
  const db = openPool(database.url, pool, log);
  const stopping = new AbortController();
  const breakOff = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isWanted = false;

  const round = async (): Promise<number> => {
    const transport = openTransport(smtp, limits, breakOff.signal);
    try {
      await sendDue({ db, smtp, transport, log, clock, stopped: stopping.signal });
      const [next] = await waitingSites(db);
      const wait = next ? next.nextTryAt.getTime() - clock().getTime() : times.longestSleep;
      return Math.min(wait <= 0 ? times.held : wait, times.longestSleep);
    } catch (error) {
      if (stopping.signal.aborted) return 0;
      const gone = error instanceof DatabaseGone;
      log[gone ? "debug" : "error"]({ error: describeError(error) }, "the outbox could not be worked off");
      return times.afterFault;
    } finally {
      transport.close();
    }
  };

  const run = async () => {
    let wait = 0;
    do {
      isWanted = false;
      wait = await round();
    } while (isWanted && !stopping.signal.aborted);
    running = undefined;
    if (!stopping.signal.aborted) timer = setTimeout(wake, wait);
  };

  function wake(): void {
    if (stopping.signal.aborted) return;
    isWanted = true;
    clearTimeout(timer);
    running ??= run();
  }

  const stopListening = database.changes.listen((topic) => {
    if (topic === mailTopic || topic === "*") wake();
  });
  wake();

  return {
    async stop() {
      stopListening();
      clearTimeout(timer);
      stopping.abort();
      const farewell = setTimeout(() => breakOff.abort(), times.farewell);
      await running;
      clearTimeout(farewell);
      await db.destroy();
    },
  };
}
