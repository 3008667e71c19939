import type { Db } from "../../../kernel/db/db.ts";
import { newId, newShortId } from "../../../kernel/id/id.ts";
import type { Area, Site } from "../../quarter/index.ts";
import type { Business, BusinessKind, FactName, Facts, Provenance, Source } from "../rules/business.ts";
import { isChange, mergeFacts } from "../rules/history/merge-facts.ts";
import { recordChange } from "../rules/history/recorded.ts";
import {
  businessesByIdentifier,
  insertBusinesses,
  insertIdentifiers,
  updateBusinesses,
} from "../store/businesses.ts";
import { insertChanges, type NewChange } from "../store/changes.ts";
import { projectBusinesses } from "./project-businesses.ts";

/** An entry as a source describes it. */
export interface Incoming {
  /** What the source calls it; the same name again is the same entry. */
  ref: string;
  kind: BusinessKind;
  facts: Facts;
}

export interface BatchContext {
  tx: Db;
  site: Site;
  areas: Area[];
  /** The scheme of `ref`, such as `osm`. */
  scheme: string;
  source: Source;
  sources: Map<number, Source>;
  importId: number;
  actor: string;
}

export type Outcome = "new" | "changed" | "unchanged" | "hidden";

function createBusiness(incoming: Incoming, source: Source): Business {
  const { place, ...profile } = incoming.facts;
  const provenance: Provenance = {};
  for (const name of Object.keys(incoming.facts) as FactName[]) provenance[name] = source.id;
  return {
    id: newId(),
    shortId: newShortId(),
    kind: incoming.kind,
    status: "published",
    profile,
    place,
    provenance,
    changedAt: new Date(),
  };
}

/**
 * Takes a batch of entries from a source: unknown ones are created, known ones get what the source may say. A hidden
 * entry learns the news as well but stays hidden. Refs must be unique within the batch.
 */
export async function takeBatch(context: BatchContext, batch: Incoming[]): Promise<Outcome[]> {
  const { tx, site, source, importId, actor } = context;
  const known = await businessesByIdentifier(
    tx,
    context.scheme,
    batch.map((incoming) => incoming.ref),
  );
  const created: Business[] = [];
  const updated: Business[] = [];
  const changes: NewChange[] = [];
  const identifiers: { value: string; businessId: string }[] = [];
  const outcomes = batch.map((incoming): Outcome => {
    const current = known.get(incoming.ref);
    const history = { actor, sourceId: source.id, importId };
    if (!current) {
      const business = createBusiness(incoming, source);
      created.push(business);
      identifiers.push({ value: incoming.ref, businessId: business.id });
      changes.push({
        id: newId(),
        businessId: business.id,
        action: "create",
        before: null,
        after: null,
        ...history,
      });
      return "new";
    }
    const facts = { ...current.profile, place: current.place };
    const change = mergeFacts({ facts, provenance: current.provenance }, incoming.facts, source, (id) =>
      context.sources.get(id),
    );
    if (!isChange(change)) return current.status === "hidden" ? "hidden" : "unchanged";
    const { place, ...profile } = change.facts as Facts;
    updated.push({ ...current, profile, place, provenance: change.provenance });
    const recorded = recordChange(current.provenance, change);
    changes.push({ id: newId(), businessId: current.id, action: "edit", ...recorded, ...history });
    return current.status === "hidden" ? "hidden" : "changed";
  });
  await insertBusinesses(tx, site.id, created);
  await updateBusinesses(tx, site.id, updated);
  await insertIdentifiers(tx, site.id, context.scheme, identifiers);
  await insertChanges(tx, site.id, changes);
  await projectBusinesses(tx, site, context.areas, [...created, ...updated]);
  return outcomes;
}
