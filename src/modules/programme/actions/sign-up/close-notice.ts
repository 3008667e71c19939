// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import { closeNotice } from "../../store/notices.ts";

/** Somebody was called or written to. Twice is as good as once. */
export async function closeOneNotice({ db, siteId, actor, now }: Doing, id: string): Promise<void> {
  if (!isId(id)) return;
  await inSite(db, siteId, async (tx) => {
    const by = actor.kind === "person" ? actor.id : null;
    if (await closeNotice(tx, id, by, now))
      await writeAudit(tx, { event: "guest.told", actor, subject: { kind: "notice", id } });
  });
}

/** Several people were written to at once. */
export async function closeSomeNotices(
  { db, siteId, actor, now }: Doing,
  ids: readonly string[],
): Promise<void> {
  const by = actor.kind === "person" ? actor.id : null;
  await inSite(db, siteId, async (tx) => {
    let told = 0;
    for (const id of ids.filter(isId).slice(0, 1000)) if (await closeNotice(tx, id, by, now)) told++;
    if (told > 0) await writeAudit(tx, { event: "guest.told", actor, facts: { letters: told } });
  });
}
