import { isDeepStrictEqual } from "node:util";
import { type FactName, type Facts, outranks, type Provenance, type Source } from "../business.ts";

/** What a change does to an entry: only the fields that differ, before and after; absent means "not known". */
export interface FactChange {
  facts: Partial<Facts>;
  provenance: Provenance;
  before: Partial<Facts>;
  after: Partial<Facts>;
}

/**
 * Lays what a source says over what is known. Per field the higher rank stays (owner over editor over import); a field
 * that this very source said earlier and says no more is forgotten. Equal values leave history and provenance alone.
 *
 * @param sourceOf the source behind a number in the provenance
 */
export function mergeFacts(
  current: { facts: Partial<Facts>; provenance: Provenance },
  incoming: Partial<Facts>,
  source: Source,
  sourceOf: (id: number) => Source | undefined,
): FactChange {
  const facts: Partial<Facts> = { ...current.facts };
  const provenance: Provenance = { ...current.provenance };
  const before: Partial<Facts> = {};
  const after: Partial<Facts> = {};
  const names = new Set([...Object.keys(current.facts), ...Object.keys(incoming)]) as Set<FactName>;
  for (const name of names) {
    const known = sourceOf(current.provenance[name] ?? -1);
    const said = incoming[name];
    if (said === undefined) {
      const ownEarlierWord = known?.kind === source.kind && known.name === source.name;
      if (!ownEarlierWord || name === "place" || name === "categories") continue;
    } else if (!outranks(source.kind, known?.kind)) continue;
    if (isDeepStrictEqual(current.facts[name], said)) continue;
    if (current.facts[name] !== undefined) Object.assign(before, { [name]: current.facts[name] });
    if (said === undefined) {
      delete facts[name];
      delete provenance[name];
    } else {
      Object.assign(facts, { [name]: said });
      Object.assign(after, { [name]: said });
      provenance[name] = source.id;
    }
  }
  return { facts, provenance, before, after };
}

/** Whether a change changes anything. */
export const isChange = (change: FactChange): boolean =>
  Object.keys(change.before).length > 0 || Object.keys(change.after).length > 0;
