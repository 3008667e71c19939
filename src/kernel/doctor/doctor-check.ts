import type { Config } from "../config/config.ts";
import { asDatabaseGone, DatabaseGone } from "../db/database-gone.ts";
import type { Database } from "../db/db.ts";
import { describeError } from "../log/describe-error.ts";
import { defineSlot } from "../module/slot.ts";

/** What one look found. `says` is one sentence; where it is wrong, `toDo` says what helps. */
export type Finding = {
  says: string;
  /** Figures for programs: part of the output under `--json`. */
  details?: Record<string, unknown>;
} & ({ ok: true } | { ok: false; toDo: string });

/** What is looked at. Nothing of it may be changed. */
export interface Examined {
  config: Pick<Config, "dataDir" | "databaseUrl" | "backupDir">;
  database: Database;
  /** The keys of the sites by their ids. */
  siteKeys: ReadonlyMap<string, string>;
  /** Rewrites one line on a terminal, for looks that take long. */
  progress(line: string): void;
}

/** One thing that the doctor looks at. */
export interface DoctorCheck {
  /** As it stands in front of the sentence, such as `web role`. */
  name: string;
  look(examined: Examined): Promise<Finding | Named[]>;
}

/** A finding with its name, as it is told. */
export type Named = { name: string } & Finding;

/**
 * What a capability adds to `npm run cli -- doctor`.
 *
 * @example
 * contributes: [doctorChecks.fill(20, { name: "mail", look: async ({ database }) => ok("Nothing waits to be sent.") })]
 */
export const doctorChecks = defineSlot<DoctorCheck>("doctor");

/** As it should be. */
export const ok = (says: string, details?: Record<string, unknown>): Finding => ({
  ok: true,
  says,
  ...(details && { details }),
});

/** Not as it should be, and what helps. */
export const wrong = (says: string, toDo: string, details?: Record<string, unknown>): Finding => ({
  ok: false,
  says,
  toDo,
  ...(details && { details }),
});

/** Looks at all, one after the other. What cannot be looked at is a finding as well and does not spare the others. */
export async function examine(checks: readonly DoctorCheck[], examined: Examined): Promise<Named[]> {
  const findings: Named[] = [];
  for (const { name, look } of checks) {
    try {
      const found = await look(examined);
      findings.push(...(Array.isArray(found) ? found : [{ name, ...found }]));
    } catch (error) {
      findings.push({ name, ...unlooked(error) });
    }
  }
  return findings;
}

function unlooked(error: unknown): Finding {
  const gone = asDatabaseGone(error);
  if (gone instanceof DatabaseGone) return wrong(gone.message, "Look whether it runs, then ask again.");
  return wrong(
    `This could not be looked at: ${describeError(error).message}`,
    "Put the other findings right first, then ask again.",
  );
}
