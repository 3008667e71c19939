// SPDX-License-Identifier: EUPL-1.2
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Hull } from "../../../../kernel/geo/hull.ts";

/**
 * How a source files an entry: its sort of thing, then the keys by which it is one, such as `way amenity shop`; empty
 * where the source has but one sort.
 */
export type FiledAs = string;

/** A published entry that an earlier import of the same source brought and this one did not. */
export interface Missing {
  id: string;
  /** How the source files it; see `FiledAs`. */
  filedAs: FiledAs;
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
  /** All ways in which it files what it brought. */
  filed: ReadonlySet<FiledAs>;
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

/** The two ways to look at it: by keys alone, and by keys of that sort of thing. */
function viewsOf(filedAs: FiledAs): [keys: string[], ofSort: string[]] {
  const [sort = "", ...keys] = filedAs.split(" ");
  return [keys, keys.map((key) => `${sort}/${key}`)];
}

/**
 * Tells what the source leaves out as a whole: nothing that it brought is there by the keys of the missing thing alone,
 * and too many of the like are missing for each to have closed.
 */
function createLeftOut(missing: Missing[], filed: ReadonlySet<FiledAs>): (one: Missing) => boolean {
  const gone = new Map<string, number>();
  const named = (view: string[]) => view.join(" ");
  for (const { filedAs } of missing)
    for (const view of viewsOf(filedAs)) gone.set(named(view), (gone.get(named(view)) ?? 0) + 1);
  const brought = [...filed].map(viewsOf);
  return ({ filedAs }) =>
    viewsOf(filedAs).some(
      (view, index) =>
        view.length > 0 &&
        (gone.get(named(view)) ?? 0) >= wholeKind &&
        !brought.some((views) => views[index]?.every((key) => view.includes(key))),
    );
}

/**
 * Which missing entries have vanished at their source. A source that covers half the town, or some kinds only, says
 * nothing about the rest; and whoever has seen the business knows better.
 */
export function judgeMissing<M extends Missing>(missing: M[], seen: Seen): Judged<M> {
  const judged: Judged<M> = { perhapsClosed: [], beyond: [], otherKinds: [], confirmed: [] };
  const isLeftOut = createLeftOut(missing, seen.filed);
  const { hull } = seen;
  const outside = new Set(hull ? missing.filter(({ place }) => !hull.holds(place, hullMargin)) : []);
  // The outermost entries of a whole file lie outside once they are missing; of half a file many would.
  const isWhole = outside.size <= Math.max(1, (missing.length + seen.again) / 100);
  for (const one of missing) {
    if (one.confirmed) judged.confirmed.push(one);
    else if (one.vacant) judged.perhapsClosed.push(one);
    else if (outside.has(one) && !(isWhole && seen.again > 0)) judged.beyond.push(one);
    else if (isLeftOut(one)) judged.otherKinds.push(one);
    else judged.perhapsClosed.push(one);
  }
  return judged;
}

/** More than a third of what was known does not close between two imports; the file is rather incomplete. */
export const isTooMany = (perhapsClosed: number, again: number): boolean =>
  perhapsClosed >= 3 && perhapsClosed * 2 > again;
