// SPDX-License-Identifier: EUPL-1.2

import type { Facts, Provenance, Source, SourceKind } from "../business.ts";
import type { GermanState } from "../hours/german-state.ts";
import { parseHours } from "../hours/hours.ts";
import { openIntervals } from "../hours/open-intervals.ts";
import { foldedText } from "../search/fold.ts";

/** Fields whose values people rely on at the door and on the phone: where sources disagree about one, somebody must ask. */
export const comparedFields = ["names", "phones", "websites", "openingHours"] as const;
export type ComparedField = (typeof comparedFields)[number];

/** A field of which a source says something else than what is held. */
export interface Differing {
  field: ComparedField;
  /** What the source says. */
  value: unknown;
  /** What is held, and by whose word. */
  against: unknown;
  heldBy: string;
  heldKind: SourceKind;
}

/** A field about which a source says the same as another one. */
export interface Agreeing {
  field: ComparedField;
  heldBy: string;
}

const some = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** A website without what means nothing: protocol, "www.", a slash or a page mark at the end, the case of the host. */
function siteOf(address: string): string {
  try {
    const { hostname, pathname, search } = new URL(address);
    return hostname.replace(/^www\./, "") + pathname.replace(/\/+$/, "") + search;
  } catch {
    return address;
  }
}

const namesOf = (facts: Pick<Facts, "names">): string[] =>
  facts.names.map(({ value }) => foldedText(value)).filter((name) => name !== "");

/** "Bäckerei Müller" and "Müller, Bäckerei GmbH" are one name: all words of one are in the other. */
const isWithin = (a: string, b: string): boolean => {
  const [few = [], many = []] = [a.split(" "), b.split(" ")].sort((x, y) => x.length - y.length);
  return few.every((word) => many.includes(word));
};

function sameHours(a: string, b: string, state: GermanState, now: Date): boolean {
  if (a === b) return true;
  const [one, other] = [parseHours(a, state), parseHours(b, state)];
  if (!one.ok || !other.ok) return false;
  return JSON.stringify(openIntervals(one.value, now)) === JSON.stringify(openIntervals(other.value, now));
}

/** Whether two values of a field say the same to whoever calls, clicks or walks there; where one knows nothing they do. */
export function saysTheSame(
  field: ComparedField,
  a: Partial<Facts>,
  b: Partial<Facts>,
  { state, now }: { state: GermanState; now: Date },
): boolean {
  switch (field) {
    case "names": {
      const [one, other] = [namesOf({ names: a.names ?? [] }), namesOf({ names: b.names ?? [] })];
      if (one.length === 0 || other.length === 0) return true;
      return one.some((name) => other.some((another) => isWithin(name, another)));
    }
    case "phones":
      return !a.phones || !b.phones || some(a.phones, b.phones);
    case "websites":
      return !a.websites || !b.websites || some(a.websites.map(siteOf), b.websites.map(siteOf));
    case "openingHours":
      return !a.openingHours || !b.openingHours || sameHours(a.openingHours, b.openingHours, state, now);
  }
}

/**
 * Compares what a source says with what is held by the word of others: another source, an editor, the owner.
 *
 * @param said what the source says, whether or not its word counts
 */
export function compareWords(
  held: { facts: Partial<Facts>; provenance: Provenance },
  said: Partial<Facts>,
  source: Pick<Source, "name" | "kind">,
  sourceOf: (id: number) => Source | undefined,
  at: { state: GermanState; now: Date },
): { differing: Differing[]; agreeing: Agreeing[] } {
  const differing: Differing[] = [];
  const agreeing: Agreeing[] = [];
  for (const field of comparedFields) {
    const [value, against] = [said[field], held.facts[field]];
    const holder = sourceOf(held.provenance[field] ?? -1);
    if (value === undefined || against === undefined || !holder) continue;
    if (holder.kind === source.kind && holder.name === source.name) continue;
    if (saysTheSame(field, said, held.facts, at)) agreeing.push({ field, heldBy: holder.name });
    else differing.push({ field, value, against, heldBy: holder.name, heldKind: holder.kind });
  }
  return { differing, agreeing };
}
