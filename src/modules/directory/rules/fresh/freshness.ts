import type { Source, SourceKind } from "../business.ts";

/** When somebody last said that an entry is so, and who. */
export interface Freshness {
  /** ISO day. */
  day: string;
  by: SourceKind;
}

/** After so many days without a word of anybody an entry may be out of date. */
export const staleDays = 365;

/**
 * When an entry was last confirmed: by somebody who said so, or by the newest word of any of its sources. On the same day the
 * higher word is named.
 */
export function freshnessOf(
  sources: readonly Pick<Source, "kind" | "asOf">[],
  confirmation: { day: string; word: "owner" | "editor" } | undefined,
): Freshness | undefined {
  const ranks: Record<SourceKind, number> = { import: 1, editor: 2, owner: 3 };
  const said: Freshness[] = sources.map(({ kind, asOf }) => ({ day: asOf, by: kind }));
  if (confirmation) said.push({ day: confirmation.day, by: confirmation.word });
  return said.sort((a, b) => b.day.localeCompare(a.day) || ranks[b.by] - ranks[a.by])[0];
}

/** Whether nobody confirmed it for long. @param today ISO day */
export function isStale({ day }: Freshness, today: string): boolean {
  return (Date.parse(today) - Date.parse(day)) / 86_400_000 > staleDays;
}
