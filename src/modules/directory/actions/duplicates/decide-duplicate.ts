// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { areasOf, type Site } from "../../../quarter/index.ts";
import type { Business, Source } from "../../rules/business.ts";
import type { PairState } from "../../rules/duplicates/judge-pair.ts";
import { chooseKept } from "../../rules/duplicates/merge-entries.ts";
import { businessesForChange } from "../../store/businesses.ts";
import { chosenOfPair, setChosen } from "../../store/duplicates/chosen.ts";
import { forgetDecision, rememberDecision } from "../../store/duplicates/pairs.ts";
import { type Duplicate, decidePair, duplicateNumbered } from "../../store/duplicates/queue.ts";
import { sourcesOf } from "../../store/sources.ts";
import { projectBusinesses } from "../project-businesses.ts";
import { undoChangeWithin } from "../undo-change.ts";
import { askAgain } from "./ask-again.ts";
import { letGo } from "./hold-back.ts";
import { joinEntries } from "./join-entries.ts";
import { partMerged } from "./part-merged.ts";

export type DecisionRefusal =
  | { kind: "no-such-pair" }
  /** What became of it is taken back first. */
  | { kind: "decided"; state: PairState }
  | { kind: "not-decided" }
  /** One of the two goes on in another entry by now. */
  | { kind: "merged-since"; shortId: string }
  | { kind: "not-of-pair"; shortIds: string[] };

/** Writes down, in the same transaction, what is to stand beside a decision. */
type Note = (tx: Db) => Promise<void>;

interface Decision {
  tx: Db;
  site: Site;
  pair: Duplicate;
  one: Business;
  other: Business;
  sources: Map<number, Source>;
}

/** Opens a transaction with the pair and both entries locked; `note` follows what was done. */
function decide<T>(
  db: Db,
  site: Site,
  id: number,
  run: (decision: Decision) => Promise<Result<T, DecisionRefusal>>,
  note?: Note,
): Promise<Result<T, DecisionRefusal>> {
  return inSite(db, site.id, async (tx) => {
    const pair = await duplicateNumbered(tx, id, true);
    const entries = await businessesForChange(tx, pair ? [pair.one, pair.other] : []);
    const [one, other] = [entries.get(pair?.one ?? ""), entries.get(pair?.other ?? "")];
    if (!pair || !one || !other) return refuse({ kind: "no-such-pair" });
    const done = await run({ tx, site, pair, one, other, sources: await sourcesOf(tx) });
    if (done.ok) await note?.(tx);
    return done;
  });
}

async function show({ tx, site }: Decision, businesses: Business[]): Promise<void> {
  await projectBusinesses(tx, site, await areasOf(tx), businesses);
  await announceChange(tx, site.id);
}

const stillOpen = ({ pair, one, other }: Decision): DecisionRefusal | undefined => {
  if (pair.state !== "open") return { kind: "decided", state: pair.state };
  const gone = [one, other].find(({ status }) => status === "merged");
  return gone && { kind: "merged-since", shortId: gone.shortId };
};

/**
 * Makes one entry of a pair. Which of the two goes on says the rule, or `keep`, its short id. What is asked of the entry
 * that goes on, with what it learned, is asked at once.
 */
export function mergeDuplicate(
  db: Db,
  site: Site,
  id: number,
  { actor, keep, note }: { actor: string; keep?: string; note?: Note },
): Promise<Result<{ kept: Business; gone: Business }, DecisionRefusal>> {
  const merge = async (
    decision: Decision,
  ): Promise<Result<{ kept: Business; gone: Business }, DecisionRefusal>> => {
    const { tx, one, other, sources, pair } = decision;
    const refusal = stillOpen(decision);
    if (refusal) return refuse(refusal);
    const wanted = keep === undefined ? undefined : [one, other].find(({ shortId }) => shortId === keep);
    if (keep !== undefined && !wanted)
      return refuse({ kind: "not-of-pair", shortIds: [one.shortId, other.shortId] });
    const { kept, gone } = wanted
      ? { kept: wanted, gone: wanted === one ? other : one }
      : chooseKept(one, other, (number) => sources.get(number));
    const [joined] = await joinEntries(tx, site, { actor, importId: null, sources }, [{ kept, gone }]);
    if (!joined) throw new Error("A merge was not made.");
    const { keptChange, goneChange } = joined;
    await decidePair(tx, pair.id, { state: "merged", by: actor, kept: kept.id, keptChange, goneChange });
    await rememberDecision(tx, site.id, [one.id, other.id], "merged", actor);
    await askAgain(tx, site, [joined.kept]);
    await show(decision, [joined.kept, joined.gone]);
    return ok({ kept: joined.kept, gone: joined.gone });
  };
  return decide(db, site, id, merge, note);
}

/** Tells the two entries of a pair apart for good: later imports and merges do not ask again. */
export function separateDuplicate(
  db: Db,
  site: Site,
  id: number,
  actor: string,
  note?: Note,
): Promise<Result<{ one: Business; other: Business }, DecisionRefusal>> {
  const separate = async (
    decision: Decision,
  ): Promise<Result<{ one: Business; other: Business }, DecisionRefusal>> => {
    const { tx, one, other, pair } = decision;
    const refusal = stillOpen(decision);
    if (refusal) return refuse(refusal);
    await decidePair(tx, pair.id, { state: "separated", by: actor });
    await rememberDecision(tx, site.id, [one.id, other.id], "separated", actor);
    // It is not the one that asked to be taken out: nothing keeps it back any more.
    const holding = { tx, site, actor, source: null, importId: null };
    const both = { one: await letGo(holding, one), other: await letGo(holding, other) };
    if (both.one !== one || both.other !== other) await show(decision, [both.one, both.other]);
    return ok(both);
  };
  return decide(db, site, id, separate, note);
}

interface UndoneDuplicate {
  was: PairState;
  one: Business;
  other: Business;
  left: string[];
}

/**
 * Takes back what became of a pair, also where it was merged by rule: it is a question again, and stays one. What was merged
 * is looked at for other duplicates.
 */
export function undoDuplicate(
  db: Db,
  site: Site,
  id: number,
  actor: string,
  note?: Note,
): Promise<Result<UndoneDuplicate, DecisionRefusal>> {
  const undo = async (decision: Decision): Promise<Result<UndoneDuplicate, DecisionRefusal>> => {
    const { tx, one, other, pair, sources } = decision;
    if (pair.state === "open") return refuse({ kind: "not-decided" });
    let left: string[] = [];
    let both = [one, other];
    if (pair.state === "merged") {
      const kept = pair.kept === one.id ? one : other;
      if (kept.status === "merged") return refuse({ kind: "merged-since", shortId: kept.shortId });
      // What an editor chose field by field belongs to the merge.
      const chosen = await chosenOfPair(tx, pair.id);
      if (chosen) await undoChangeWithin(tx, site, chosen, actor);
      await setChosen(tx, pair.id, null);
      const [parted] = await partMerged(tx, site, { actor, importId: null, sources }, [pair]);
      if (!parted?.left) return refuse({ kind: "merged-since", shortId: kept.shortId });
      left = parted.left;
      both = [parted.kept, parted.gone];
      await show(decision, both);
    }
    await decidePair(tx, pair.id, { state: "open", by: actor });
    await forgetDecision(tx, [one.id, other.id]);
    // Both stand for themselves again: there may be others that are the same as one of them.
    if (pair.state === "merged") await askAgain(tx, site, both);
    const [a = one, b = other] = both;
    return ok({ was: pair.state, one: a, other: b, left });
  };
  return decide(db, site, id, undo, note);
}
