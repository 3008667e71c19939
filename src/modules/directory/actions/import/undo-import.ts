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
import { businessesForChange, deleteBusinesses, updateBusinesses } from "../../store/businesses.ts";
import { type Change, insertChanges, type NewChange } from "../../store/changes.ts";
import { decidePair, mergesOfImport } from "../../store/duplicates/queue.ts";
import { deleteCoverage } from "../../store/import/coverage.ts";
import {
  changesOfImport,
  forgetSightings,
  forgetWords,
  heldSince,
  markAllUndone,
  seenAgain,
} from "../../store/import/import-changes.ts";
import { importNumbered, lockImports, markImportUndone, undoneMaps } from "../../store/imports.ts";
import { analyseListings } from "../../store/listings.ts";
import { sourcesOf } from "../../store/sources.ts";
import { partMerged } from "../duplicates/part-merged.ts";
import { projectBusinesses } from "../project-businesses.ts";

export type UndoImportRefusal = "no-such-import" | "busy" | "undone-already";

/** Something of an import that stays, and why: a person changed it since, or another import says so as well. */
export interface Left {
  shortId: string;
  name: string;
  /** Empty where the whole entry stays. */
  fields: string[];
  because: "person" | "import";
}

export interface UndoneImport {
  /** Entries that the import made and that are gone now. */
  removed: number;
  /** Entries that have values or a status from before the import again. */
  takenBack: number;
  /** Parts of the base map and addresses that it brought and that are gone now. */
  mapParts: number;
  addresses: number;
  /** Merges by which entries that the import brought went on in others, and that are undone. */
  parted: number;
  leftForPersons: number;
  leftForImports: number;
  /** What stays, the first thousand. */
  left: Left[];
}

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

const atOnce = 500;
const mostLeft = 1_000;

interface Work {
  tx: Db;
  site: Site;
  areas: Area[];
  importId: number;
  actor: string;
  sources: ReadonlyMap<number, Source>;
  /** Whether a field of the entry is somebody's own word. */
  isPersons(business: Business, field: string): boolean;
  result: UndoneImport;
}

function leave(result: UndoneImport, business: Business, fields: string[], because: Left["because"]): void {
  result[because === "person" ? "leftForPersons" : "leftForImports"]++;
  const { profile, shortId } = business;
  const name = profile.names[0]?.value ?? profile.categories[0] ?? "";
  if (result.left.length < mostLeft) result.left.push({ shortId, name, fields, because });
}

/**
 * Takes back the merges that the import made, and those of the entries that it made: these can go then. A merge stands
 * where a later import of the same source named the entry again.
 */
async function partAll({ tx, site, areas, importId, actor, sources, result }: Work): Promise<void> {
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
    for (const { pair, kept, gone, left } of parted) {
      if (left === undefined) {
        leave(result, gone, [], "person");
        continue;
      }
      await decidePair(tx, pair.id, { state: "open", by: actor });
      changed.set(kept.id, kept).set(gone.id, gone);
      result.parted++;
      if (left.length > 0) leave(result, kept, left, "person");
    }
    await projectBusinesses(tx, site, areas, [...changed.values()]);
    const standing = await businessesForChange(tx, all.flatMap(({ one, other }) => [one, other]).sort());
    for (const { one, other, kept } of all)
      if (again.has(one) || again.has(other)) {
        const business = standing.get((kept === one ? other : one) ?? "");
        if (business) leave(result, business, [], "import");
      }
  }
}

const nobody: Held = { person: false, renewed: false, otherImport: false };

/** Takes back a stretch of the import's lines; they come the last first. */
async function takeBackLines(work: Work, lines: Change[]): Promise<void> {
  const { tx, site, importId, actor, result } = work;
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
      if (because) leave(result, business, [], because);
      else gone.push(business.id);
      continue;
    }
    if (since.renewed) {
      leave(result, business, touchedBy(line), "import");
      continue;
    }
    const { next, before, after, fields, kept } = returnLine(business, line);
    const persons = kept.filter((field) => work.isPersons(business, field));
    const others = kept.filter((field) => !persons.includes(field));
    if (persons.length > 0) leave(result, business, persons, "person");
    if (others.length > 0) leave(result, business, others, "import");
    if (fields.length === 0) continue;
    updated.set(business.id, next);
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
  result.removed += gone.length;
  result.takenBack += updated.size;
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
    leftForPersons: 0,
    leftForImports: 0,
    left: [],
  };
  try {
    const refusal = await inSite(db, site.id, async (tx): Promise<UndoImportRefusal | undefined> => {
      if (!(await lockImports(tx, site.id))) return "busy";
      const run = await importNumbered(tx, importId);
      if (!run) return "no-such-import";
      const sources = await sourcesOf(tx);
      const isPersons = ({ provenance }: Business, field: string) => {
        // The status has no source: it is other than the import left it because somebody said so.
        const source = sources.get((provenance as Record<string, number>)[field] ?? -1);
        return source ? source.kind !== "import" : true;
      };
      const areas = await areasOf(tx);
      const work: Work = { tx, site, areas, importId, actor: options.actor, sources, isPersons, result };
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
      const gone = await takeMapBack(tx, site, await undoneMaps(tx, importId), !options.dryRun);
      Object.assign(result, { mapParts: gone.features, addresses: gone.addresses });
      const changed = result.removed + result.takenBack + result.parted + gone.features + gone.addresses;
      if (run.undoneAt && changed === 0) return "undone-already";
      await forgetSightings(tx, importId);
      await deleteCoverage(tx, importId);
      if (result.removed > 0) await forgetWords(tx);
      const { left: _, ...counts } = result;
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
