import { isDeepStrictEqual } from "node:util";
import type { Business, FactName, Source } from "../business.ts";
import type { Recorded } from "../history/recorded.ts";
import { type Line, returnFacts } from "../import/undo-lines.ts";
import { changeBetween } from "./change-between.ts";

/** Both entries after a merge was taken back. */
export interface Parted {
  kept: Business;
  gone: Business;
  before: Recorded;
  after: Recorded;
  /** What went back. */
  fields: string[];
  /** What was changed since on the entry that went on, and stays there. */
  left: string[];
}

type SourceOf = (id: number) => Source | undefined;

/** What a merge did, as far as it matters for taking it back. */
export interface Merge {
  /** What it did to the kept entry, at once and when other merges were taken back, the last first. */
  lines: Line[];
  /** What the other entry had before. */
  status: Business["status"];
  /** What merges of the kept entry did that were taken back already, the last first. */
  undone?: Line[];
}

/**
 * Takes a merge back: the entry that went on loses what it got by it, the other one is as before. What was changed since
 * stays where it is; news that the same source brought for a field it filled go with it. Whoever asked to be hidden since
 * is hidden in both.
 */
export function partEntries(
  kept: Business,
  gone: Business,
  { lines, status, undone = [] }: Merge,
  sourceOf: SourceOf,
): Parted {
  let next = kept;
  const [fields, left] = [new Set<string>(), new Set<string>()];
  for (const line of lines) {
    const seen = past(renewed(next, line, sourceOf), undone, sourceOf);
    const back = returnFacts(next, seen);
    next = back.next;
    for (const name of back.kept) if (!fields.has(name)) left.add(name);
    const [was, became] = [seen.before?.status, seen.after?.status];
    const isBack = was !== undefined && next.status === became;
    if (isBack) next = { ...next, status: was };
    else if (was !== undefined && !fields.has("status")) left.add("status");
    for (const name of [...back.fields, ...(isBack ? ["status"] : [])]) fields.add(name);
  }
  const isHiddenSince = kept.status === "hidden" && lines.every(({ after }) => after?.status !== "hidden");
  // It came from a list that names no trade: shown again once somebody has given it one.
  const alone = status === "published" && gone.profile.categories.length === 0 ? "draft" : status;
  return {
    kept: next,
    gone: { ...gone, status: isHiddenSince ? "hidden" : alone },
    ...changeBetween(kept, next, fields.has("status")),
    fields: [...fields],
    left: [...left],
  };
}

/** The line as if what merges brought that were taken back since had never been there before it. */
function past(line: Line, undone: Line[], sourceOf: SourceOf): Line {
  const before = { facts: { ...line.before?.facts }, provenance: { ...line.before?.provenance } };
  let status = line.before?.status;
  for (const { before: then, after: brought } of undone) {
    if (status !== undefined && status === brought?.status) status = then?.status ?? status;
    for (const name of Object.keys(brought?.provenance ?? {}) as FactName[]) {
      const [word, theirs] = [before.provenance[name], brought?.provenance?.[name]];
      if (word === undefined || theirs === undefined) continue;
      const isSameValue = isDeepStrictEqual(before.facts[name], brought?.facts?.[name]);
      const isSameName = isSameValue && sourceOf(word)?.name === sourceOf(theirs)?.name;
      if (word !== theirs && !isSameName) continue;
      delete before.facts[name];
      delete before.provenance[name];
      const [value, earlier] = [then?.facts?.[name], then?.provenance?.[name]];
      if (value !== undefined) Object.assign(before.facts, { [name]: value });
      if (earlier !== undefined) before.provenance[name] = earlier;
    }
  }
  return { before: { ...line.before, ...before, ...(status && { status }) }, after: line.after };
}

/** The line as if the merge had brought what the same source says by now. */
function renewed(kept: Business, line: Line, sourceOf: SourceOf): Line {
  const facts: Record<string, unknown> = { ...kept.profile, place: kept.place };
  const after = { facts: { ...line.after?.facts }, provenance: { ...line.after?.provenance } };
  for (const [name, word] of Object.entries(after.provenance) as [FactName, number][]) {
    const now = kept.provenance[name];
    const [then, since] = [sourceOf(word), sourceOf(now ?? -1)];
    if (now === undefined || then?.kind !== "import" || since?.kind !== "import" || then.name !== since.name)
      continue;
    if (now === word && isDeepStrictEqual(after.facts[name], facts[name])) continue;
    after.provenance[name] = now;
    Object.assign(after.facts, { [name]: facts[name] });
  }
  return { before: line.before, after: { ...line.after, ...after } };
}
