import type { Generated } from "kysely";
import type { Fact } from "../audit-line.ts";

/** The columns that are read and written one by one; the chain is sealed and verified by statements of its own. */
export type AuditTables = {
  "audit.line": LineTable;
};

export interface LineTable {
  site_id: Generated<string>;
  id: string;
  at: Generated<Date>;
  actor_kind: "person" | "command" | "job" | "nobody";
  actor_person: string | null;
  actor_role: string | null;
  actor_from: string | null;
  actor_job: string | null;
  event: string;
  subject_kind: string | null;
  subject_id: string | null;
  concerns: string | null;
  reason: string | null;
  facts: Record<string, Fact>;
  /** Null until sealed. */
  number: Generated<string | null>;
}
