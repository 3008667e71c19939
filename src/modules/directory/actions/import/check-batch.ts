// SPDX-License-Identifier: EUPL-1.2
import { begun } from "../../../../kernel/turns/begun.ts";
import type { Business } from "../../rules/business.ts";
import type { BusinessReason, Comparable } from "../../rules/duplicates/business-evidence.ts";
import { businessesForChange } from "../../store/businesses.ts";
import { type FoundPair, putPairs } from "../../store/duplicates/pairs.ts";
import { type FoundDuplicate, findDuplicates, isComparedAnew } from "../duplicates/find-duplicates.ts";
import { joinEntries } from "../duplicates/join-entries.ts";
import type { BatchContext } from "./take-batch.ts";

/** A pair that an import found, as its report names it. */
export interface ReportedPair {
  verdict: "merge" | "ask";
  /** The entry that the source brings, and the one that was there. */
  entry: { shortId: string; name: string };
  other: { shortId: string; name: string };
  score: number;
  reasons: BusinessReason[];
}

/** What the check of a batch led to. */
export interface CheckedBatch {
  /** New entries that go on in others, by the id of the new one: the entry in which it goes on. */
  joined: Map<string, Business>;
  pairs: ReportedPair[];
  /** New entries that may be one that asked to be taken out: not shown before somebody has answered. */
  held: Set<string>;
  /** Settles when the merges and the pairs are written down. */
  written: Promise<unknown>;
}

const called = (shortId: string, { names }: Pick<Comparable, "names">) => ({
  shortId,
  name: names[0]?.value ?? "",
});

const pairFound = ({ entry, other, comparison }: FoundDuplicate, importId: number) => ({
  a: entry.id,
  b: other.id,
  score: comparison.score,
  reasons: comparison.reasons,
  importId,
});

/**
 * Looks what of a batch is in the directory already: a new entry that is surely the same as an entry of another source is
 * merged into it; whatever else is likely becomes a question. Entries that gained facts by it are looked at once more.
 */
export async function checkBatch(
  context: BatchContext,
  created: Business[],
  changed: Business[],
): Promise<CheckedBatch> {
  const { tx, site, scheme, importId, actor, sources } = context;
  const found = await findDuplicates(
    tx,
    [
      ...created.map((business) => ({ business, isNew: true })),
      ...changed.map((business) => ({ business, isNew: false })),
    ],
    scheme,
  );
  const sure = found.filter(({ verdict }) => verdict === "merge");
  const locked = await businessesForChange(
    tx,
    sure.map(({ other }) => other.id),
  );
  const merges = sure.flatMap((one) => {
    const kept = locked.get(one.other.id);
    return kept ? [{ ...one, kept }] : [];
  });
  const { joined, written } = joinEntries(
    tx,
    site,
    { actor, importId, sources },
    merges.map(({ entry, kept }) => ({ kept, gone: entry })),
  );
  const byRule = joined.map(({ kept, keptChange, goneChange }, index): FoundPair => {
    const of = pairFound(merges[index] as (typeof merges)[number], importId);
    return { ...of, state: "merged", byRule: true, kept: kept.id, keptChange, goneChange, decidedBy: actor };
  });
  const gained = joined
    .map(({ kept }) => kept)
    .filter((kept) => isComparedAnew(locked.get(kept.id) ?? kept, kept));
  const again = await findDuplicates(
    tx,
    gained.map((business) => ({ business, isNew: false })),
  );
  const asks = [...found.filter(({ verdict }) => verdict === "ask"), ...again];
  const open = asks.map((one): FoundPair => ({ ...pairFound(one, importId), state: "open", byRule: false }));
  const hidden = found.filter(({ verdict, other }) => verdict === "ask" && other.status === "hidden");
  const createdIds = new Set(created.map(({ id }) => id));
  return {
    held: new Set(hidden.map(({ entry }) => entry.id).filter((id) => createdIds.has(id))),
    written: begun(Promise.all([written, putPairs(tx, site.id, [...byRule, ...open])])),
    joined: new Map(joined.map(({ gone, kept }) => [gone.id, kept])),
    pairs: [...merges, ...asks].map(({ verdict, entry, other, comparison }) => ({
      verdict,
      entry: called(entry.shortId, entry.profile),
      other: called(other.shortId, other.parts),
      score: comparison.score,
      reasons: comparison.reasons,
    })),
  };
}
