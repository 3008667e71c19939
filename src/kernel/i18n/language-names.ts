// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "./locales.ts";

const names = new Map<Locale, (code: string) => string>();

function namesIn(locale: Locale): (code: string) => string {
  const of = new Intl.DisplayNames([localeFacts[locale].intl], { type: "language" });
  // Only codes that are in use get here, a few dozen.
  const known = new Map<string, string>();
  return (code) => {
    let name = known.get(code);
    if (name === undefined) {
      try {
        name = of.of(code) ?? code;
      } catch {
        name = code;
      }
      if (known.size < 500) known.set(code, name);
    }
    return name;
  };
}

/** A language's name in another language: "Türkisch". What is no tag of a language is its own name. */
export function languageName(code: string, locale: Locale): string {
  let inLocale = names.get(locale);
  if (!inLocale) {
    inLocale = namesIn(locale);
    names.set(locale, inLocale);
  }
  return inLocale(code);
}
