// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../kernel/db/changes.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { Doing } from "../../accounts/index.ts";
import type { Asking } from "../rules/fresh/asking.ts";
import type { Moderation } from "../rules/proposals/moderation.ts";
import { setAsking, setFirstGroups, setModeration } from "../store/settings.ts";

/** Sets what of the directory goes live at once, which trades stand first, and how entries are kept fresh. */
export const setUpDirectory = (
  { db, siteId, actor }: Doing,
  to: { moderation: Moderation; firstGroups: readonly string[]; asking: Asking },
): Promise<void> =>
  inSite(db, siteId, async (tx) => {
    await setModeration(tx, siteId, to.moderation);
    await setFirstGroups(tx, siteId, to.firstGroups);
    await setAsking(tx, siteId, to.asking);
    await writeAudit(tx, {
      event: "directory.set",
      actor,
      facts: { ...to.moderation, ...to.asking, first: to.firstGroups.join(" ") },
    });
    await announceChange(tx, siteId);
  });
