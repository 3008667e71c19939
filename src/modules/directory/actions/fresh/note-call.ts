// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Business } from "../../rules/business.ts";
import { isPublic } from "../../rules/business.ts";
import { lockByShortId } from "../../store/lock-business.ts";
import { personIn } from "../lists/person-in.ts";
import type { Doing } from "../owning/doing.ts";
import { setStatusWithin } from "../set-status.ts";
import { confirmWithin } from "./confirm-within.ts";

/** Notes what somebody said on the telephone: all of the entry is right, or the business does not exist any more. */
export async function noteCall(
  { db, site, actor, now }: Omit<Doing, "secrets">,
  { shortId, answer }: { shortId: string; answer: "right" | "closed" },
): Promise<Result<Business, "no-such-entry">> {
  const personId = personIn({ actor });
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    if (!business || !isPublic(business.status)) return refuse("no-such-entry" as const);
    const set = (status: "closed" | "published", reason: string) =>
      setStatusWithin(tx, site, shortId, { status, actor: `person ${personId}`, reason });
    if (answer === "closed") await set("closed", "said on the telephone: closed");
    else {
      // An import took it for closed, and somebody answered.
      if (business.status === "perhaps-closed") await set("published", "answered the telephone");
      await confirmWithin(tx, site, business.id, { at: now, word: "editor", personId });
    }
    await writeAudit(tx, {
      event: "business.still-right-answered",
      actor,
      subject: { kind: "business", id: shortId },
      facts: { answer, by: "telephone" },
    });
    await announceChange(tx, site.id);
    return ok(business);
  });
}
