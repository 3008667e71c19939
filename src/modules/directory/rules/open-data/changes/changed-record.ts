import type { OpenRecord } from "../record-schema.ts";

/** A record in a file; in one of changes it says which it is. */
export type ChangedRecord = OpenRecord & { change?: "new" | "changed" };

/** What is no longer published: when it went, and nothing else. */
export interface GoneRecord {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** A file of changes instead of the whole. */
export interface Since {
  /** ISO 8601, UTC. */
  since: string;
  gone: readonly GoneRecord[];
}
