// SPDX-License-Identifier: EUPL-1.2
/** Fewer people than this are a small group: the usual minimum of official statistics for tables about people. */
export const smallestGroup = 5;

/** A figure about people, and how many different people it comes from. */
export interface Cell {
  count: number;
  people: number;
}

/** A list of figures as it may be seen by everybody; undefined where a figure is left out. */
export interface Published {
  counts: (number | undefined)[];
  total: number | undefined;
}

/**
 * Leaves out figures about small groups, and as many others as it takes that nobody can work them out from the total: beside the
 * small ones others from the end of the list, until there are two at least and their sum leaves every size open. (Were it the next
 * larger ones, what is shown would say how large they can be.) Where that cannot be had, the total is left out as well. A zero says
 * nothing about anybody and stays.
 *
 * @param cells parts that make up the total, each visit in one of them; those that are missed least stand last
 * @param total of all; its `people` are not the sum, because somebody may stand in several cells
 */
export function suppress(cells: readonly Cell[], total: Cell): Published {
  const isSmall = ({ people }: Cell) => people > 0 && people < smallestGroup;
  const hidden = new Set(cells.filter(isSmall));
  const isTotalSmall = isSmall(total);
  if (hidden.size === 0 && !isTotalSmall)
    return { counts: cells.map(({ count }) => count), total: total.count };
  const larger = cells.filter((cell) => cell.people > 0 && !hidden.has(cell));
  while (!isSafe([...hidden])) {
    const next = larger.pop();
    if (!next) break;
    hidden.add(next);
  }
  const counts = cells.map((cell) => (hidden.has(cell) ? undefined : cell.count));
  return { counts, total: isTotalSmall || !isSafe([...hidden]) ? undefined : total.count };
}

/**
 * Whether the sum of what is hidden gives nothing away. One of the hidden cells is no small group: the same few people may stand
 * behind all small ones, and their sum would be theirs. And the sum leaves room for every size that a small one may have.
 */
function isSafe(hidden: readonly Cell[]): boolean {
  const people = hidden.reduce((sum, cell) => sum + cell.people, 0);
  return (
    hidden.length >= 2 &&
    // The largest small one beside the smallest that is none, and one person in each other.
    people >= 2 * smallestGroup - 1 + (hidden.length - 2) &&
    hidden.some((cell) => cell.people >= smallestGroup)
  );
}

/**
 * Several lists of the same total, such as by kind and by area. Where one of them must keep its total back, the others would tell it:
 * then they keep back all that is not zero.
 */
export function suppressTogether(
  lists: readonly (readonly Cell[])[],
  total: Cell,
): { counts: Published["counts"][]; total: number | undefined } {
  const each = lists.map((cells) => suppress(cells, total));
  if (each.every((list) => list.total !== undefined))
    return { counts: each.map(({ counts }) => counts), total: total.count };
  return {
    counts: lists.map((cells) => cells.map(({ people }) => (people > 0 ? undefined : 0))),
    total: undefined,
  };
}
