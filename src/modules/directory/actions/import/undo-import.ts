// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { takeMapBack } from "../../../places/index.ts";
import { type Area, areasOf, type Site } from "../../../quarter/index.ts";
import type { Business, Source } from "../../rules/business.ts";
import { type Held, returnLine, touchedBy, whyCreatedStays } from "../../rules/import/undo-lines.ts";
import {
  businessesById,
  businessesForChange,
  deleteBusinesses,
  updateBusinesses,
} from "../../store/businesses.ts";
import { type Change, insertChanges, type NewChange } from "../../store/changes.ts";
import { decidePair, forgetQuestions, mergesOfImport } from "../../store/duplicates/queue.ts";
import { forgetDisagreements } from "../../store/fresh/disagreements.ts";
import { deleteCoverage } from "../../store/import/coverage.ts";
import {
  changesOfImport,
  forgetSightings,
  heldSince,
  markAllUndone,
  seenAgain,
} from "../../store/import/import-changes.ts";
import {
  importNumbered,
  importsBySource,
  lockImports,
  mapDrawnAfter,
  markImportUndone,
  undoneMaps,
} from "../../store/imports.ts";
import { analyseListings } from "../../store/listings.ts";
import { forgetAllUnusedWords } from "../../store/search/forget-words.ts";
import { sourcesOf } from "../../store/sources.ts";
import { askAgain } from "../duplicates/ask-again.ts";
import { isComparedAnew, keyEntries } from "../duplicates/find-duplicates.ts";
import { partMerged } from "../duplicates/part-merged.ts";
import { projectBusinesses } from "../project-businesses.ts";
import { createLeftNotes, type Holder, type Left } from "./note-left.ts";

export type UndoImportRefusal =
  | { kind: "no-such-import" }
  | { kind: "busy" }
  /** Nothing more of it can go; what still stays does so because of these imports. */
  | { kind: "undone-already"; heldBy: Holder[] };

export interface UndoneImport {
  /**
   * Entries that the import made and that are gone now: as many as it said were new. What had been joined with another entry
   * counts among what was parted, as it was counted when it came.
   */
  removed: number;
  /** Entries that have values or a status from before the import again. */
  takenBack: number;
  /** Parts of the base map and addresses that it brought and that are gone now. */
  mapParts: number;
  addresses: number;
  /** Merges by which entries that the import brought went on in others, and that are undone. */
  parted: number;
  /** Pairs of entries that stand for themselves again, or as before, and that may be the same: somebody should look. */
  asked: number;
  leftForPersons: number;
  leftForImports: number;
  /** What stays, the first thousand. */
  left: Left[];
  /** The imports because of which something stays, the last first. */
  heldBy: Holder[];
  /** Later imports that have drawn the map that this one brought. */
  mapDrawnBy: number[];
}

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

const atOnce = 500;

interface Work {
  tx: Db;
  site: Site;
  areas: Area[];
  importId: number;
  actor: string;
  sources: ReadonlyMap<number, Source>;
  /** Whether a field of the entry is somebody's own word. */
  isPersons(business: Business, field: string, since: Held): boolean;
  /** The standing import behind a source. */
  imports: ReadonlyMap<number, number>;
  result: UndoneImport;
  left: ReturnType<typeof createLeftNotes>;
  /** What is to be compared with the others once more: entries that stand for themselves again, or as before. */
  loose: Set<string>;
  /** The entries that are gone. */
  gone: Set<string>;
  /** Entries that were one and stand for themselves again. */
  apart: { keptId: string; goneId: string }[];
}

/** How many of the entries that are gone were no more than a copy of another: joined with it when the list was read, or later. */
function copiesAmong({ gone, apart }: Work): number {
  const copies = new Set<string>();
  for (const { keptId, goneId } of apart) {
    if (gone.has(goneId)) copies.add(goneId);
    else if (gone.has(keptId)) copies.add(keptId);
  }
  return copies.size;
}

/**
 * Takes back the merges that the import made, and those of the entries that it made: these can go then. A merge stands
 * where a later import of the same source named the entry again.
 */
