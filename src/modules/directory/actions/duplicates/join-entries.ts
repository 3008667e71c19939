// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business, Source } from "../../rules/business.ts";
import { mergeEntries } from "../../rules/duplicates/merge-entries.ts";
import { tellsNothing } from "../../rules/history/recorded.ts";
import { updateBusinesses } from "../../store/businesses.ts";
import { insertChanges, type NewChange } from "../../store/changes.ts";
import { setMerged } from "../../store/duplicates/merged.ts";

/** Who merges, and in which import. */
export interface Joining {
  actor: string;
  importId: number | null;
  sources: ReadonlyMap<number, Source>;
}

/** Two entries that become one. Each entry is `gone` at most once, and none of those is `kept`. */
export interface Join {
  kept: Business;
  gone: Business;
}

/** A merge that was made: the entry that goes on, and the lines in both histories. */
export interface Joined {
  kept: Business;
  gone: Business;
  keptChange: string;
  goneChange: string;
}

/** What merges lead to, before any of it is written. */
export interface JoinPlan {
  joined: Joined[];
  /** The entries that go on, as they stand after all merges, by their ids. */
  kept: Map<string, Business>;
  /** Which of these the merges left just as they were. */
  unchanged: Set<string>;
  changes: NewChange[];
}

/** Works out what merges of many entries lead to, with their lines in the history. */
export function planJoins({ actor, importId, sources }: Joining, joins: Join[]): JoinPlan {
  const current = new Map<string, Business>();
  const unchanged = new Set(joins.map(({ kept }) => kept.id));
  const changes: NewChange[] = [];
  const joined = joins.map(({ kept, gone }): Joined => {
    const before = current.get(kept.id) ?? kept;
    const merged = mergeEntries(before, gone, (id) => sources.get(id));
    current.set(kept.id, merged.next);
    if (!tellsNothing(merged.before) || !tellsNothing(merged.after)) unchanged.delete(kept.id);
    const line = { actor, sourceId: null, importId, action: "merge" as const };
    const [keptChange, goneChange] = [newId(), newId()];
    const reason = (other: Business) => ({ reason: `merged with ${other.shortId}` });
    changes.push(
      {
        id: keptChange,
        businessId: kept.id,
        ...line,
        before: merged.before,
        after: { ...merged.after, ...reason(gone) },
      },
      {
        id: goneChange,
        businessId: gone.id,
        ...line,
        before: { status: gone.status },
        after: { status: "merged", ...reason(kept) },
      },
    );
    return { kept: merged.next, gone: { ...gone, status: "merged" }, keptChange, goneChange };
  });
  return {
    joined: joined.map((one) => ({ ...one, kept: current.get(one.kept.id) ?? one.kept })),
    kept: current,
    unchanged,
    changes,
  };
}

/** Merges entries that are in the directory; the caller brings the public projection up to date. */
export async function joinEntries(tx: Db, site: Site, joining: Joining, joins: Join[]): Promise<Joined[]> {
  const { joined, kept, changes } = planJoins(joining, joins);
  await updateBusinesses(tx, site.id, [...kept.values()]);
  await setMerged(
    tx,
    joins.map((one) => ({ kept: one.kept.id, gone: one.gone.id })),
  );
  await insertChanges(tx, site.id, changes);
  return joined;
}
