import { dayIn, momentIn } from "../../../kernel/clock/berlin.ts";
import { type Locale, localeFacts } from "../../../kernel/i18n/locales.ts";
import { momentWords } from "../../../kernel/i18n/moment-words.ts";

const time = momentWords({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** "18:30" in the way of the language, from minutes since the Unix epoch. */
export const clockTime = (minute: number, locale: Locale): string => time(minute * 60_000, locale);

const weekday = momentWords({ weekday: "long" });
/** "Montag". */
export const weekdayName = (minute: number, locale: Locale): string => weekday(minute * 60_000, locale);

const short = momentWords({ weekday: "short", day: "2-digit", month: "2-digit" });
/** "Mo., 23.11." */
export const shortDay = (date: Date, locale: Locale): string => short(date.getTime(), locale);

const long = momentWords({ day: "numeric", month: "long", year: "numeric" });
/** "23. November 2026". */
export const longDate = (date: Date, locale: Locale): string => long(date.getTime(), locale);

const month = momentWords({ month: "long", year: "numeric" });
/** "November 2026". */
export const monthOfYear = (date: Date, locale: Locale): string => month(date.getTime(), locale);

/** The Berlin day of a minute, to tell today from tomorrow. */
export const berlinDay = (minute: number): string => dayIn(new Date(minute * 60_000));

/** The Berlin day of a moment as ISO has it, "2026-11-23". */
export const isoDay: (date: Date) => string = dayIn;

/** A moment of Berlin wall time, "2026-11-23T18:30", as minutes since the Unix epoch. */
export const minuteOfBerlin = (text: string): number =>
  momentIn(text.slice(0, 10), text.slice(11)).getTime() / 60_000;

const numbers = new Map<Locale, Intl.NumberFormat>();

/** "1.234" in the way of the language. */
export function numberText(value: number, locale: Locale): string {
  let format = numbers.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl);
    numbers.set(locale, format);
  }
  return format.format(value);
}
