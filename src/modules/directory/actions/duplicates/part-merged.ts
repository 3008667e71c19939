// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { partEntries } from "../../rules/duplicates/part-entries.ts";
import { businessesForChange, updateBusinesses } from "../../store/businesses.ts";
import { changesByIds, insertChanges, type NewChange } from "../../store/changes.ts";
import { setParted } from "../../store/duplicates/merged.ts";
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
}

/**
 * Takes merges back, the first in the list first; the caller says what becomes of the pairs, and brings the projection up
 * to date. A merge stands where the entry that went on was itself merged since: that one goes first.
 */
export async function partMerged(
  tx: Db,
  site: Site,
  { actor, importId, sources }: Joining,
  pairs: Duplicate[],
): Promise<PartedPair[]> {
  const businesses = await businessesForChange(tx, pairs.flatMap(({ one, other }) => [one, other]).sort());
  const lines = await changesByIds(
    tx,
    pairs.flatMap(({ keptChange, goneChange }) => [keptChange, goneChange]).filter((id) => id !== null),
  );
  const changes: NewChange[] = [];
  const undone: string[] = [];
  const changed = new Map<string, Business>();
  const parted = pairs.flatMap((pair): PartedPair[] => {
    const kept = businesses.get(pair.kept ?? "");
    const gone = businesses.get(pair.one === pair.kept ? pair.other : pair.one);
    const [keptLine, goneLine] = [lines.get(pair.keptChange ?? ""), lines.get(pair.goneChange ?? "")];
    if (!kept || !gone || !keptLine || !goneLine) return [];
    if (kept.status === "merged") return [{ pair, kept, gone, left: undefined }];
    const back = partEntries(kept, gone, keptLine, goneLine.before?.status ?? "draft", (id) =>
      sources.get(id),
    );
    businesses.set(kept.id, back.kept).set(gone.id, back.gone);
    changed.set(kept.id, back.kept).set(gone.id, back.gone);
    undone.push(keptLine.id, goneLine.id);
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
    return [{ pair, kept: back.kept, gone: back.gone, left: back.left }];
  });
  await setParted(
    tx,
    parted.flatMap(({ left, gone }) => (left === undefined ? [] : [{ id: gone.id, status: gone.status }])),
  );
  await updateBusinesses(tx, site.id, [...changed.values()]);
  await insertChanges(tx, site.id, changes);
  await markAllUndone(tx, undone);
  return parted.map((one) => ({
    ...one,
    kept: businesses.get(one.kept.id) ?? one.kept,
    gone: businesses.get(one.gone.id) ?? one.gone,
  }));
}
