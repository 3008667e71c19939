// SPDX-License-Identifier: EUPL-1.2
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { categoryGroup, groups } from "../categories/groups.ts";

/** A public business, with what vouches for it. Days are ISO days; null where nobody has said or seen anything. */
export interface KnownEntry {
  id: string;
  shortId: string;
  name: string;
  category: string;
  /** Empty where the entry has no street. */
  street: string;
  houseNumber: string;
  place: Point;
  /** An import took it for closed. */
  isDoubted: boolean;
  hasHours: boolean;
  hasPhone: boolean;
  /** How many imports of different makers name it. */
  sources: number;
  /** When a person last said or saw that it is right, and who. */
  confirmedOn: string | null;
  confirmedBy: string | null;
  /** Of which day the newest import is that says anything of it. */
  sourceOn: string | null;
  visitedOn: string | null;
  /** The key of the programme area that holds it. */
  area: string | null;
}

/** What is known of the businesses of one street. */
export interface StreetCoverage {
  street: string;
  known: number;
  /** Named by two sources or more. */
  several: number;
  /** A person confirmed them within the last twelve months. */
  confirmed: number;
  doubted: number;
  /** When a person last confirmed any of them, and who. */
  confirmedOn: string | null;
  confirmedBy: string | null;
  /** The last visit of any of them. */
  visitedOn: string | null;
  /** How many of each group of trades. */
  byGroup: Map<string, number>;
  /** The middle of them. */
  place: Point;
}

/** The ISO day a year before. */
export function yearBefore(day: string): string {
  const [year = "", rest = ""] = [day.slice(0, 4), day.slice(4)];
  return `${Number(year) - 1}${rest === "-02-29" ? "-02-28" : rest}`;
}

/** Whether an entry was confirmed by a person within the year before this day. */
export const isConfirmed = ({ confirmedOn, isDoubted }: KnownEntry, today: string): boolean =>
  !isDoubted && confirmedOn !== null && confirmedOn >= yearBefore(today);

/** All streets, those first where most is not confirmed; entries without a street come last. */
export function streetCoverage(entries: readonly KnownEntry[], today: string): StreetCoverage[] {
  const byStreet = new Map<string, KnownEntry[]>();
  for (const entry of entries) {
    const there = byStreet.get(entry.street);
    if (there) there.push(entry);
    else byStreet.set(entry.street, [entry]);
  }
  const open = ({ known, confirmed }: StreetCoverage) => known - confirmed;
  return [...byStreet]
    .map(([street, there]) => coverageOfStreet(street, there, today))
    .sort(
      (a, b) =>
        Number(a.street === "") - Number(b.street === "") ||
        open(b) - open(a) ||
        a.street.localeCompare(b.street, "de"),
    );
}

/** How many entries each group of trades has. */
export function knownByGroup(entries: readonly KnownEntry[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const { category } of entries) {
    const group = categoryGroup(category);
    known.set(group, (known.get(group) ?? 0) + 1);
  }
  return known;
}

function coverageOfStreet(street: string, there: KnownEntry[], today: string): StreetCoverage {
  const middle = (of: (place: Point) => number) =>
    there.reduce((sum, { place }) => sum + of(place), 0) / there.length;
  const last = latest(there, ({ confirmedOn }) => confirmedOn);
  return {
    street,
    known: there.length,
    several: there.filter(({ sources }) => sources > 1).length,
    confirmed: there.filter((entry) => isConfirmed(entry, today)).length,
    doubted: there.filter(({ isDoubted }) => isDoubted).length,
    confirmedOn: last?.confirmedOn ?? null,
    confirmedBy: last?.confirmedBy ?? null,
    visitedOn: latest(there, ({ visitedOn }) => visitedOn)?.visitedOn ?? null,
    byGroup: knownByGroup(there),
    place: { lat: middle(({ lat }) => lat), lon: middle(({ lon }) => lon) },
  };
}

/** The one with the latest of these days; undefined where none has any. */
const latest = (
  entries: readonly KnownEntry[],
  dayOf: (entry: KnownEntry) => string | null,
): KnownEntry | undefined =>
  entries.reduce<KnownEntry | undefined>((found, entry) => {
    const [day, known] = [dayOf(entry), found && dayOf(found)];
    return day !== null && (!known || day > known) ? entry : found;
  }, undefined);

/** The groups of trades that stand in any of these streets, in the usual order. */
export function groupsOf(streets: readonly StreetCoverage[]): string[] {
  return groups()
    .map(({ id }) => id)
    .filter((id) => streets.some(({ byGroup }) => byGroup.has(id)));
}
