// SPDX-License-Identifier: EUPL-1.2
import { isDeepStrictEqual } from "node:util";
import type { FactName, Facts } from "../business.ts";
import type { Recorded } from "./recorded.ts";

/** A field that a line of the history changed; a side is absent where the field was not known. */
export interface Difference {
  field: FactName;
  before: Partial<Facts>;
  after: Partial<Facts>;
}

/**
 * Which fields have another value since a line of the history, as they were and as they became. A field that only somebody else
 * answers for now is none.
 */
export function differencesOf(change: { before: Recorded | null; after: Recorded | null }): Difference[] {
  const [before, after] = [change.before?.facts ?? {}, change.after?.facts ?? {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as FactName[];
  return names
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((field) => ({ field, before: pick(before, field), after: pick(after, field) }));
}

const pick = (facts: Partial<Facts>, field: FactName): Partial<Facts> =>
  facts[field] === undefined ? {} : { [field]: facts[field] };
