// SPDX-License-Identifier: EUPL-1.2
import type { Business, FactName, Facts } from "../business.ts";
import { type Recorded, recordChange } from "../history/recorded.ts";
import { takeBack } from "../history/take-back.ts";

/** Who has had to do with an entry since an import. */
export interface Held {
  /** An editor or the owner changed it, or its status. */
  person: boolean;
  /** Later imports of the same source that named it again. */
  renewedBy: number[];
  /** Imports of any source, earlier or later, that know it as well. */
  imports: number[];
  /** The import that gave it its status last; null where a person did, or nobody. */
  statusBy: number | null;
}

/** A line of the history as far as it matters for taking it back. */
export interface Line {
  before: Recorded | null;
  after: Recorded | null;
}

export interface Return {
  next: Business;
  before: Recorded;
  after: Recorded;
  /** What went back. */
  fields: string[];
  /** What was changed since and was therefore left alone. */
  kept: string[];
}

/** Takes back a change of the status, unless it was changed since. */
export function returnStatus(business: Business, change: Line): Return {
  const [then, left] = [change.before?.status ?? business.status, change.after?.status];
  const untouched = business.status === left;
  return {
    next: untouched ? { ...business, status: then } : business,
    before: { status: business.status },
    after: { status: then },
    fields: untouched ? ["status"] : [],
    kept: untouched ? [] : ["status"],
  };
}

/** Takes back a change of facts: values and sources as before it, but for what was changed since. */
export function returnFacts(business: Business, change: Line): Return {
  const { profile, place, provenance } = business;
  const back = takeBack({ facts: { ...profile, place }, provenance }, change);
  // No change takes the needed fields out, so that the facts before it were whole.
  const { place: nextPlace, ...nextProfile } = back.facts as Facts;
  return {
    next: { ...business, profile: nextProfile, place: nextPlace, provenance: back.provenance },
    ...recordChange(provenance, back),
    fields: back.fields satisfies FactName[],
    kept: back.kept,
  };
}

/** Takes back whatever the line changed. */
export const returnLine = (business: Business, change: Line): Return =>
  (change.before?.status === undefined ? returnFacts : returnStatus)(business, change);

/** The fields that a line touched. */
export function touchedBy({ before, after }: Line): string[] {
  if (after?.status !== undefined) return ["status"];
  const sides = [before, after].flatMap((side) => [side?.facts ?? {}, side?.provenance ?? {}]);
  return [...new Set(sides.flatMap((side) => Object.keys(side)))];
}

/** Why an entry that the import made stays; undefined where it may go. */
export function whyCreatedStays(held: Held): "person" | "import" | undefined {
  if (held.person) return "person";
  return held.renewedBy.length + held.imports.length > 0 ? "import" : undefined;
}