async function partAll(work: Work): Promise<void> {
  const { tx, site, areas, importId, actor, sources, result, left: notes } = work;
  let before: string | undefined;
  for (;;) {
    const all = await mergesOfImport(tx, importId, before, atOnce);
    if (all.length === 0) return;
    before = all.at(-1)?.keptChange ?? undefined;
    const again = await seenAgain(
      tx,
      importId,
      all.map(({ one, other }) => [one, other]),
    );
    const parted = await partMerged(
      tx,
      site,
      { actor, importId, sources },
      all.filter(({ one, other }) => !again.has(one) && !again.has(other)),
    );
    const changed = new Map<string, Business>();
    for (const { pair, kept, gone, left, heldBy } of parted) {
      if (left === undefined) {
        if (heldBy === null) notes.forPerson(gone, []);
        else notes.forImports(gone, [], [heldBy]);
        continue;
      }
      await decidePair(tx, pair.id, { state: "open", by: actor });
      changed.set(kept.id, kept).set(gone.id, gone);
      work.loose.add(kept.id).add(gone.id);
      work.apart.push({ keptId: kept.id, goneId: gone.id });
      result.parted++;
      if (left.length > 0) notes.forPerson(kept, left);
    }
    await projectBusinesses(tx, site, areas, [...changed.values()]);
    const standing = await businessesForChange(tx, all.flatMap(({ one, other }) => [one, other]).sort());
    for (const { one, other, kept } of all)
      if (again.has(one) || again.has(other)) {
        const business = standing.get((kept === one ? other : one) ?? "");
        if (business) notes.forImports(business, [], [again.get(one), again.get(other)]);
      }
  }
}

const nobody: Held = { person: false, renewedBy: [], imports: [], statusBy: null };

const wordOf = ({ provenance }: Business, field: string): number =>
  (provenance as Record<string, number>)[field] ?? -1;

/** The import whose word a field is by now. */
const saidBy = ({ imports }: Work, business: Business, field: string, since: Held): number | undefined =>
  field === "status" ? (since.statusBy ?? undefined) : imports.get(wordOf(business, field));

/** Takes back a stretch of the import's lines; they come the last first. */
async function takeBackLines(work: Work, lines: Change[]): Promise<void> {
  const { tx, site, importId, actor, result, left } = work;
  const ids = [...new Set(lines.map((line) => line.businessId))].sort();
  const present = await businessesForChange(tx, ids);
  const held = await heldSince(tx, importId, ids);
  const gone: string[] = [];
  const updated = new Map<string, Business>();
  const undone: string[] = [];
  const written: NewChange[] = [];
  for (const line of lines) {
    const business = updated.get(line.businessId) ?? present.get(line.businessId);
    if (!business) continue;
    // It goes on in another entry, and the merge stands: what stays was named there.
    if (business.status === "merged") continue;
    const since = held.get(business.id) ?? nobody;
    if (line.action === "create") {
      const because = whyCreatedStays(since);
      if (because === "person") left.forPerson(business, []);
      else if (because) left.forImports(business, [], [...since.renewedBy, ...since.imports]);
      else gone.push(business.id);
      continue;
    }
    if (since.renewedBy.length > 0) {
      left.forImports(business, touchedBy(line), since.renewedBy);
      continue;
    }
    const { next, before, after, fields, kept } = returnLine(business, line);
    const persons = kept.filter((field) => work.isPersons(business, field, since));
    const others = kept.filter((field) => !persons.includes(field));
    if (persons.length > 0) left.forPerson(business, persons);
    if (others.length > 0)
      left.forImports(
        business,
        others,
        others.map((field) => saidBy(work, business, field, since)),
      );
    if (fields.length === 0) continue;
    updated.set(business.id, next);
    if (isComparedAnew(business, next)) work.loose.add(business.id);
    undone.push(line.id);
    const head = { id: newId(), businessId: business.id, actor, sourceId: null, importId };
    written.push({ ...head, action: "undo", before, after, undoes: line.id });
  }
  for (const id of gone) updated.delete(id);
  await deleteBusinesses(tx, gone);
  await updateBusinesses(tx, site.id, [...updated.values()]);
  await insertChanges(
    tx,
    site.id,
    written.filter((line) => updated.has(line.businessId)),
  );
  await markAllUndone(tx, undone);
  await projectBusinesses(tx, site, work.areas, [...updated.values()]);
  for (const id of gone) work.gone.add(id);
  result.takenBack += updated.size;
}

