import { sql } from "kysely";
import { Client } from "pg";
import { createCatchUp } from "./catch-up.ts";
import type { Log } from "./log.ts";
import type { Db } from "./pool.ts";

const channel = "mittendrin_change";

/** Hears what any process on the same database announces. */
export interface ChangeListener {
  /**
   * Calls `handler` with each topic; with `*` when announcements may have been missed. Returns how to stop.
   *
   * @param own `at-once`: what this process itself commits with `inSite` is told before `inSite` returns, and once more when
   * it comes back from the database. Whoever has saved something then never sees the page of before.
   */
  listen(handler: (topic: string) => void, own?: "at-once"): () => void;
  close(): Promise<void>;
}

/**
 * Tells all processes, this one included, that something changed; heard only if and when `tx` commits.
 *
 * @param topic whatever the listeners have agreed on, at most 7,900 bytes, such as `directory:<site id>`.
 */
export async function announceChange(tx: Db, topic: string): Promise<void> {
  announced.set(tx, (announced.get(tx) ?? new Set()).add(topic));
  await sql`select pg_notify(${channel}, ${topic})`.execute(tx);
}

/** What a transaction of this process has announced so far. */
const announced = new WeakMap<Db, Set<string>>();
/** Those of this process that hear of its own changes at once. One too many told of them does no harm. */
const hearingAtOnce = new Set<(topic: string) => void>();

/** Tells those who want to know at once what a transaction has announced, now that it is committed. */
export function tellAtOnce(tx: Db): void {
  for (const topic of announced.get(tx) ?? []) for (const handler of hearingAtOnce) handler(topic);
}

/**
 * Calls `handler` for each change that any process announces; with `*` when the connection first stands and
 * after the database was gone, because announcements may have been missed. Returns how to stop.
 *
 * @example
 * const stop = onChange(database, (topic) => cache.forget(topic));
 */
export function onChange(
  database: { changes: ChangeListener },
  handler: (topic: string) => void,
  own?: "at-once",
): () => void {
  return database.changes.listen(handler, own);
}

// A connection whose other end vanished is noticed after both: for so long a process may go on showing what was changed.
const silenceBeforeAsking = 5_000;
const answerWithin = 5_000;
const slowestRetry = 5_000;

/**
 * Opens one connection at the first `listen`, and again by itself whenever it breaks or no longer answers. Where a
 * `replica` is read, each topic is told a second time when the replica has got the change.
 */
export function createChangeListener(url: string, log: Log, replica?: Db): ChangeListener {
  const handlers = new Set<(topic: string) => void>();
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let retry = 100;
  // Also before the first connection stands something may be announced and cached.
  let missed = true;

  const tell = (topic: string) => {
    for (const handler of handlers) handler(topic);
  };

  const catchUp = replica && createCatchUp(replica, tell, log);

  /** Tells now, and asks how far the log is: behind what has just been committed. */
  const announce = (topic: string, heard: Client) => {
    tell(topic);
    if (!catchUp) return;
    heard.query("select pg_current_wal_insert_lsn()::text as position").then(
      ({ rows }) => catchUp.expect(topic, rows[0].position),
      // The connection is gone; when it stands again, all topics are told.
      () => {},
    );
  };

  const connect = async () => {
    if (closed) return;
    const opening = new Client({
      connectionString: url,
      application_name: "mittendrin changes",
      keepAlive: true,
      connectionTimeoutMillis: answerWithin,
    });
    client = opening;
    // Both events and the failed attempt come here; only the first for this client counts.
    const lost = (error?: Error) => {
      if (client !== opening) return;
      client = undefined;
      clearTimeout(timer);
      missed = true;
      opening.end().catch(() => {});
      if (closed) return;
      log.debug({ reason: error?.message, milliseconds: retry }, "listening for changes was interrupted");
      timer = setTimeout(() => void connect(), retry);
      retry = Math.min(retry * 2, slowestRetry);
    };
    opening.on("error", lost);
    opening.on("end", () => lost());
    opening.on("notification", (message) => announce(message.payload ?? "*", opening));
    try {
      await opening.connect();
      await opening.query(`listen ${channel}`);
    } catch (error) {
      return lost(error instanceof Error ? error : undefined);
    }
    retry = 100;
    if (missed) announce("*", opening);
    missed = false;
    watch(opening, lost);
  };

  /** A connection whose other end vanished reports nothing by itself. */
  const watch = (open: Client, lost: (error: Error) => void) => {
    if (client !== open) return;
    timer = setTimeout(() => {
      const silent = setTimeout(() => lost(new Error("no answer")), answerWithin);
      open.query("select 1").then(
        () => {
          clearTimeout(silent);
          watch(open, lost);
        },
        (error: Error) => {
          clearTimeout(silent);
          lost(error);
        },
      );
    }, silenceBeforeAsking);
    timer.unref();
  };

  return {
    listen(handler, own) {
      handlers.add(handler);
      if (own) hearingAtOnce.add(handler);
      if (!client && !timer) void connect();
      return () => {
        handlers.delete(handler);
        hearingAtOnce.delete(handler);
      };
    },
    async close() {
      closed = true;
      for (const handler of handlers) hearingAtOnce.delete(handler);
      clearTimeout(timer);
      catchUp?.close();
      const open = client;
      client = undefined;
      await open?.end().catch(() => {});
    },
  };
}
