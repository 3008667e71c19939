// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { mergeEntries } from "../../rules/duplicates/merge-entries.ts";
import { partEntries } from "../../rules/duplicates/part-entries.ts";
import { tellsNothing } from "../../rules/history/recorded.ts";
import { businessesForChange, updateBusinesses } from "../../store/businesses.ts";
import { type Change, insertChanges, type NewChange } from "../../store/changes.ts";
import { mergeLinesOf, setParted, takenInto } from "../../store/duplicates/merged.ts";
import type { Duplicate } from "../../store/duplicates/queue.ts";
import { markAllUndone } from "../../store/import/import-changes.ts";
import type { Joining } from "./join-entries.ts";

/** A merge that was taken back, or why not. */
export interface PartedPair {
  pair: Duplicate;
  kept: Business;
  gone: Business;
  /** The fields that were changed since and stay; undefined where the merge stands. */
  left: string[] | undefined;
  /** The import that merged the entry that went on into yet another one, where the merge stands because of that. */
  heldBy: number | null;
}

const isOf = ({ id, after }: Change, merge: string): boolean => id === merge || after?.adds === merge;

/**
 * Takes merges back, the first in the list first; the caller says what becomes of the pairs, and brings the projection up
 * to date. A merge stands where the entry that went on was itself merged since: that one goes first. What the entry loses it
 * gets at once from what is still merged into it, where that knows better.
 */
export async function partMerged(
  tx: Db,
  site: Site,
  { actor, importId, sources }: Joining,
  pairs: Duplicate[],
): Promise<PartedPair[]> {
  const ids = pairs.flatMap(({ one, other }) => [one, other]).sort();
  const businesses = await businessesForChange(tx, ids);
  const [lines, taken] = [await mergeLinesOf(tx, ids), await takenInto(tx, ids)];
  const byId = new Map(lines.map((line) => [line.id, line]));
  const changes: NewChange[] = [];
  const undone = new Set(lines.filter((line) => line.undone).map(({ id }) => id));
  const before = new Set(undone);
  const changed = new Map<string, Business>();
  const lost = new Map<string, Set<string>>();
  const sourceOf = (id: number) => sources.get(id);
  const parted = pairs.flatMap((pair): PartedPair[] => {
    const kept = businesses.get(pair.kept ?? "");
    const gone = businesses.get(pair.one === pair.kept ? pair.other : pair.one);
    const [keptLine, goneLine] = [byId.get(pair.keptChange ?? ""), byId.get(pair.goneChange ?? "")];
    if (!kept || !gone || !keptLine || !goneLine) return [];
    if (kept.status === "merged") {
      const since = lines.find(({ businessId, undone: is }) => businessId === kept.id && !is);
      return [{ pair, kept, gone, left: undefined, heldBy: since?.importId ?? null }];
    }
    const ofKept = lines.filter(({ businessId }) => businessId === kept.id);
    const own = ofKept.filter((line) => isOf(line, keptLine.id) && !undone.has(line.id));
    const back = partEntries(
      kept,
      gone,
      {
        lines: own,
        status: goneLine.before?.status ?? "draft",
        undone: ofKept.filter(({ id }) => undone.has(id)),
      },
      sourceOf,
    );
    businesses.set(kept.id, back.kept).set(gone.id, back.gone);
    changed.set(kept.id, back.kept).set(gone.id, back.gone);
    const fields = lost.get(kept.id) ?? new Set();
    lost.set(kept.id, fields);
    for (const field of back.fields) fields.add(field);
    for (const { id } of [...own, goneLine]) undone.add(id);
    const head = { actor, sourceId: null, importId, action: "undo" as const };
    changes.push(
      {
        id: newId(),
        businessId: kept.id,
        ...head,
        before: back.before,
        after: back.after,
        undoes: keptLine.id,
      },
      {
        id: newId(),
        businessId: gone.id,
        ...head,
        before: { status: "merged" },
        after: { status: back.gone.status },
        undoes: goneLine.id,
      },
    );
    return [{ pair, kept: back.kept, gone: back.gone, left: back.left, heldBy: null }];
  });
  const free = new Set(parted.flatMap(({ left, gone }) => (left === undefined ? [] : [gone.id])));
  for (const { business, kept: id, keptChange } of taken) {
    const [kept, only] = [changed.get(id), lost.get(id)];
    if (!kept || !only || free.has(business.id)) continue;
    const said = mergeEntries(kept, business, sourceOf, only);
    if (tellsNothing(said.after)) continue;
    businesses.set(id, said.next);
    changed.set(id, said.next);
    const after = { ...said.after, reason: `merged with ${business.shortId}`, adds: keptChange };
    const line = { id: newId(), businessId: id, actor, sourceId: null, importId: null };
    changes.push({ ...line, action: "merge", before: said.before, after });
  }
  await setParted(
    tx,
    parted.flatMap(({ left, gone }) => (left === undefined ? [] : [{ id: gone.id, status: gone.status }])),
  );
  await updateBusinesses(tx, site.id, [...changed.values()]);
  await insertChanges(tx, site.id, changes);
  await markAllUndone(
    tx,
    [...undone].filter((id) => !before.has(id)),
  );
  return parted.map((one) => ({
    ...one,
    kept: businesses.get(one.kept.id) ?? one.kept,
    gone: businesses.get(one.gone.id) ?? one.gone,
  }));
}
