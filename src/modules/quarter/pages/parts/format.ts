import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { quarterTexts } from "../../texts/texts.ts";

/** Arabic with the digits that people here know from bills and house numbers, as in all our texts. */
const tagOf = (locale: Locale): string => (locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl);

/** Days are stored without a time; read and shown in UTC they cannot slip. */
const timeZone = "UTC";

/** A published value with its unit, as people of this language write it: "39,1 %", "68 Hektar", "38.720". */
export function formatFigure(value: number, unit: "persons" | "ha" | "percent", locale: Locale): string {
  const tag = tagOf(locale);
  switch (unit) {
    case "percent":
      return new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 }).format(value / 100);
    case "ha":
      return new Intl.NumberFormat(tag, { style: "unit", unit: "hectare", unitDisplay: "long" }).format(
        value,
      );
    case "persons":
      return new Intl.NumberFormat(tag).format(value);
  }
}

/** A value that is only roughly known: "ca. 68 Hektar". */
export function roughly(text: string, approximate: boolean, locale: Locale): string {
  return approximate ? quarterTexts(locale)("about", { value: text }) : text;
}

/** Cents as euros, without the cents where there are none. */
export function formatMoney(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(tagOf(locale), {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** A part of a whole in whole per cent. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale), { style: "percent" }).format(whole > 0 ? part / whole : 0);
}

/** An ISO day in words: "22. November 2026". */
export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), { dateStyle: "long", timeZone }).format(new Date(day));
}

const year: Intl.DateTimeFormatOptions = { year: "numeric" };
const month: Intl.DateTimeFormatOptions = { ...year, month: "long" };
const day: Intl.DateTimeFormatOptions = { ...month, day: "numeric" };

/** Writes times of this exactness: a year, a month (`2019-01`) or a day. */
const timeFormat = (time: string, locale: Locale) => {
  const exactness = time.length === 4 ? year : time.length === 7 ? month : day;
  return new Intl.DateTimeFormat(tagOf(locale), { ...exactness, timeZone });
};

/** A time as far as it is known: "2019", "Januar 2019", "15. Januar 2019". */
export function formatTime(time: string, locale: Locale): string {
  return timeFormat(time, locale).format(new Date(time));
}

/** From one time to another, each as far as it is known: "2019–2022", "Januar 2019 – Dezember 2022". */
export function formatTimes(from: string, to: string, locale: Locale): string {
  // A range that ends before it begins is an entry's mistake; shown as it is rather than refused.
  if (from.length !== to.length || from > to)
    return `${formatTime(from, locale)} – ${formatTime(to, locale)}`;
  return timeFormat(from, locale).formatRange(new Date(from), new Date(to));
}

/** Several names in a sentence: "Hochfeld und Marxloh". */
export function formatList(names: string[], locale: Locale): string {
  return new Intl.ListFormat(tagOf(locale), { type: "conjunction" }).format(names);
}
