// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import type { Result } from "../../../kernel/result/result.ts";
import { type Alongside, type Site, type SiteChange, setSite } from "../../quarter/index.ts";
import type { Doing } from "./doing.ts";

/**
 * Changes what is given of a site, as the command line does, and notes who did it.
 *
 * @param what in a word, for the log
 * @param change what is to be, or how that follows from the site as it is when nobody else changes it
 */
export const setUpSite = (
  doing: Doing,
  site: Site,
  what: string,
  change: SiteChange | ((now: Site) => SiteChange),
): Promise<Result<void, "host-taken">> => setSite(doing.db, site, change, noteSetting(doing, what));

/** Notes who set something of a site. @param what in a word, for the log */
export const noteSetting =
  ({ actor, siteId }: Doing, what: string): Alongside =>
  (tx) =>
    writeAudit(tx, { event: "site.set", actor, subject: { kind: "site", id: siteId }, facts: { what } });
