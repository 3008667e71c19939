import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from "pino";

/**
 * What the operator may want to know, one JSON line each. Never put names, search words, addresses of visitors or
 * contents of forms into it.
 */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Opens the log on standard output. */
export function createLog(level: LevelWithSilent, stream?: DestinationStream): Log {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: named } };
  return stream ? pino(options, stream) : pino(options);
}

/** Says nothing: for tests. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Words instead of pino's numbers: an operator reads them too. */
function named(label: string): { level: string } {
  return { level: label };
}
