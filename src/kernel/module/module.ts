import type { Migration } from "kysely";
import type { Db } from "../db/db.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { TextGateway } from "../texting/text-gateway.ts";
import type { Route, WebContext } from "../web/route.ts";
import type { Command } from "./command.ts";
import type { Permission } from "./permission.ts";
import type { Contribution } from "./slot.ts";

/** What work that runs by itself is given beside the database. */
export interface JobMeans {
  secrets: Secrets;
  /** BASE_URL. */
  baseUrl: URL | undefined;
  /** Whether mail can be sent (SMTP_URL). */
  mailWorks: boolean;
  /** How text messages leave (SMS_URL). */
  texts?: TextGateway | undefined;
}

/** Work that runs by itself, at the times of a cron line in Europe/Berlin. Must be harmless when run twice. */
export interface ScheduledJob {
  name: string;
  cron: string;
  run(db: Db, means: JobMeans): Promise<void>;
  /**
   * Also runs as soon as `wakeJob` asks for it, in one of the processes. Such work takes what waits from tables of its own and
   * may run in several processes at once.
   */
  woken?: true;
}

/** One capability, as `app/modules.ts` lists it. A room that a module does not need is left out. */
export interface Module<Context extends WebContext> {
  name: string;
  /** The lower modules whose doors this one uses. */
  needs: string[];
  /** What its routes may ask for. */
  permissions?: readonly Permission[];
  /** Under `/:site/:lang`. */
  siteRoutes?: Route<Context>[];
  /** Anywhere else: API, files at the root. */
  rootRoutes?: Route[];
  migrations?: Record<string, Migration>;
  jobs?: ScheduledJob[];
  commands?: Command[];
  contributes?: Contribution[];
}
