// SPDX-License-Identifier: EUPL-1.2

import { dayAfter, dayIn } from "../../../kernel/clock/berlin.ts";
import { languageName as nameOfLanguage } from "../../../kernel/i18n/language-names.ts";
import { type Locale, localeFacts } from "../../../kernel/i18n/locales.ts";
import { momentWords } from "../../../kernel/i18n/moment-words.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    const tag = locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl;
    made = new Intl.DateTimeFormat(tag, { timeZone: "Europe/Berlin", ...options });
    formats.set(key, made);
  }
  return made;
}

const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

const longWords = momentWords({ weekday: "long", day: "numeric", month: "long" });
/** "Donnerstag, 26. November". */
export const longDay = (moment: Date, locale: Locale): string => longWords(moment.getTime(), locale);

const shortWords = momentWords({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
/** "Do., 26. Nov. 2026". */
export const shortDay = (moment: Date, locale: Locale): string => shortWords(moment.getTime(), locale);

const plainWords = momentWords({ day: "2-digit", month: "2-digit", year: "numeric" });
/** "24.12.2026" for an ISO day. */
export const plainDay = (day: string, locale: Locale): string => plainWords(noonOf(day), locale);

const monthWords = momentWords({ month: "long", year: "numeric" });
/** "Dezember 2026" for `2026-12`. */
export const monthName = (month: string, locale: Locale): string => monthWords(noonOf(`${month}-15`), locale);

const weekdayWords = {
  long: momentWords({ weekday: "long" }),
  short: momentWords({ weekday: "short" }),
  narrow: momentWords({ weekday: "narrow" }),
};
/** The name of a day of the week, of which Monday is 1. */
export const weekdayName = (day: number, locale: Locale, length: keyof typeof weekdayWords): string =>
  // 2024 began with a Monday.
  weekdayWords[length](Date.UTC(2024, 0, day, 12), locale);

const timeWords = momentWords({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** "18:00". */
export const clockTime = (moment: Date, locale: Locale): string => timeWords(moment.getTime(), locale);

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** "18:00–19:30". */
export const timeSpan = ({ startsAt, endsAt }: Span, locale: Locale): string =>
  `${clockTime(startsAt, locale)}–${clockTime(endsAt, locale)}`;

/** What stands between the parts of a list, and between a day and its time. */
const comma = (locale: Locale): string => (locale === "ar" ? "، " : ", ");

/** "Deutsch, Türkisch". */
export const listText = (parts: readonly string[], locale: Locale): string => parts.join(comma(locale));

/** "Do., 26. Nov. 2026, 18:00–19:30"; one that ends on another day says so. */
export const spanText = (span: Span, locale: Locale): string => {
  const [first, last] = [dayIn(span.startsAt), dayIn(new Date(span.endsAt.getTime() - 1))];
  return first === last
    ? `${shortDay(span.startsAt, locale)}${comma(locale)}${timeSpan(span, locale)}`
    : `${momentText(span.startsAt, locale)} – ${momentText(span.endsAt, locale)}`;
};

/** "Do., 26. Nov. 2026, 18:00". */
export const momentText = (moment: Date, locale: Locale): string =>
  `${shortDay(moment, locale)}${comma(locale)}${clockTime(moment, locale)}`;

const relatives = new Map<Locale, Intl.RelativeTimeFormat>();

function relative(locale: Locale): Intl.RelativeTimeFormat {
  const made =
    relatives.get(locale) ?? new Intl.RelativeTimeFormat(localeFacts[locale].intl, { numeric: "auto" });
  relatives.set(locale, made);
  return made;
}

/** "Heute", "Morgen" or the day, as the language says it. */
export function dayHeading(day: string, now: Date, locale: Locale): string {
  const ahead = [0, 1].find((days) => dayAfter(dayIn(now), days) === day);
  const date = longDay(new Date(`${day}T12:00:00Z`), locale);
  if (ahead === undefined) return date;
  return `${capital(relative(locale).format(ahead, "day"), locale)}${comma(locale)}${date}`;
}

const capital = (word: string, locale: Locale): string =>
  word.charAt(0).toLocaleUpperCase(localeFacts[locale].intl) + word.slice(1);

/** "1. Okt. – 31. Dez. 2026", from two ISO days. */
export const spanDays = (first: string, last: string, locale: Locale): string =>
  format(locale, { day: "numeric", month: "short", year: "numeric" }).formatRange(
    new Date(`${first}T12:00:00Z`),
    new Date(`${last}T12:00:00Z`),
  );

/** A language's name in another language: "Türkisch". */
export const languageName = (code: string, locale: Locale): string =>
  // `Intl` knows the tag, but only as "Deutsch (SIMPLE)".
  code === "de-simple" ? localeFacts[code].name : nameOfLanguage(code, locale);

/** "2,50 €"; what a text message costs may be a part of a cent, "0,075 €". */
export const moneyText = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl, {
    style: "currency",
    currency: "EUR",
    maximumFractionDigits: 3,
  }).format(cents / 100);

/** "Donnerstag", as a heading. */
export const weekdayHeading = (moment: Date, locale: Locale): string =>
  capital(weekdayWords.long(moment.getTime(), locale), locale);

const dayWords = momentWords({ day: "numeric", month: "long" });
/** "26. November". */
export const dayAndMonth = (moment: Date, locale: Locale): string => dayWords(moment.getTime(), locale);

const dateWords = momentWords({ day: "numeric", month: "long", year: "numeric" });
/** "26. November 2026". */
export const dayWithYear = (moment: Date, locale: Locale): string => dateWords(moment.getTime(), locale);

/** "30. November – 6. Dezember 2026"; one day stands alone. */
export const periodText = (from: Date, until: Date, locale: Locale): string =>
  format(locale, { day: "numeric", month: "long", year: "numeric" }).formatRange(from, until);

/** The same of a week. @param monday such as `2026-11-30` */
export const weekText = (monday: string, locale: Locale): string =>
  periodText(new Date(`${monday}T12:00:00Z`), new Date(`${dayAfter(monday, 6)}T12:00:00Z`), locale);

/** "13 Stunden 50 Minuten". */
export function durationText(minutes: number, locale: Locale): string {
  const tag = locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl;
  const unit = (amount: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(tag, { style: "unit", unit: name, unitDisplay: "long" }).format(amount);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 || rest === 0 ? [unit(hours, "hour")] : []),
    ...(rest > 0 ? [unit(rest, "minute")] : []),
  ].join(" ");
}