/** Asks for the duplicates of what stands by itself again; what the import alone made look alike is no question any more. */
async function askLoose({ tx, site, importId, loose, result }: Work): Promise<void> {
  const ids = [...loose].sort();
  if (ids.length > 0) await keyEntries(tx, site);
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    await forgetQuestions(tx, importId, some);
    const standing = await businessesById(tx, some);
    result.asked += await askAgain(tx, site, [...standing.values()]);
  }
}

/**
 * Takes an import back, in one transaction: entries that it made are gone, changed ones are as before it. What a person
 * changed since, and what another import says as well, is left alone and named. So does the base map that it brought go,
 * with its addresses and tiles, unless a later import has drawn the map anew.
 */
export async function undoImport(
  db: Db,
  site: Site,
  importId: number,
  options: {
    actor: string;
    dryRun?: boolean;
    onProgress?: (lines: number) => void;
    /** What else is to be written in the transaction of the undo; not for a dry run. */
    alongside?: (tx: Db) => Promise<void>;
  },
): Promise<Result<UndoneImport, UndoImportRefusal>> {
  const result: UndoneImport = {
    removed: 0,
    takenBack: 0,
    mapParts: 0,
    addresses: 0,
    parted: 0,
    asked: 0,
    leftForPersons: 0,
    leftForImports: 0,
    left: [],
    heldBy: [],
    mapDrawnBy: [],
  };
  const left = createLeftNotes();
  try {
    const refusal = await inSite(db, site.id, async (tx): Promise<UndoImportRefusal | undefined> => {
      if (!(await lockImports(tx, site.id))) return { kind: "busy" };
      const run = await importNumbered(tx, importId);
      if (!run) return { kind: "no-such-import" };
      const sources = await sourcesOf(tx);
      const isPersons = (business: Business, field: string, since: Held) => {
        // The status has no source: the history tells whose it is.
        if (field === "status") return since.statusBy === null;
        const source = sources.get(wordOf(business, field));
        return source ? source.kind !== "import" : true;
      };
      const imports = await importsBySource(tx);
      const areas = await areasOf(tx);
      const work: Work = {
        ...{ tx, site, areas, importId, actor: options.actor, sources, isPersons, imports, result, left },
        ...{ loose: new Set(), gone: new Set(), apart: [] },
      };
      await partAll(work);
      let done = 0;
      let last: string | undefined;
      for (;;) {
        const lines = await changesOfImport(tx, importId, last, atOnce);
        if (lines.length === 0) break;
        await takeBackLines(work, lines);
        last = lines.at(-1)?.id;
        done += lines.length;
        options.onProgress?.(done);
      }
      result.removed = work.gone.size - copiesAmong(work);
      await askLoose(work);
      const gone = await takeMapBack(tx, site, await undoneMaps(tx, importId), !options.dryRun);
      Object.assign(result, { mapParts: gone.features, addresses: gone.addresses });
      const { persons, imports: held, left: named } = left.notes;
      Object.assign(result, { leftForPersons: persons, leftForImports: held, left: named });
      result.heldBy = await left.holders(tx);
      result.mapDrawnBy = await mapDrawnAfter(tx, importId);
      const changed = result.removed + result.takenBack + result.parted + gone.features + gone.addresses;
      if (run.undoneAt && changed === 0) return { kind: "undone-already", heldBy: result.heldBy };
      await forgetSightings(tx, importId);
      await deleteCoverage(tx, importId);
      await forgetDisagreements(tx, importId);
      if (work.gone.size > 0) await forgetAllUnusedWords(tx);
      const { left: _, heldBy: __, mapDrawnBy: ___, ...counts } = result;
      await markImportUndone(tx, importId, options.actor, counts);
      if (options.dryRun) throw new DryRun();
      await options.alongside?.(tx);
      await announceChange(tx, site.id);
      return undefined;
    });
    if (refusal) return refuse(refusal);
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!options.dryRun && result.removed + result.takenBack + result.parted > 0) await analyseListings(db);
  return ok(result);
}
