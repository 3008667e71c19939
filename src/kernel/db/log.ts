import type { Logger } from "pino";

/** Where the kernel's database part writes what an operator may want to know. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Says nothing: for tests and for commands whose output is their result. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
