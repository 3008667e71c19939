// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { momentWords } from "../../../../kernel/i18n/moment-words.ts";
import { weekDays } from "../../rules/german/days.ts";
import type { DayRange } from "../../rules/hours/simple-week.ts";
import { months } from "../../rules/hours/special-days.ts";
import { clock, readDays, withoutAppointment } from "../../rules/my-business/days-form.ts";
import { owningTexts } from "../../texts/owning/texts.ts";

const weekday = momentWords({ weekday: "short" });
/** A Monday, at noon. */
const monday = 4 * 86_400_000 + 43_200_000;
const dayName = (day: number, locale: Locale): string => weekday(monday + day * 86_400_000, locale);
const midnight = 1440;
const month = momentWords({ month: "short" });
const days: readonly string[] = weekDays;

/**
 * Opening hours in a line that people read; as OpenStreetMap writes them where they say more than days, months and times.
 *
 * @example
 * hoursWords("Mo-Fr 09:00-18:00; PH off", "de"); // "Mo–Fr 09:00–18:00; Sa–So geschlossen; An Feiertagen: geschlossen"
 */
export function hoursWords(value: string, locale: Locale): string {
  const read = readDays(value);
  const say = owningTexts(locale);
  if (!read) {
    const { hours, appointment } = withoutAppointment(value);
    const named = wordForWord(hours, locale);
    if (named === undefined) return fromTheLeft(value, locale);
    return appointment ? `${named}; ${say("hours.appointment")}` : named;
  }
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
  if (read.appointment) parts.push(say(parts.length > 0 ? "hours.appointment" : "hours.only-appointment"));
  return parts.join("; ");
}

/**
 * The rules as they stand with their days and months in the words of the language: open ends, seasons, holidays among the days.
 * Undefined where a word or sign remains that is none of these: half of a line in another language is harder to read than all.
 */
function wordForWord(value: string, locale: Locale): string | undefined {
  // Names written from the right would change places with the times between them.
  if (locale === "ar") return undefined;
  const say = owningTexts(locale);
  let isWhole = !/[^\w\s:;,+-]/.test(value);
  const text = value.replace(/[A-Za-z]+|(?<=\d)\+|-/g, (token) => {
    if (token === "-" || token === "+") return "–";
    const [day, inYear] = [days.indexOf(token), months.indexOf(token)];
    if (day >= 0) return dayName(day, locale);
    // The middle of a month: no time zone moves it to another.
    if (inYear >= 0) return month(Date.UTC(1970, inYear, 15), locale);
    if (token === "PH") return say("hours.holidays");
    if (token === "off" || token === "closed") return say("hours.ph-closed");
    isWhole = false;
    return token;
  });
  return isWhole ? text.replace(/,(?=\S)/g, ", ") : undefined;
}

const rangeText = ({ from, to }: DayRange): string =>
  `${clock(from)}–${clock(to > midnight ? to - midnight : to)}`;

/** Within a line that is written from the right, too. */
const fromTheLeft = (text: string, locale: Locale): string =>
  locale === "ar" ? `\u2066${text}\u2069` : text;
