/** The languages of the public side. `de-simple` is Leichte Sprache (BCP 47 subtag `simple`). */
export const locales = ["de", "de-simple", "en", "tr", "ar", "bg", "ro", "pl", "uk"] as const;

export type Locale = (typeof locales)[number];

interface LocaleFacts {
  /** How the language stands in an address; only Leichte Sprache differs from its tag. */
  path: string;
  /** The language's name in itself, as the language menu shows it. */
  name: string;
  dir: "ltr" | "rtl";
  /** The tag that `Intl` understands for numbers, dates and plurals. */
  intl: string;
}

export const localeFacts: Record<Locale, LocaleFacts> = {
  de: { path: "de", name: "Deutsch", dir: "ltr", intl: "de-DE" },
  "de-simple": { path: "de-leicht", name: "Leichte Sprache", dir: "ltr", intl: "de-DE" },
  en: { path: "en", name: "English", dir: "ltr", intl: "en-GB" },
  tr: { path: "tr", name: "Türkçe", dir: "ltr", intl: "tr-TR" },
  ar: { path: "ar", name: "العربية", dir: "rtl", intl: "ar" },
  bg: { path: "bg", name: "Български", dir: "ltr", intl: "bg-BG" },
  ro: { path: "ro", name: "Română", dir: "ltr", intl: "ro-RO" },
  pl: { path: "pl", name: "Polski", dir: "ltr", intl: "pl-PL" },
  uk: { path: "uk", name: "Українська", dir: "ltr", intl: "uk-UA" },
};

const byPath = new Map<string, Locale>(locales.map((locale) => [localeFacts[locale].path, locale]));

/** The language whose address part this is, or undefined. */
export function localeOfPath(part: string): Locale | undefined {
  return byPath.get(part);
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4), German where none fits.
 */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part, order) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1])
        .find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality), order };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { tag } of wanted) {
    const exact = locales.find((locale) => locale.toLowerCase() === tag);
    if (exact) return exact;
    const base = locales.find((locale) => locale === tag.split("-")[0]);
    if (base) return base;
  }
  return "de";
}
