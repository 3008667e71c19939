// SPDX-License-Identifier: EUPL-1.2
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { BusinessKind } from "../business.ts";
import { categoryGroup } from "../categories/groups.ts";
import { words } from "../search/fold.ts";

/** What is looked at to tell whether two entries are the same one, drawn anew at the source. */
export interface Drawn {
  id: string;
  kind: BusinessKind;
  name: string;
  category: string;
  place: Point;
}

/** A building that replaces a point is not farther off. */
const farthest = 150;

const keyOf = ({ kind, name, category }: Drawn): string | undefined => {
  const folded = words(name).join(" ");
  return folded === "" ? undefined : `${kind} ${categoryGroup(category)} ${folded}`;
};

/**
 * Pairs entries that vanished with new ones that are the same thing under a new name of the source: a point was replaced
 * by its building. Same name, same group of categories, near; the nearest first, each once.
 */
export function pairRenewed(gone: Drawn[], created: Drawn[]): { gone: string; created: string }[] {
  const byKey = new Map<string, Drawn[]>();
  for (const one of created) {
    const key = keyOf(one);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const pairs = gone
    .flatMap((one) =>
      (byKey.get(keyOf(one) ?? "") ?? []).map((other) => ({
        gone: one.id,
        created: other.id,
        metres: distanceMetres(one.place, other.place),
      })),
    )
    .filter(({ metres }) => metres <= farthest)
    .sort((a, b) => a.metres - b.metres);
  const taken = new Set<string>();
  return pairs.flatMap(({ gone: one, created: other }) => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one).add(other);
    return [{ gone: one, created: other }];
  });
}
