/**
 * Two numbers out of a date that Excel made of them: whoever types "3-5" or "9-12" into a German Excel gets the third of
 * May or the ninth of December. Undefined where it is no date, or may have been something else: the first of a month is
 * also what becomes of "5-25" (May 2025), and a day that is not before its month was no range.
 *
 * @example rangeOfDate("2026-12-09") // "9-12"
 */
export function rangeOfDate(text: string): string | undefined {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text.trim()) ?? [];
  const [from, to] = [Number(day), Number(month)];
  return from > 1 && from < to ? `${from}-${to}` : undefined;
}
