// SPDX-License-Identifier: EUPL-1.2
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Hull } from "../../../../kernel/geo/hull.ts";

/** A published entry that an earlier import of the same source brought and this one did not. */
export interface Missing {
  id: string;
  category: string;
  place: Point;
  /** An editor or the owner says that it is there, or another source still lists it. */
  confirmed: boolean;
  /** The source itself says that there is no business any more: nothing else needs to be judged. */
  vacant: boolean;
}

/** What an import saw, as far as it tells what it covers. */
export interface Seen {
  /** The area that its things span; undefined where the source says itself how far it reaches. */
  hull: Hull | undefined;
  /** How many things of each category, and of each key such as `shop`, it brought. */
  kinds: ReadonlyMap<string, number>;
  /** How many entries that were known before it brought again. */
  again: number;
}

export interface Judged<M extends Missing> {
  perhapsClosed: M[];
  /** Outside what the source covers. */
  beyond: M[];
  /** Of a kind that the source does not carry at all. */
  otherKinds: M[];
  confirmed: M[];
}

/** Things are drawn by a point; the door is not far. */
const hullMargin = 50;

/** So many of one kind do not vanish all at once: rather the source leaves the kind out. */
const wholeKind = 3;

/** What a file may leave out as a whole: `shop` and `shop/bakery`. */
const kindsOf = (category: string): string[] => {
  const [key = "", value] = category.split("/");
  return value === undefined ? [key] : [key, `${key}/${value}`];
};

/** Counts a thing that the source brought, for `Seen.kinds`. */
export function countKinds(kinds: Map<string, number>, category: string): void {
  for (const kind of kindsOf(category)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}

/**
 * Which missing entries have vanished at their source. A source that covers half the town, or some kinds only, says
 * nothing about the rest; and whoever has seen the business knows better.
 */
export function judgeMissing<M extends Missing>(missing: M[], seen: Seen): Judged<M> {
  const judged: Judged<M> = { perhapsClosed: [], beyond: [], otherKinds: [], confirmed: [] };
  const gone = new Map<string, number>();
  for (const { category } of missing) countKinds(gone, category);
  const isLeftOut = (category: string) =>
    kindsOf(category).some((kind) => !seen.kinds.has(kind) && (gone.get(kind) ?? 0) >= wholeKind);
  const { hull } = seen;
  const outside = new Set(hull ? missing.filter(({ place }) => !hull.holds(place, hullMargin)) : []);
  // The outermost entries of a whole file lie outside once they are missing; of half a file many would.
  const isWhole = outside.size <= Math.max(1, (missing.length + seen.again) / 100);
  for (const one of missing) {
    if (one.confirmed) judged.confirmed.push(one);
    else if (one.vacant) judged.perhapsClosed.push(one);
    else if (outside.has(one) && !(isWhole && seen.again > 0)) judged.beyond.push(one);
    else if (isLeftOut(one.category)) judged.otherKinds.push(one);
    else judged.perhapsClosed.push(one);
  }
  return judged;
}

/** More than a third of what was known does not close between two imports; the file is rather incomplete. */
export const isTooMany = (perhapsClosed: number, again: number): boolean =>
  perhapsClosed >= 3 && perhapsClosed * 2 > again;
