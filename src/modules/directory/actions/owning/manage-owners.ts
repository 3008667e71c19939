import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { lockByShortId } from "../../store/lock-business.ts";
import { deleteOpenCodes } from "../../store/owning/claim-codes.ts";
import { endOwnership } from "../../store/owning/ownerships.ts";
import type { Doing } from "./doing.ts";

/** Takes the codes of an entry out of force that nobody used yet. */
export async function voidCodes(
  { db, site, actor }: Doing,
  shortId: string,
): Promise<Result<number, "no-such-entry">> {
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    if (!business) return refuse("no-such-entry" as const);
    const count = await deleteOpenCodes(tx, business.id);
    await writeAudit(tx, {
      event: "business.claim-codes-void",
      actor,
      subject: { kind: "business", id: shortId },
      facts: { count },
    });
    return ok(count);
  });
}

/** Ends that somebody owns an entry: they leave, or an editor decides so. The account stays. */
export async function endOwner(
  { db, site, actor, now }: Doing,
  shortId: string,
  personId: string,
): Promise<Result<void, "not-an-owner">> {
  if (!isId(personId)) return refuse("not-an-owner");
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    const ended = business && (await endOwnership(tx, { businessId: business.id, personId, at: now }));
    if (!ended) return refuse("not-an-owner" as const);
    await writeAudit(tx, {
      event: "business.owner-ended",
      actor,
      subject: { kind: "business", id: shortId },
      concerns: personId,
    });
    return ok(undefined);
  });
}
