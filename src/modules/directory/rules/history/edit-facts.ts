import { isDeepStrictEqual } from "node:util";
import { type FactName, type Facts, outranks, type Provenance, type Source } from "../business.ts";
import type { FactChange } from "./merge-facts.ts";

/** Fields without which there is no entry. */
type Needed = "names" | "categories" | "place";

/** What somebody says of some fields; null is "this is not so". Fields that are not named are left alone. */
export type Edits = { [Name in FactName]?: Name extends Needed ? Facts[Name] : Facts[Name] | null };

/**
 * Lays what an owner or an editor says over what is known. The field keeps the source also where it was taken out, so
 * that no import brings it back, and where the value was the same: a confirmed value is theirs from now on.
 *
 * @returns `outranked`: the fields that a higher word holds; those are left as they were
 */
export function editFacts(
  current: { facts: Partial<Facts>; provenance: Provenance },
  edits: Edits,
  source: Source,
  sourceOf: (id: number) => Source | undefined,
): FactChange & { outranked: FactName[] } {
  const facts: Partial<Facts> = { ...current.facts };
  const provenance: Provenance = { ...current.provenance };
  const [before, after]: [Partial<Facts>, Partial<Facts>] = [{}, {}];
  const outranked: FactName[] = [];
  for (const name of Object.keys(edits) as FactName[]) {
    const said = edits[name] ?? undefined;
    const known = current.facts[name];
    const holder = sourceOf(current.provenance[name] ?? -1);
    if (!outranks(source.kind, holder?.kind)) {
      outranked.push(name);
      continue;
    }
    if (isDeepStrictEqual(known, said)) {
      // Saying again what was said changes nothing; saying what only a lower word said makes it one's own.
      if (holder?.kind !== source.kind) provenance[name] = source.id;
      continue;
    }
    provenance[name] = source.id;
    if (known !== undefined) Object.assign(before, { [name]: known });
    if (said === undefined) delete facts[name];
    else {
      Object.assign(facts, { [name]: said });
      Object.assign(after, { [name]: said });
    }
  }
  return { facts, provenance, before, after, outranked };
}
