import assert from "node:assert/strict";
import type { Db } from "../../db/db.ts";
import { testSecrets } from "../../secrets/testing/test-secrets.ts";
import { type Command, CommandRefused } from "../command.ts";

/** What a command gave and said. */
export interface Ran {
  result: unknown;
  /** The result in lines for people. */
  lines: string[];
  /** What it said on the way. */
  said: string[];
}

/** Runs a command as the command line does. */
export async function runCommand(
  db: Db,
  command: Command,
  words: string[],
  options: Record<string, string | boolean> = {},
  baseUrl?: URL,
): Promise<Ran> {
  const ran: Ran = { result: undefined, lines: [], said: [] };
  await command.run({
    db,
    secrets: async () => testSecrets(),
    words,
    options,
    slots: new Map(),
    mailWorks: false,
    baseUrl,
    out: {
      json: false,
      say: (line) => ran.said.push(line),
      progress: () => {},
      result: (value, lines) => Object.assign(ran, { result: value, lines }),
    },
  });
  return ran;
}

/** Asserts that a command refuses with this exit code and sentence. */
export function assertRefused(running: Promise<unknown>, exitCode: number, sentence: RegExp): Promise<void> {
  return assert.rejects(running, (error) => {
    assert.ok(error instanceof CommandRefused, String(error));
    assert.equal(error.exitCode, exitCode);
    assert.match(error.message, sentence);
    return true;
  });
}
