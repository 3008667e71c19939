import type { Source, SourceKind } from "../business.ts";

/** When somebody last said that an entry is so, and who. */
export interface Freshness {
  /** ISO day. */
  day: string;
  by: SourceKind;
}

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

/**
 * The day so many months before another; the last of its month where there is no such day. An entry whose last word is from before
 * it is stale.
 *
 * @param today ISO day
 */
export function staleBefore(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}
