import type { Actor } from "../../../kernel/audit/audit-line.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Secrets } from "../../../kernel/secrets/secrets.ts";

/** Who does something at which site, and when: what every action of this module needs. */
export interface Doing {
  /** The primary. */
  db: Db;
  siteId: string;
  actor: Actor;
  secrets: Secrets;
  now: Date;
}
