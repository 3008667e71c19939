// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import { setAsked } from "../../store/being-there/missed.ts";

/** Somebody who missed several times was asked why. Twice is as good as once. @param id of the attendance of the last time */
export async function closeAbsence({ db, siteId, actor, now }: Doing, id: string): Promise<void> {
  if (!isId(id)) return;
  await inSite(db, siteId, async (tx) => {
    if (await setAsked(tx, id, now))
      await writeAudit(tx, { event: "absence.asked", actor, subject: { kind: "attendance", id } });
  });
}
