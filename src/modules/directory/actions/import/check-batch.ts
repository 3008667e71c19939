// SPDX-License-Identifier: EUPL-1.2
import { begun } from "../../../../kernel/turns/begun.ts";
import type { Business } from "../../rules/business.ts";
import type { BusinessReason, Comparable } from "../../rules/duplicates/business-evidence.ts";
import { businessesForChange } from "../../store/businesses.ts";
import { type FoundPair, putPairs, type SourceName } from "../../store/duplicates/pairs.ts";
import { type FoundDuplicate, findDuplicates, isComparedAnew } from "../duplicates/find-duplicates.ts";
import { type JoinPlan, planJoins } from "../duplicates/join-entries.ts";
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

/** What of a batch is in the directory already. */
export interface CheckedBatch {
  /** The merges, worked out and not yet written. */
  plan: JoinPlan;
  /** The entries in which others go on that are described otherwise since, so that they are to be compared anew. */
  gained: Business[];
  merges: (FoundDuplicate & { kept: Business })[];
  asks: FoundDuplicate[];
  /** New entries that may be one that asked to be taken out: not shown before somebody has answered. */
  held: Set<string>;
  /** New entries that were to go on in one that is there, and found none. */
  refused: Set<string>;
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
 * Looks what of a batch is in the directory already: a new entry that is surely the same as an entry of another source is to be
 * merged into it; whatever else is likely becomes a question. Nothing is written.
 *
 * @param changed known entries as this batch changed them; `comparedAnew` says which of them may have become others
 * @param names what the source calls the new ones
 * @param dependent which of the new ones are entries only together with one that is there
 */
export async function checkBatch(
  context: BatchContext,
  created: Business[],
  changed: ReadonlyMap<string, Business>,
  comparedAnew: ReadonlySet<string>,
  names: readonly Omit<SourceName, "scheme">[],
  dependent: ReadonlySet<string>,
): Promise<CheckedBatch> {
  const { tx, scheme, importId, actor, sources } = context;
  const found = await findDuplicates(
    tx,
    [
      ...created.map((business) => ({ business, isNew: true })),
      ...[...changed.values()]
        .filter(({ id }) => comparedAnew.has(id))
        .map((business) => ({ business, isNew: false })),
    ],
    { scheme, names: names.map(({ businessId, value }) => ({ businessId, scheme, value })) },
  );
  const sure = found.filter(({ verdict }) => verdict === "merge");
  const locked = await businessesForChange(
    tx,
    sure.map(({ other }) => other.id),
  );
  const merges = sure.flatMap((one) => {
    // What this batch changed is not written yet.
    const kept = changed.get(one.other.id) ?? locked.get(one.other.id);
    return kept ? [{ ...one, kept }] : [];
  });
  const plan = planJoins(
    { actor, importId, sources },
    merges.map(({ entry, kept }) => ({ kept, gone: entry })),
  );
  const before = new Map(merges.map(({ kept }) => [kept.id, kept]));
  const gained = [...plan.kept.values()].filter((kept) => isComparedAnew(before.get(kept.id) ?? kept, kept));
  const joined = new Set(plan.joined.map(({ gone }) => gone.id));
  const refused = new Set([...dependent].filter((id) => !joined.has(id)));
  const asks = found.filter(
    ({ verdict, entry, other }) => verdict === "ask" && !refused.has(entry.id) && !refused.has(other.id),
  );
  const isNew = new Set(created.map(({ id }) => id));
  const held = asks.flatMap(({ entry, other }) =>
    other.status === "hidden" && isNew.has(entry.id) ? [entry.id] : [],
  );
  return { plan, gained, merges, asks, held: new Set(held), refused };
}

/** Once merges and entries are written: what became of entries that gained facts, and all pairs, for the queue and the report. */
export async function noteBatch(
  context: BatchContext,
  { plan, gained, merges, asks }: CheckedBatch,
): Promise<{ pairs: ReportedPair[]; written: Promise<unknown> }> {
  const { tx, site, importId, actor } = context;
  const byRule = plan.joined.map(({ kept, keptChange, goneChange }, index): FoundPair => {
    const of = pairFound(merges[index] as FoundDuplicate, importId);
    return { ...of, state: "merged", byRule: true, kept: kept.id, keptChange, goneChange, decidedBy: actor };
  });
  const again = await findDuplicates(
    tx,
    gained.map((business) => ({ business, isNew: false })),
  );
  const all = [...asks, ...again];
  const open = all.map((one): FoundPair => ({ ...pairFound(one, importId), state: "open", byRule: false }));
  return {
    written: begun(putPairs(tx, site.id, [...byRule, ...open])),
    pairs: [...merges, ...all].map(({ verdict, entry, other, comparison }) => ({
      verdict,
      entry: called(entry.shortId, entry.profile),
      other: called(other.shortId, other.parts),
      score: comparison.score,
      reasons: comparison.reasons,
    })),
  };
}
