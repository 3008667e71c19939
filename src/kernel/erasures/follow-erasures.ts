import { asDatabaseGone, DatabaseGone } from "../db/database-gone.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../db/log.ts";
import { describeError } from "../log/describe-error.ts";
import type { Erasure } from "./erasure.ts";
import { appendErasures, readErasures } from "./erasure-file.ts";
import { erasuresSince } from "./store/erasures.ts";

/** The loop that copies erasures out of the database. */
export interface Following {
  /** Copies what is new a last time. */
  stop(): Promise<void>;
}

const everyMs = 2000;
const afterFailureMs = 30_000;
/** Longer than any transaction lasts: it commits later than the moment that it notes. */
const overlapMs = 3_600_000;

/**
 * Writes each erasure into lists outside the database within seconds after it is done, because a restored database does not
 * know it. All that are not there yet are written first: the last process may have been killed in between.
 *
 * @param owner as the role that owns the tables
 * @param paths of the lists
 */
export function followErasures(owner: Db, paths: readonly string[], log: Log, pauseMs = everyMs): Following {
  const lists = paths.map((path) => ({ path, written: undefined as Set<string> | undefined }));
  let since = new Date(0);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();

  const copy = async () => {
    const erasures = await erasuresSince(owner, since);
    for (const list of lists) {
      list.written ??= new Set((await readErasures(list.path)).erasures.map(({ id }) => id));
      const written = list.written;
      const fresh = erasures.filter(({ id }) => !written.has(id));
      if (fresh.length > 0) await appendErasures(list.path, fresh);
      for (const { id } of fresh) written.add(id);
    }
    since = laterOf(since, erasures.at(-1));
  };
  const round = async () => {
    let pause = pauseMs;
    try {
      await copy();
    } catch (error) {
      pause = Math.max(pauseMs, afterFailureMs);
      // An outage is told by others, and the next round comes in time.
      if (!(asDatabaseGone(error) instanceof DatabaseGone))
        log.error({ error: describeError(error) }, "the list of erasures cannot be written");
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
      await round();
    },
  };
}

const laterOf = (since: Date, last: Erasure | undefined): Date =>
  last ? new Date(Math.max(since.getTime(), last.at.getTime() - overlapMs)) : since;
