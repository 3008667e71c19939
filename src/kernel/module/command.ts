import type { Db } from "../db/db.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Slots } from "./slot.ts";

/** What a command is given: the owner's connection, its words and where to write. */
export interface CommandContext {
  db: Db;
  /** Opens the secret key, which most commands do without: they work also where it cannot be had. */
  secrets(): Promise<Secrets>;
  /** Positional words, in order. */
  words: string[];
  options: Record<string, string | boolean | undefined>;
  /** What higher capabilities add to this one. */
  slots: Slots;
  /** Whether mail can be sent (SMTP_URL); nothing by mail is offered otherwise. */
  mailWorks: boolean;
  /** The public address of the platform (BASE_URL), where it is known. */
  baseUrl: URL | undefined;
  /** Where to write. */
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

/** The value of a text option, or undefined; a switch that was given where a text belongs is refused. */
export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  if (value === true) throw new CommandRefused(`--${name} needs a value.`, 2);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The value of an option that must be given. */
export function requiredOption(context: CommandContext, name: string): string {
  const value = textOption(context, name);
  if (value === undefined) throw new CommandRefused(`--${name} is missing.`, 2);
  return value;
}

/** The only positional word that a command takes. */
export function onlyWord(context: CommandContext, name: string): string {
  const [word, ...rest] = context.words;
  if (word === undefined) throw new CommandRefused(`${name} is missing.`, 2);
  if (rest.length > 0) throw new CommandRefused(`One ${name} at a time: "${rest.join(" ")}" is too much.`, 2);
  return word;
}
