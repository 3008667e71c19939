import { asDatabaseGone, DatabaseGone } from "../db/database-gone.ts";

/** Whether an error means that the database cannot be asked at the moment, whoever threw it. */
export function isOutage(error: unknown): boolean {
  return asDatabaseGone(error) instanceof DatabaseGone;
}
