import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { begun } from "../../../../kernel/turns/begun.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import {
  type Business,
  type BusinessKind,
  type FactName,
  type Facts,
  isSurer,
  type Provenance,
  type Source,
} from "../../rules/business.ts";
import { isChange, mergeFacts } from "../../rules/history/merge-facts.ts";
import { recordChange } from "../../rules/history/recorded.ts";
import { hasMoved, placeSaid } from "../../rules/import/same-place.ts";
import type { FiledAs } from "../../rules/import/vanished.ts";
import {
  businessesByIdentifier,
  freeShortIds,
  insertBusinesses,
  type KnownBusiness,
  updateBusinesses,
} from "../../store/businesses.ts";
import { insertChanges, type NewChange } from "../../store/changes.ts";
import { putKeys } from "../../store/duplicates/keys.ts";
import { closedByImport, insertIdentifiers, markSeen, type Sighting } from "../../store/import/sightings.ts";
import { isComparedAnew } from "../duplicates/find-duplicates.ts";
import { hold, holdBack } from "../duplicates/hold-back.ts";
import { createWordNotes } from "../fresh/note-words.ts";
import { checkBatch, noteBatch, type ReportedPair } from "./check-batch.ts";

/** An entry as a source describes it. */
export interface Incoming {
  /** What the source calls it; the same name again is the same entry. */
  ref: string;
  kind: BusinessKind;
  facts: Facts;
  /** How far the mapped area reaches around its point, in metres; a point has none. */
  reach?: number;
  /** How the source files it: what it does not file so at all it may leave out. */
  filedAs?: FiledAs;
  /** It tells too little for an entry of its own: it goes on in one that is there, or is rejected. Its categories are empty. */
  onlyIfKnown?: true;
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

/** What became of an entry: goes on in one of another source, stands elsewhere now, is there again, stays hidden … */
export type Outcome =
  | "new"
  | "joined"
  | "changed"
  | "moved"
  | "returned"
  | "unchanged"
  | "hidden"
  | "rejected";

/** What became of a batch, entry by entry, and what of it may be in the directory twice. */
export interface TakenBatch {
  outcomes: Outcome[];
  pairs: ReportedPair[];
  /** The entries as they stand now, whose public projection is out of date. */
  standing: Business[];
  /** Settles when everything is written that this batch had to hand over. */
  written: Promise<unknown>;
}

function createBusiness(incoming: Incoming, source: Source, shortId: string): Business {
  const { place, ...profile } = incoming.facts;
  const provenance: Provenance = {};
  for (const name of Object.keys(incoming.facts) as FactName[]) provenance[name] = source.id;
  return {
    id: newId(),
    shortId,
    kind: incoming.kind,
    status: "published",
    profile,
    place,
    provenance,
    changedAt: new Date(),
  };
}

/**
 * What the source says of a known entry; a place that means the same as the known one is that one. Under a name that came by
 * a merge it says nothing where another source, or the same under another name, has a word.
 */
function saidOf({ business, reach, voice }: KnownBusiness, incoming: Incoming, context: BatchContext): Facts {
  // Who names no trade does not say that there is none.
  const facts = incoming.onlyIfKnown
    ? { ...incoming.facts, categories: business.profile.categories }
    : incoming.facts;
  const place = placeSaid(business.place, facts.place, {
    reach: Math.max(reach, incoming.reach ?? 0),
    isOwnWord: context.sources.get(business.provenance.place ?? -1)?.name === context.source.name,
  });
  const said = { ...facts, place };
  if (voice === "own") return said;
  const present: Partial<Facts> = { ...business.profile, place: business.place };
  const held = (Object.keys(business.provenance) as FactName[]).filter((name) => {
    const by = context.sources.get(business.provenance[name] ?? -1)?.name;
    // A place of which only the street was known is no word against the house, as when the entries were merged.
    if (name === "place" && voice === "guest" && isSurer(place, business.place)) return false;
    return present[name] !== undefined && (voice === "silent" || by !== context.source.name);
  });
  return { ...said, ...Object.fromEntries(held.map((name) => [name, present[name]])) };
}

const sightingOf = ({ ref, reach = 0, filedAs = "" }: Incoming): Sighting => ({ value: ref, reach, filedAs });

/** What the directory holds of a batch. */
export interface KnownBatch {
  byRef: Map<string, KnownBusiness>;
  /** Which are there again: an import took them for closed, and their source names them. */
  returning: Set<string>;
  /** Public ids for those that it does not hold. */
  shortIds: string[];
}

/** Looks up what of a batch the directory holds under the same names. */
export async function lookUpBatch({ tx, scheme }: BatchContext, batch: Incoming[]): Promise<KnownBatch> {
  const byRef = await businessesByIdentifier(
    tx,
    scheme,
    batch.map((incoming) => incoming.ref),
  );
  const closed = [...byRef.values()].filter(({ business }) => business.status === "perhaps-closed");
  const [returning, shortIds] = await Promise.all([
    closedByImport(
      tx,
      closed.map(({ business }) => business.id),
    ),
    freeShortIds(tx, batch.length - byRef.size),
  ]);
  return { byRef, returning, shortIds };
}

/**
 * Takes a batch of entries from a source: unknown ones are created, known ones get what the source may say. A hidden
 * entry learns the news as well but stays hidden; where nothing is new, nothing is written but that it was seen. Refs must
 * be unique within the batch. The public projection is the caller's: no later batch asks for it.
 */
export async function takeBatch(
  context: BatchContext,
  batch: Incoming[],
  { byRef: known, returning, shortIds }: KnownBatch,
): Promise<TakenBatch> {
  const { tx, site, source, importId, actor } = context;
  const created: Business[] = [];
  const createdAs = new Map<number, string>();
  const comparedAnew = new Set<string>();
  const updated = new Map<string, Business>();
  const changes: NewChange[] = [];
  const identifiers: (Sighting & { businessId: string })[] = [];
  const words = createWordNotes(context);
  const history = { actor, sourceId: source.id, importId };
  const taken = batch.map((incoming, index): Outcome => {
    const entry = known.get(incoming.ref);
    if (!entry) {
      const business = createBusiness(incoming, source, shortIds[created.length] ?? "");
      created.push(business);
      createdAs.set(index, business.id);
      identifiers.push({ ...sightingOf(incoming), businessId: business.id });
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
    // Two names of the source may mean the same entry: the second goes on from what the first left.
    const current = updated.get(entry.business.id) ?? entry.business;
    const isBack = returning.delete(current.id);
    const facts = { ...current.profile, place: current.place };
    const said = saidOf({ ...entry, business: current }, incoming, context);
    // Whatever of it counts: that it was said is enough to ask. Under two names the source says two things.
    if (entry.voice !== "silent") words.compare(current, incoming.facts);
    const change = mergeFacts({ facts, provenance: current.provenance }, said, source, (id) =>
      context.sources.get(id),
    );
    const { place, ...profile } = change.facts as Facts;
    const line = { businessId: current.id, ...history };
    if (isChange(change)) {
      const recorded = recordChange(current.provenance, change);
      changes.push({ id: newId(), action: "edit", ...recorded, ...line });
    }
    if (isBack) {
      const [before, after] = [{ status: current.status }, { status: "published" as const }];
      changes.push({ id: newId(), action: "status", before, after, ...line });
    }
    if (isChange(change) || isBack) {
      const status = isBack ? "published" : current.status;
      const next = { ...current, status, profile, place, provenance: change.provenance };
      updated.set(current.id, next);
      if (isComparedAnew(current, next)) comparedAnew.add(current.id);
    }
    if (current.status === "hidden") return "hidden";
    if (isBack) return "returned";
    if (!isChange(change)) return "unchanged";
    return hasMoved(change.before.place, change.after.place) ? "moved" : "changed";
  });
  // What is in the directory already is known before anything is written: each entry is written once.
  const dependent = [...createdAs].flatMap(([index, id]) => (batch[index]?.onlyIfKnown ? id : []));
  const checked = await checkBatch(context, created, updated, comparedAnew, identifiers, new Set(dependent));
  const { plan, gained, held, refused } = checked;
  const isTaken = (id: string) => !refused.has(id);
  for (const { kept, entry } of checked.merges) words.compare(kept, entry.profile);
  const joined = new Map(plan.joined.map(({ gone, kept }) => [gone.id, kept]));
  // Where the list only says what was known there is nothing to write, and nothing to show.
  for (const [id, kept] of plan.kept) if (!plan.unchanged.has(id)) updated.set(id, kept);
  for (const { id } of gained) comparedAnew.add(id);
  const taking = created.filter(({ id }) => isTaken(id));
  const remaining = taking
    .filter(({ id }) => !joined.has(id))
    .map((business) => (held.has(business.id) ? hold(business) : business));
  const written = begun(
    Promise.all([
      insertBusinesses(
        tx,
        site.id,
        taking.map((business) => ({ business, mergedInto: joined.get(business.id)?.id })),
      ),
      updateBusinesses(tx, site.id, [...updated.values()], comparedAnew),
      insertIdentifiers(
        tx,
        site.id,
        context,
        identifiers
          .filter(({ businessId }) => isTaken(businessId))
          .map((one) => ({ ...one, leadsTo: joined.get(one.businessId)?.id })),
      ),
      markSeen(tx, context, batch.filter((incoming) => known.has(incoming.ref)).map(sightingOf)),
      insertChanges(tx, site.id, [
        ...changes.filter(({ businessId }) => isTaken(businessId)),
        ...plan.changes,
      ]),
    ]),
  );
  const { pairs, written: noted } = await noteBatch(context, checked);
  const holding = begun(
    holdBack(
      context,
      remaining.filter(({ id }) => held.has(id)),
    ),
  );
  const keyed = begun(putKeys(tx, site.id, remaining, true));
  const noticed = begun(words.write());
  const outcomes = taken.map((outcome, index): Outcome => {
    const id = createdAs.get(index) ?? "";
    const goesOnIn = joined.get(id);
    if (goesOnIn) return goesOnIn.status === "hidden" ? "hidden" : "joined";
    if (refused.has(id)) return "rejected";
    return held.has(id) ? "hidden" : outcome;
  });
  return {
    outcomes,
    pairs,
    standing: [...remaining, ...updated.values()],
    written: begun(Promise.all([written, noted, keyed, holding, noticed])),
  };
}
