import { entryOf } from "../categories/catalogue.ts";
import { groups as allGroups } from "../categories/groups.ts";

/** A group of categories: how many businesses a register counts, and how many the directory holds. */
export interface ComparedGroup {
  group: string;
  counted: number;
  listed: number;
}

export interface ComparedCoverage {
  total: number;
  /** In the order of the start page; only those of which the register counts some. */
  groups: ComparedGroup[];
  /** Trades that no category stands for: holding companies, wholesale, manufacture. */
  withoutGroup: number;
  /** What the register counts and the directory holds of those groups alone: a register that counts some trades only says nothing of the others. */
  alike: { counted: number; listed: number };
}

/**
 * Lays what a register counts beside what the directory holds. Registers count seats of companies, the directory counts
 * places that people go to; so the directory may well hold more.
 */
export function compareCoverage(
  counts: readonly { category: string; businesses: number }[],
  listed: ReadonlyMap<string, number>,
): ComparedCoverage {
  const counted = new Map<string, number>();
  let total = 0;
  let withoutGroup = 0;
  for (const { category, businesses } of counts) {
    total += businesses;
    const group = entryOf(category)?.group;
    if (group === undefined) withoutGroup += businesses;
    else counted.set(group, (counted.get(group) ?? 0) + businesses);
  }
  const groups = allGroups().flatMap(({ id }) => {
    const found = counted.get(id);
    return found === undefined ? [] : [{ group: id, counted: found, listed: listed.get(id) ?? 0 }];
  });
  const sum = (of: (one: ComparedGroup) => number) => groups.reduce((so, one) => so + of(one), 0);
  return {
    total,
    groups,
    withoutGroup,
    alike: { counted: sum(({ counted }) => counted), listed: sum(({ listed }) => listed) },
  };
}
