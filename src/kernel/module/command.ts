import type { Db } from "../db/db.ts";

/** What a command is given: the owner's connection, its words and where to write. */
export interface CommandContext {
  db: Db;
  /** Positional words, in order. */
  words: string[];
  options: Record<string, string | boolean | undefined>;
  /** Human text to standard error (progress) and standard output (results); nothing is printed as text under `--json`. */
  out: Output;
}

export interface Output {
  json: boolean;
  /** A line for people; silent under `--json`. */
  say(line: string): void;
  /** The result: printed as JSON under `--json`, through `lines` otherwise. */
  result(value: unknown, lines: string[]): void;
  /** Rewrites one progress line on a terminal; silent elsewhere. */
  progress(line: string): void;
}

export interface CommandOption {
  name: string;
  /** How the value is called in the help; a switch has none. */
  value?: string;
  help: string;
}

/** A command that cannot do what was asked says why in one sentence and ends with exit code 1 (2 for wrong usage). */
export class CommandRefused extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** One command of `npm run cli -- …`. */
export interface Command {
  /** As typed, such as `site create`. */
  name: string;
  /** The positional words as shown in the help, such as `KEY`. */
  usage: string;
  summary: string;
  options: CommandOption[];
  run(context: CommandContext): Promise<void>;
}
