import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { recordErasure } from "../../../kernel/erasures/store/erasures.ts";
import { newId } from "../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../../quarter/index.ts";
import type { Business } from "../rules/business.ts";
import { returnLine } from "../rules/import/undo-lines.ts";
import { businessForChange } from "../store/businesses.ts";
import { changeById, insertChanges, markUndone } from "../store/changes.ts";
import { hiddenOnRequest } from "./hide-again.ts";
import { takeBackPhoto } from "./photos/take-back-photo.ts";
import { projectEdited } from "./project-edited.ts";

export type UndoRefusal =
  | { kind: "no-such-change" }
  | { kind: "undone-already" }
  /** The entry itself would be gone: hide it instead. */
  | { kind: "creation" }
  /** Merges are taken back as a whole. */
  | { kind: "merge" }
  /** All that the change touched was changed since. */
  | { kind: "changed-since"; fields: string[] };

export interface Undone {
  business: Business;
  change: string;
  /** What went back. */
  fields: string[];
  /** What was changed since and was therefore left alone. */
  kept: string[];
}

/** Takes back one line of the history: values and sources as they were before it. What was changed since is left alone. */
export function undoChange(
  db: Db,
  site: Site,
  changeId: string,
  actor: string,
): Promise<Result<Undone, UndoRefusal>> {
  return inSite(db, site.id, (tx) => undoChangeWithin(tx, site, changeId, actor));
}

/** The same in a transaction of the caller. */
export async function undoChangeWithin(
  tx: Db,
  site: Site,
  changeId: string,
  actor: string,
): Promise<Result<Undone, UndoRefusal>> {
  const seen = await changeById(tx, changeId);
  const business = seen && (await businessForChange(tx, seen.businessId));
  // Asked again under the lock: somebody else may have been faster.
  const change = business && (await changeById(tx, changeId));
  if (!change) return refuse({ kind: "no-such-change" });
  if (change.undone) return refuse({ kind: "undone-already" });
  if (change.action === "create") return refuse({ kind: "creation" });
  if (change.action === "merge" || business.status === "merged") return refuse({ kind: "merge" });
  const { next, before, after, fields, kept } =
    change.action === "photo" ? await takeBackPhoto(tx, business, change) : returnLine(business, change);
  if (fields.length === 0) return refuse({ kind: "changed-since", fields: kept });
  const id = newId();
  const line = { id, businessId: business.id, actor, sourceId: null, importId: null, before, after };
  await insertChanges(tx, site.id, [{ ...line, action: "undo", undoes: change.id }]);
  await markUndone(tx, change.id);
  await projectEdited(tx, site, next);
  if (next.status === "hidden" && business.status !== "hidden")
    await recordErasure(tx, site.id, hiddenOnRequest, business.id);
  return ok({ business: next, change: id, fields, kept });
}
