// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn, isDay } from "../../../../kernel/clock/berlin.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { setEntryForm } from "../../store/being-there/hours.ts";
import { guestById } from "../../store/guests.ts";

export type EntryFormRefusal = "no-such-guest" | "no-day" | "to-come";

/** Writes down on which day the funder's entry form of somebody was filled in; an empty day takes that back. */
export async function recordEntryForm(
  { db, siteId, actor, now }: Doing,
  guestId: string,
  day: string,
): Promise<Result<undefined, EntryFormRefusal>> {
  if (!isId(guestId)) return refuse("no-such-guest");
  if (day !== "" && !isDay(day)) return refuse("no-day");
  if (day > dayIn(now)) return refuse("to-come");
  return inSite(db, siteId, async (tx) => {
    if (!(await guestById(tx, guestId))) return refuse("no-such-guest");
    const by = actor.kind === "person" ? actor.id : null;
    const form = { guestId, day: day === "" ? null : day, by, at: now };
    if (await setEntryForm(tx, siteId, form))
      await writeAudit(tx, {
        event: "entry-form.recorded",
        actor,
        subject: { kind: "guest", id: guestId },
        facts: { day: form.day },
      });
    return ok(undefined);
  });
}
