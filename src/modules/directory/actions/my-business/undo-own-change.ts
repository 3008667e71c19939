import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { canTakeBack } from "../../rules/my-business/can-take-back.ts";
import { ownersWord } from "../../rules/owning/owners-word.ts";
import { businessForChange } from "../../store/businesses.ts";
import { changeById } from "../../store/changes.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { sourcesNumbered } from "../../store/sources.ts";
import type { Doing } from "../owning/doing.ts";
import { undoChangeWithin } from "../undo-change.ts";
import type { Own } from "./save-part.ts";

/** `changed-since`: all that it touched was changed again. */
export type UndoOwnRefusal = "not-yours" | "changed-since";

/** Takes back a change that an owner made of this business. Those of editors and sources are not theirs to take back. */
export async function undoOwnChange(
  { db, site, actor, now }: Doing,
  own: Own,
  changeId: string,
): Promise<Result<void, UndoOwnRefusal>> {
  if (!isId(changeId)) return refuse("not-yours");
  return inSite(db, site.id, async (tx) => {
    const business = await businessForChange(tx, own.business.id);
    const change = await changeById(tx, changeId);
    if (!change || change.businessId !== business?.id || !(await owns(tx, own.personId, business.id)))
      return refuse("not-yours" as const);
    const [source] = change.sourceId === null ? [] : await sourcesNumbered(tx, [change.sourceId]);
    if (!canTakeBack(change, source?.kind, now)) return refuse("not-yours" as const);
    const undone = await undoChangeWithin(tx, site, changeId, ownersWord(own.personId).actor);
    if (!undone.ok) return refuse(undone.reason.kind === "changed-since" ? "changed-since" : "not-yours");
    await writeAudit(tx, {
      event: "business.change-undone",
      actor,
      subject: { kind: "business", id: business.shortId },
    });
    return ok(undefined);
  });
}
