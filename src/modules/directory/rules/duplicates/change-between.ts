import { isDeepStrictEqual } from "node:util";
import type { Business, FactName, Facts } from "../business.ts";
import { type Recorded, recordChange } from "../history/recorded.ts";

/** Both sides of the line in the history that leads from one state of an entry to another. */
export function changeBetween(
  from: Business,
  to: Business,
  withStatus: boolean,
): { before: Recorded; after: Recorded } {
  const was: Partial<Facts> = { ...from.profile, place: from.place };
  const is: Partial<Facts> = { ...to.profile, place: to.place };
  const [before, after]: [Partial<Facts>, Partial<Facts>] = [{}, {}];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)]) as Set<FactName>) {
    if (isDeepStrictEqual(was[name], is[name])) continue;
    if (was[name] !== undefined) Object.assign(before, { [name]: was[name] });
    if (is[name] !== undefined) Object.assign(after, { [name]: is[name] });
  }
  const recorded = recordChange(from.provenance, { facts: is, provenance: to.provenance, before, after });
  return {
    before: { ...recorded.before, ...(withStatus && { status: from.status }) },
    after: { ...recorded.after, ...(withStatus && { status: to.status }) },
  };
}
