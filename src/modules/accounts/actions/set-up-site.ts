// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import type { Result } from "../../../kernel/result/result.ts";
import { type Site, type SiteChange, setSite } from "../../quarter/index.ts";
import type { Doing } from "./doing.ts";

/** Changes what is given of a site, as the command line does, and notes who did it. @param what in a word, for the log */
export const setUpSite = (
  { db, actor }: Doing,
  site: Site,
  what: string,
  change: SiteChange,
): Promise<Result<void, "host-taken">> =>
  setSite(db, site, change, (tx) =>
    writeAudit(tx, { event: "site.set", actor, subject: { kind: "site", id: site.id }, facts: { what } }),
  );
