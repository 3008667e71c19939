import { setTimeout as pause } from "node:timers/promises";
import { Pool, type QueryResult } from "pg";
import { asDatabaseGone, DatabaseGone } from "./database-gone.ts";
import type { Log } from "./log.ts";

/** Statements for a library that does not bear an outage: they wait until the database is back. */
export interface PatientQueries {
  /** Rejects where the statement itself is wrong, never because the database cannot be reached. */
  executeSql(text: string, values?: unknown[]): Promise<Pick<QueryResult, "rows">>;
  /** From now on an outage answers with no rows: nobody waits any more. */
  giveUp(): void;
  close(): Promise<void>;
}

const betweenTries = 250;

/**
 * Opens a pool of its own. What was under way when the connection broke is done again, perhaps for the second time:
 * only for statements that bear it.
 */
export function openPatientQueries(url: string, applicationName: string, log: Log): PatientQueries {
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max: 2,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  pool.on("error", (error) => log.debug({ reason: error.message }, "an idle database connection was lost"));
  pool.on("connect", (client) => client.on("error", () => {}));
  let isPatient = true;
  return {
    async executeSql(text, values) {
      for (;;) {
        try {
          return await pool.query(text, values);
        } catch (error) {
          if (!(asDatabaseGone(error) instanceof DatabaseGone)) throw error;
          if (!isPatient) return { rows: [] };
          await pause(betweenTries);
        }
      }
    },
    giveUp() {
      isPatient = false;
    },
    close: () => pool.end(),
  };
}
