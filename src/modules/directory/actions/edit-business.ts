import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../../quarter/index.ts";
import type { Business, FactName, Facts, Source } from "../rules/business.ts";
import { type Edits, editFacts } from "../rules/history/edit-facts.ts";
import { recordChange } from "../rules/history/recorded.ts";
import { insertChanges } from "../store/changes.ts";
import { lockByShortId, sourceOfToday } from "../store/lock-business.ts";
import { sourcesOf } from "../store/sources.ts";
import { projectEdited } from "./project-edited.ts";

/** Who says it, and in whose name. */
export interface Word extends Pick<Source, "name" | "licence"> {
  kind: "owner" | "editor";
  /** Who typed it; the history names them. */
  actor: string;
  /** The editor who agreed, where it waited for one. */
  agreedBy?: string;
}

export type EditRefusal<Problem> =
  | { kind: "no-such-entry" }
  /** It goes on in another entry: that one is to be edited. */
  | { kind: "merged" }
  | { kind: "not-understood"; problem: Problem }
  /** A higher word holds these fields: nothing at all was changed. */
  | { kind: "outranked"; fields: FactName[] };

export interface EditedBusiness {
  business: Business;
  /** The line of the history; null where everything was so already. */
  change: string | null;
  /** The fields with another value or another source than before. */
  fields: string[];
}

/**
 * Changes fields of an entry in the name of its owner or of an editor. All of what is said holds, or nothing.
 *
 * @param propose makes the edits from the entry as it is at that moment, so that nothing is lost between two editors
 */
export function editBusiness<Problem>(
  db: Db,
  site: Site,
  shortId: string,
  word: Word,
  propose: Propose<Problem>,
): Promise<Result<EditedBusiness, EditRefusal<Problem>>> {
  return inSite(db, site.id, (tx) => editBusinessWithin(tx, site, shortId, word, propose));
}

type Propose<Problem> = (business: Business) => Result<Edits, Problem>;

/** The same in a transaction of the caller, who notes there who did it and why. After a refusal nothing was written. */
export async function editBusinessWithin<Problem>(
  tx: Db,
  site: Site,
  shortId: string,
  word: Word,
  propose: Propose<Problem>,
): Promise<Result<EditedBusiness, EditRefusal<Problem>>> {
  const business = await lockByShortId(tx, shortId);
  if (!business) return refuse({ kind: "no-such-entry" });
  if (business.status === "merged") return refuse({ kind: "merged" });
  const edits = propose(business);
  if (!edits.ok) return refuse({ kind: "not-understood", problem: edits.reason });
  const { actor, agreedBy, ...saying } = word;
  const source = await sourceOfToday(tx, site.id, saying);
  const sources = await sourcesOf(tx);
  const current = {
    facts: { ...business.profile, place: business.place },
    provenance: business.provenance,
  };
  const edited = editFacts(current, edits.value, source, (id) => sources.get(id));
  if (edited.outranked.length > 0) return refuse({ kind: "outranked", fields: edited.outranked });
  const recorded = recordChange(business.provenance, edited);
  const fields = Object.keys({ ...recorded.before.provenance, ...recorded.after.provenance });
  for (const name of Object.keys({ ...edited.before, ...edited.after }))
    if (!fields.includes(name)) fields.push(name);
  if (fields.length === 0) return ok({ business, change: null, fields });
  // No edit takes the needed fields out, so that the facts are whole.
  const { place, ...profile } = edited.facts as Facts;
  const next: Business = { ...business, profile, place, provenance: edited.provenance };
  const change = newId();
  await insertChanges(tx, site.id, [
    {
      id: change,
      businessId: business.id,
      actor,
      sourceId: source.id,
      importId: null,
      action: "edit",
      ...recorded,
      ...(agreedBy !== undefined && { agreedBy }),
    },
  ]);
  await projectEdited(tx, site, next);
  return ok({ business: next, change, fields });
}
