import { sql } from "kysely";
import type { Log } from "./log.ts";
import type { Db } from "./pool.ts";

/** Tells of changes a second time, when a replica has them as well. */
export interface CatchUp {
  /** The topic changed on the first server, whose log had reached `position` afterwards (as `pg_lsn` writes it). */
  expect(topic: string, position: string): void;
  close(): void;
}

const firstPause = 50;
const longestPause = 1000;

/** A position in the log, `16/B374D848`, as a number that can be compared. */
function bytesOf(position: string): bigint {
  const [high = "0", low = "0"] = position.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/**
 * Answers that were read from a replica after a change was announced, and before it arrived there, are old. So each topic
 * is told once more as soon as the replica has replayed what its first server had written then: what was kept meanwhile is
 * thrown away. Until then an answer may be as old as the replica itself is, never older.
 */
export function createCatchUp(replica: Db, tell: (topic: string) => void, log: Log): CatchUp {
  // The first position not yet reached, and the last: under a stream of changes there is always one more to come.
  const expected = new Map<string, { next: bigint; last: bigint }>();
  let timer: NodeJS.Timeout | undefined;
  let pause = firstPause;
  let closed = false;

  const later = () => {
    if (closed || timer || expected.size === 0) return;
    timer = setTimeout(() => void ask(), pause);
    timer.unref();
    pause = Math.min(pause * 2, longestPause);
  };

  const ask = async () => {
    try {
      const reached = await replayed(replica);
      for (const [topic, { next, last }] of expected) {
        if (reached !== undefined && reached < next) continue;
        if (reached === undefined || reached >= last) expected.delete(topic);
        else expected.set(topic, { next: last, last });
        tell(topic);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.debug({ reason }, "the replica does not say how far it is");
    }
    timer = undefined;
    later();
  };

  return {
    expect(topic, position) {
      const last = bytesOf(position);
      expected.set(topic, { next: expected.get(topic)?.next ?? last, last });
      pause = firstPause;
      later();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** How far the replica has replayed; undefined where it is none, so that nothing has to be waited for. */
async function replayed(replica: Db): Promise<bigint | undefined> {
  const { rows } = await sql<{ follows: boolean; position: string | null }>`
    select pg_is_in_recovery() as follows, pg_last_wal_replay_lsn()::text as position`.execute(replica);
  if (!rows[0]?.follows) return undefined;
  return bytesOf(rows[0].position ?? "0/0");
}
