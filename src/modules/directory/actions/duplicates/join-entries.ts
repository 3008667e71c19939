// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { begun } from "../../../../kernel/turns/begun.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business, Source } from "../../rules/business.ts";
import { mergeEntries } from "../../rules/duplicates/merge-entries.ts";
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

/**
 * Merges entries, many at once, with their lines in the history; the caller brings the public projection up to date.
 *
 * @returns `written` settles when the database has it all; what came of the merges is known before
 */
export function joinEntries(
  tx: Db,
  site: Site,
  { actor, importId, sources }: Joining,
  joins: Join[],
): { joined: Joined[]; written: Promise<unknown> } {
  const current = new Map<string, Business>();
  const changes: NewChange[] = [];
  const joined = joins.map(({ kept, gone }): Joined => {
    const before = current.get(kept.id) ?? kept;
    const merged = mergeEntries(before, gone, (id) => sources.get(id));
    current.set(kept.id, merged.next);
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
  const written = begun(
    Promise.all([
      updateBusinesses(tx, site.id, [...current.values()]),
      setMerged(
        tx,
        joins.map(({ kept, gone }) => ({ kept: kept.id, gone: gone.id })),
      ),
      insertChanges(tx, site.id, changes),
    ]),
  );
  return {
    joined: joined.map((one) => ({ ...one, kept: current.get(one.kept.id) ?? one.kept })),
    written,
  };
}
