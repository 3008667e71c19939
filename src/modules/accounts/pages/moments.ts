import { type Locale, localeFacts } from "../../../kernel/i18n/locales.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl, {
      timeZone: "Europe/Berlin",
      ...options,
    });
    formats.set(key, made);
  }
  return made;
}

/** A moment as people say it, in Berlin time: 26.11.2026, 08:15. */
export const moment = (at: Date, locale: Locale): string =>
  format(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);

/** A day, from an ISO day or a moment. */
export const dayOf = (day: string | Date, locale: Locale): string =>
  format(locale, { dateStyle: "medium" }).format(
    typeof day === "string" ? new Date(`${day}T12:00:00Z`) : day,
  );
