import { isDeepStrictEqual } from "node:util";
import type { Business, FactName, Source } from "../business.ts";
import type { Recorded } from "../history/recorded.ts";
import { type Line, returnFacts } from "../import/undo-lines.ts";

/** Both entries after a merge was taken back. */
export interface Parted {
  kept: Business;
  gone: Business;
  before: Recorded;
  after: Recorded;
  /** What was changed since on the entry that went on, and stays there. */
  left: string[];
}

/**
 * Takes a merge back: the entry that went on loses what it got by it, the other one is as before. What was changed since
 * stays where it is; news that the same source brought for a field it filled go with it. Whoever asked to be hidden since
 * is hidden in both.
 *
 * @param line what the merge did to the kept entry
 * @param status what the other entry had before
 */
export function partEntries(
  kept: Business,
  gone: Business,
  line: Line,
  status: Business["status"],
  sourceOf: (id: number) => Source | undefined,
): Parted {
  const back = returnFacts(kept, renewed(kept, line, sourceOf));
  const [was, became] = [line.before?.status, line.after?.status];
  const isBack = was !== undefined && kept.status === became;
  const next = isBack ? { ...back.next, status: was } : back.next;
  const isHiddenSince = kept.status === "hidden" && became !== "hidden";
  const goneStatus = isHiddenSince ? "hidden" : status;
  return {
    kept: next,
    gone: { ...gone, status: goneStatus },
    before: { ...back.before, ...(isBack && { status: kept.status }) },
    after: { ...back.after, ...(isBack && { status: next.status }) },
    left: [...back.kept, ...(was !== undefined && !isBack ? ["status"] : [])],
  };
}

/** The line as if the merge had brought what the same source says by now. */
function renewed(kept: Business, line: Line, sourceOf: (id: number) => Source | undefined): Line {
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
  return { before: line.before, after };
}
