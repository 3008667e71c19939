import { createHash } from "node:crypto";

/** A line with all its columns, as texts that do not depend on any setting of the connection. */
export interface ChainedLine {
  site_id: string;
  id: string;
  /** Seconds since 1970 with six decimals. */
  at: string;
  actor_kind: string;
  actor_person: string | null;
  actor_role: string | null;
  actor_from: string | null;
  actor_job: string | null;
  event: string;
  subject_kind: string | null;
  subject_id: string | null;
  concerns: string | null;
  reason: string | null;
  /** As PostgreSQL writes `jsonb`, which is always the same for the same value. */
  facts: string;
  xact: string;
}

/** What the first line of each chain follows. */
export const beginning = Buffer.alloc(32);

/**
 * One text for one line and its place, so that no two different lines share one: a JSON array keeps apart where one
 * field ends, and an empty text from none. A column that is added later must go to the end, and only where it is not
 * empty: the seals of all lines before would be broken otherwise.
 */
export function canonicalForm(number: bigint, line: ChainedLine): string {
  return JSON.stringify([
    number.toString(),
    line.site_id,
    line.id,
    line.at,
    line.actor_kind,
    line.actor_person,
    line.actor_role,
    line.actor_from,
    line.actor_job,
    line.event,
    line.subject_kind,
    line.subject_id,
    line.concerns,
    line.reason,
    line.facts,
    line.xact,
  ]);
}

/** The seal of a line: SHA-256 over the seal of the line before and all of this one. */
export function sealOf(before: Uint8Array, number: bigint, line: ChainedLine): Buffer {
  return createHash("sha256").update(before).update(canonicalForm(number, line)).digest();
}
