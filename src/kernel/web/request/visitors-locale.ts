import { type Locale, negotiateLocale } from "../../i18n/locales.ts";

const remembered = new Map<string, Locale>();

/** `negotiateLocale`, remembered: it stands before kept answers, and browsers send few different headers. */
export function visitorsLocale(acceptLanguage: string): Locale {
  const known = remembered.get(acceptLanguage);
  if (known) return known;
  const locale = negotiateLocale(acceptLanguage);
  // Whoever invents headers does not fill our memory.
  if (remembered.size >= 500) remembered.clear();
  if (acceptLanguage.length <= 200) remembered.set(acceptLanguage, locale);
  return locale;
}
