import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Site } from "../../../quarter/index.ts";

/** Who does something with an entry, at which site, and when. */
export interface Doing {
  /** The primary. */
  db: Db;
  site: Site;
  actor: Actor;
  secrets: Secrets;
  now: Date;
}
