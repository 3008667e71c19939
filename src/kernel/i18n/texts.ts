import { IntlMessageFormat } from "intl-messageformat";
import { type Locale, localeFacts, locales } from "./locales.ts";

/** One language's texts: a flat object of key to ICU message (`{count, plural, one {# Betrieb} other {# Betriebe}}`). */
export type Messages = Record<string, string>;

/** What a message may be filled with. Dates are formatted in Europe/Berlin. */
export type Values = Record<string, string | number | Date>;

/** Says a text in one language. Keys are those of the German file, so a misspelt one does not compile. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/**
 * A module's texts in all languages. `de` is the source and gives the type; the other files are checked against it
 * by `checkTexts` in a test. Messages are parsed once per language, when first said.
 *
 * @example
 * const texts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });
 * texts("tr")("results", { count: 3 });
 */
export function defineTexts<German extends Messages>(
  all: { de: German } & Record<Exclude<Locale, "de">, Partial<Record<keyof German, string>>>,
): (locale: Locale) => Say<keyof German & string> {
  const says = new Map<Locale, Say<keyof German & string>>();
  for (const locale of locales) {
    const messages: Partial<Record<string, string>> = all[locale];
    const parsed = new Map<string, IntlMessageFormat>();
    const intl = locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl;
    says.set(locale, (key, values) => {
      // A key made from data may be unknown: it is said as it is, never understood as a message.
      const message = messages[key] ?? all.de[key];
      if (message === undefined) return key;
      // Most texts hold no placeholder: those need no formatter.
      if (!message.includes("{") && !message.includes("'")) return message;
      let format = parsed.get(key);
      if (!format) {
        format = new IntlMessageFormat(message, intl);
        parsed.set(key, format);
      }
      return String(format.format(values));
    });
  }
  return (locale) => says.get(locale) as Say<keyof German & string>;
}
