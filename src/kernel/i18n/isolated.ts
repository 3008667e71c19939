import { type Locale, localeFacts } from "./locales.ts";

/**
 * A name or typed words as part of a line that may run the other way: in one piece (Unicode isolates), so that what stands
 * around them keeps its order. In lines from left to right they are left as they are.
 *
 * @example
 * isolated("friseur", "ar"); // "\u2068friseur\u2069"
 */
export function isolated(text: string, locale: Locale): string {
  return localeFacts[locale].dir === "rtl" ? `\u2068${text}\u2069` : text;
}
