// SPDX-License-Identifier: EUPL-1.2

/**
 * Rows of a list that a sheet of A4 across has room for: an only one has the head and the leader's signature as well, a first one
 * the head, a last one the signature.
 */
const rows = { only: 12, first: 14, next: 16, last: 14 };
/** Lines for people who come without a sign-up: at least so many. */
const walkIns = 5;
/** Rather than a second sheet for one or two lines more, an only one does with so many. */
const fewestWalkIns = 3;
/** Dates beside each other, so that each leaves room for a signature. */
const mostColumns = 10;

/** How many lines stay empty behind so many names: those for walk-ins, and what fills the last sheet. */
export function blankLines(names: number): number {
  const wanted = names + walkIns;
  if (names + fewestWalkIns <= rows.only) return rows.only - names;
  const between = Math.max(0, Math.ceil((wanted - rows.first - rows.last) / rows.next));
  return rows.first + between * rows.next + rows.last - names;
}

/** Dates in groups that stand beside each other on a sheet, as even as they can be. */
export function sheetsOf<T>(dates: readonly T[]): T[][] {
  const sheets = Math.ceil(dates.length / mostColumns);
  const size = Math.ceil(dates.length / sheets);
  return Array.from({ length: sheets }, (_, index) => dates.slice(index * size, (index + 1) * size)).filter(
    (sheet) => sheet.length > 0,
  );
}
