// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import { answerUntil, tellUntil } from "../../rules/seats/deadlines.ts";
import { closeNotice } from "../../store/notices.ts";
import { askedByNotice, setAskedUntil } from "../../store/sign-ups.ts";
import { reopenNotice } from "../../store/telling/reopen-notice.ts";
import { hold, timeOf } from "./settle.ts";

/** Somebody was called or written to: if they are asked about a place, their time to answer begins. Twice is as good as once. */
export async function closeOneNotice({ db, siteId, actor, now }: Doing, id: string): Promise<void> {
  if (!isId(id)) return;
  await inSite(db, siteId, async (tx) => {
    const asking = await askingOf(tx, id, now);
    const by = actor.kind === "person" ? actor.id : null;
    if (!(await closeNotice(tx, id, by, now))) return;
    if (asking) await setAskedUntil(tx, asking.signUpId, answerUntil(asking, asking.way, now));
    await writeAudit(tx, { event: "guest.told", actor, subject: { kind: "notice", id } });
  });
}

/** Several people were written to. */
export async function closeSomeNotices(doing: Doing, ids: readonly string[]): Promise<void> {
  // One after the other: each holds what it is about, and two who close the same ones must not wait for each other.
  for (const id of ids.slice(0, 1000)) await closeOneNotice(doing, id);
}

/** What was to tell it did not arrive: staff does it, and whoever is asked about a place has not lost their time to answer. */
export async function giveToStaff(tx: Db, id: string, problem: string, now: Date): Promise<void> {
  const asking = await askingOf(tx, id, now);
  await reopenNotice(tx, id, problem);
  if (asking) await setAskedUntil(tx, asking.signUpId, tellUntil(asking, now));
}

/** What somebody is asked about by a notice, held for this transaction; undefined where it tells something else. */
async function askingOf(tx: Db, noticeId: string, now: Date) {
  const asked = await askedByNotice(tx, noticeId);
  const held = asked && (await hold(tx, asked));
  const time = held && timeOf(held, now);
  if (!asked || !time) return undefined;
  return { signUpId: asked.id, way: asked.way, startsAt: time.startsAt, askHours: held.offering.askHours };
}
