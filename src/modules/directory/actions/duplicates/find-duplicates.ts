// SPDX-License-Identifier: EUPL-1.2
import { isDeepStrictEqual } from "node:util";
import type { Db } from "../../../../kernel/db/db.ts";
import { inTurns } from "../../../../kernel/turns/in-turns.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { comparableOf } from "../../rules/duplicates/business-evidence.ts";
import {
  areSurelyDifferent,
  type BusinessComparison,
  compareBusinesses,
} from "../../rules/duplicates/compare-businesses.ts";
import { judgePair } from "../../rules/duplicates/judge-pair.ts";
import {
  businessesAfter,
  type Candidate,
  candidatesOf,
  type SharedKey,
  sharersAmong,
} from "../../store/duplicates/candidates.ts";
import { hasKeys, markKeyed, putKeys } from "../../store/duplicates/keys.ts";
import { knownPairs, pairKey, type SourceName } from "../../store/duplicates/pairs.ts";

/** Two entries that may be the same, and what is to happen. `entry` is the one that was looked at. */
export interface FoundDuplicate {
  entry: Business;
  other: Candidate;
  comparison: BusinessComparison;
  verdict: "merge" | "ask";
}

/** An entry whose duplicates are looked for. */
export interface Looked {
  business: Business;
  /** It comes into the directory just now: it need not be there yet. */
  isNew: boolean;
}

/** So many questions about one entry are enough. */
const mostAsked = 5;

/** Whether anything changed of what entries are compared by. */
export const isComparedAnew = (before: Business, after: Business): boolean =>
  !isDeepStrictEqual(before.place, after.place) ||
  (["names", "categories", "address", "phones", "websites", "emails"] as const).some(
    (name) => !isDeepStrictEqual(before.profile[name], after.profile[name]),
  );

/** Makes the keys of all entries of a site where they lack, or are those of an earlier version. */
export async function keyEntries(tx: Db, site: Site): Promise<void> {
  if (await hasKeys(tx)) return;
  let last: string | undefined;
  for (;;) {
    const businesses = await businessesAfter(tx, last, 500);
    if (businesses.length === 0) break;
    await putKeys(tx, site.id, businesses);
    last = businesses.at(-1)?.id;
  }
  await markKeyed(tx, site.id);
}

/**
 * Looks for entries that are the same as these: candidates by common keys, all compared, the surest first. Of each entry
 * that is to be merged there is one merge, into the likest; an entry takes up one new one of a source. What is new need not
 * be written yet.
 *
 * @param source what the source calls the new entries, where they come from an import
 */
export async function findDuplicates(
  tx: Db,
  looked: Looked[],
  source: { scheme?: string; names: readonly SourceName[] } = { names: [] },
): Promise<FoundDuplicate[]> {
  const { scheme, names } = source;
  const businesses = looked.map(({ business }) => business);
  const own = new Map(looked.map((one) => [one.business.id, one]));
  const stored = looked.flatMap(({ business, isNew }) => (isNew ? [] : business.id));
  const { pairs, candidates, decided } = await candidatesOf(tx, businesses, stored);
  // Of these we know better than the store.
  for (const { business } of looked) {
    const { schemes } = candidates.get(business.id) ?? { schemes: scheme === undefined ? [] : [scheme] };
    const { id, shortId, status } = business;
    candidates.set(id, { id, shortId, status, schemes, parts: comparableOf(business) });
  }
  const likely = await comparePairs([...pairs, ...sharersAmong(businesses)], own, candidates);
  // Of a new entry nothing can be known, unless people decided of the names that its source uses.
  const known = await knownPairs(
    tx,
    likely.flatMap(({ entry, other }) => (entry.isNew && !decided ? [] : [[entry.business.id, other.id]])),
    names,
  );
  const found: FoundDuplicate[] = [];
  const taken = new Set<string>();
  const asked = new Map<string, number>();
  for (const { entry, other, comparison } of likely) {
    const { id } = entry.business;
    const stands = known.get(pairKey(id, other.id));
    const mine = candidates.get(id)?.schemes ?? [];
    const verdict = judgePair(comparison, {
      isNew: entry.isNew,
      sameSource: taken.has(other.id) || other.schemes.some((one) => mine.includes(one)),
      state: stands?.state,
      remembered: stands?.remembered,
      status: other.status,
    });
    if (verdict === "nothing" || taken.has(id)) continue;
    if (verdict === "merge") {
      taken.add(id).add(other.id);
    } else {
      const questions = asked.get(id) ?? 0;
      // Whether it is one that asked to be taken out is always asked.
      if (questions >= mostAsked && other.status !== "hidden") continue;
      asked.set(id, questions + 1);
    }
    found.push({ entry: entry.business, other, comparison, verdict });
  }
  // What goes on in another entry asks nothing.
  const gone = new Set(found.filter(({ verdict }) => verdict === "merge").map(({ entry }) => entry.id));
  return found.filter(
    ({ verdict, entry, other }) => verdict === "merge" || !(gone.has(entry.id) || gone.has(other.id)),
  );
}

interface Compared {
  entry: Looked;
  other: Candidate;
  comparison: BusinessComparison;
}

/** Every pair once, without those that are surely different; the surest first. */
async function comparePairs(
  pairs: SharedKey[],
  own: ReadonlyMap<string, Looked>,
  candidates: ReadonlyMap<string, Candidate>,
): Promise<Compared[]> {
  const seen = new Set<string>();
  const compared: Compared[] = [];
  const compare = ({ asked, found }: SharedKey) => {
    const [entry, other] = [own.get(asked), candidates.get(found)];
    if (!entry || !other) return;
    // Two that are both looked at find each other twice.
    if (own.has(found)) {
      const key = pairKey(asked, found);
      if (seen.has(key)) return;
      seen.add(key);
    }
    const [a, b] = [comparableOf(entry.business), other.parts];
    if (areSurelyDifferent(a, b)) return;
    const comparison = compareBusinesses(a, b);
    if (comparison.band !== "different") compared.push({ entry, other, comparison });
  };
  for await (const few of inTurns(pairs, 200)) few.forEach(compare);
  return compared.sort(
    (a, b) => b.comparison.score - a.comparison.score || (a.entry.business.id < b.entry.business.id ? -1 : 1),
  );
}
