import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../../quarter/index.ts";
import type { Business, FactName, Facts } from "../rules/business.ts";
import { type Recorded, recordChange } from "../rules/history/recorded.ts";
import { takeBack } from "../rules/history/take-back.ts";
import { businessForChange } from "../store/businesses.ts";
import { type Change, changeById, insertChanges, markUndone } from "../store/changes.ts";
import { projectEdited } from "./project-edited.ts";

export type UndoRefusal =
  | { kind: "no-such-change" }
  | { kind: "undone-already" }
  /** The entry itself would be gone: hide it instead. */
  | { kind: "creation" }
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

interface Return {
  next: Business;
  before: Recorded;
  after: Recorded;
  fields: string[];
  kept: string[];
}

function returnStatus(business: Business, change: Change): Return {
  const [then, left] = [change.before?.status ?? business.status, change.after?.status];
  const untouched = business.status === left;
  return {
    next: untouched ? { ...business, status: then } : business,
    before: { status: business.status },
    after: { status: then },
    fields: untouched ? ["status"] : [],
    kept: untouched ? [] : ["status"],
  };
}

function returnFacts(business: Business, change: Change): Return {
  const { profile, place, provenance } = business;
  const back = takeBack({ facts: { ...profile, place }, provenance }, change);
  // No change takes the needed fields out, so that the facts before it were whole.
  const { place: nextPlace, ...nextProfile } = back.facts as Facts;
  return {
    next: { ...business, profile: nextProfile, place: nextPlace, provenance: back.provenance },
    ...recordChange(provenance, back),
    fields: back.fields satisfies FactName[],
    kept: back.kept,
  };
}

/** Takes back one line of the history: values and sources as they were before it. What was changed since is left alone. */
export async function undoChange(
  db: Db,
  site: Site,
  changeId: string,
  actor: string,
): Promise<Result<Undone, UndoRefusal>> {
  return inSite(db, site.id, async (tx) => {
    const seen = await changeById(tx, changeId);
    const business = seen && (await businessForChange(tx, seen.businessId));
    // Asked again under the lock: somebody else may have been faster.
    const change = business && (await changeById(tx, changeId));
    if (!change) return refuse({ kind: "no-such-change" });
    if (change.undone) return refuse({ kind: "undone-already" });
    if (change.action === "create") return refuse({ kind: "creation" });
    const isStatus = change.before?.status !== undefined;
    const { next, before, after, fields, kept } = (isStatus ? returnStatus : returnFacts)(business, change);
    if (fields.length === 0) return refuse({ kind: "changed-since", fields: kept });
    const id = newId();
    const line = { id, businessId: business.id, actor, sourceId: null, importId: null, before, after };
    await insertChanges(tx, site.id, [{ ...line, action: "undo", undoes: change.id }]);
    await markUndone(tx, change.id);
    await projectEdited(tx, site, next);
    return ok({ business: next, change: id, fields, kept });
  });
}
