/**
 * The database cannot be reached at the moment, went away in the middle or has no room to write; the transaction, if
 * any, was not committed as far as we know. Pages answer 503 and people may try again.
 */
export class DatabaseGone extends Error {
  override readonly name = "DatabaseGone";
}

/**
 * SQLSTATEs of a server that is shutting down, starting up or out of connections, and error codes of a broken or
 * refused connection (PostgreSQL manual, appendix A; Node's errno names).
 */
const goneCodes = new Set(
  "57P01 57P02 57P03 08000 08001 08003 08004 08006 53300 ECONNREFUSED ECONNRESET ENOENT EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN".split(
    " ",
  ),
);

/** Reading goes on; writing works again when there is room. */
const diskFull = "53100";

/** What `pg` says, without a code, when the connection breaks or cannot be had in time. */
const goneMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|Cannot use a pool after)/;

/** Turns an error that means "no database now" into `DatabaseGone`; any other error comes back as it is. */
export function asDatabaseGone(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseGone) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === diskFull) return new DatabaseGone("The disk of the database is full.", { cause: error });
  if (!goneCodes.has(code) && !goneMessages.test(error.message)) return error;
  return new DatabaseGone("The database cannot be reached at the moment.", { cause: error });
}
