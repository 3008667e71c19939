// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { momentWords } from "../../../../kernel/i18n/moment-words.ts";
import type { DayRange } from "../../rules/hours/simple-week.ts";
import { clock, readDays } from "../../rules/my-business/days-form.ts";
import { owningTexts } from "../../texts/owning/texts.ts";

const weekday = momentWords({ weekday: "short" });
/** A Monday, at noon. */
const monday = 4 * 86_400_000 + 43_200_000;
const dayName = (day: number, locale: Locale): string => weekday(monday + day * 86_400_000, locale);
const midnight = 1440;

/**
 * Opening hours in a line that people read; as OpenStreetMap writes them where they say more than days and times.
 *
 * @example
 * hoursWords("Mo-Fr 09:00-18:00; PH off", "de"); // "Mo–Fr 09:00–18:00; Sa–So geschlossen; An Feiertagen: geschlossen"
 */
export function hoursWords(value: string, locale: Locale): string {
  const read = readDays(value);
  if (!read) return fromTheLeft(value, locale);
  const say = owningTexts(locale);
  const times = (ranges: readonly DayRange[]): string =>
    ranges.length === 0
      ? say("hours.ph-closed")
      : ranges.map((range) => fromTheLeft(rangeText(range), locale)).join(", ");
  const parts: string[] = [];
  const open = read.days.some((ranges) => ranges.length > 0);
  for (let first = 0; open && first < 7; ) {
    const text = times(read.days[first] ?? []);
    let last = first;
    while (last < 6 && times(read.days[last + 1] ?? []) === text) last++;
    const names = [...new Set([first, last])].map((day) => dayName(day, locale)).join("–");
    parts.push(`${names} ${text}`);
    first = last + 1;
  }
  if (read.holidays !== "usual") parts.push(`${say("hours.holidays")}: ${times(read.holidays)}`);
  if (read.appointment) parts.push(say("hours.appointment"));
  return parts.join("; ");
}

const rangeText = ({ from, to }: DayRange): string =>
  `${clock(from)}–${clock(to > midnight ? to - midnight : to)}`;

/** Within a line that is written from the right, too. */
const fromTheLeft = (text: string, locale: Locale): string =>
  locale === "ar" ? `\u2066${text}\u2069` : text;
