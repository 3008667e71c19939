import { isDeepStrictEqual } from "node:util";
import type { FactName, Facts, Provenance } from "../business.ts";
import type { FactChange } from "./merge-facts.ts";
import type { Recorded } from "./recorded.ts";

/**
 * The facts that taking back a change leads to: each field that is still as the change left it, by the same word, goes
 * back to the value and the word before.
 *
 * @returns `kept`: the fields that were changed since, which are left alone
 */
export function takeBack(
  current: { facts: Partial<Facts>; provenance: Provenance },
  change: { before: Recorded | null; after: Recorded | null },
): FactChange & { kept: FactName[]; fields: FactName[] } {
  const facts: Partial<Facts> = { ...current.facts };
  const provenance: Provenance = { ...current.provenance };
  const [before, after]: [Partial<Facts>, Partial<Facts>] = [{}, {}];
  const kept: FactName[] = [];
  const fields: FactName[] = [];
  for (const name of fieldsOf(change)) {
    const left = change.after?.facts?.[name];
    const then = change.before?.facts?.[name];
    const wordOnly = left === undefined && then === undefined;
    const words = change.after?.provenance;
    const sameWord = words === undefined || words[name] === current.provenance[name];
    if (!sameWord || !(wordOnly || isDeepStrictEqual(current.facts[name], left))) {
      kept.push(name);
      continue;
    }
    fields.push(name);
    const word = change.before?.provenance?.[name];
    if (word === undefined) delete provenance[name];
    else provenance[name] = word;
    if (wordOnly) continue;
    if (left !== undefined) Object.assign(before, { [name]: left });
    if (then === undefined) delete facts[name];
    else {
      Object.assign(facts, { [name]: then });
      Object.assign(after, { [name]: then });
    }
  }
  return { facts, provenance, before, after, kept, fields };
}

function fieldsOf(change: { before: Recorded | null; after: Recorded | null }): FactName[] {
  const sides = [change.before, change.after].flatMap((side) => [side?.facts ?? {}, side?.provenance ?? {}]);
  return [...new Set(sides.flatMap((side) => Object.keys(side) as FactName[]))];
}
