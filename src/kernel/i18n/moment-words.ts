// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "./locales.ts";

/** At most so many moments are remembered in words per language: shops and sessions begin and end at the same few. */
const mostMoments = 2_000;

/**
 * Says moments in one way, on the clocks of Berlin and in the way of each language. Making a format costs more than using it a hundred
 * times, and using it more than remembering what it said.
 *
 * @param options as for `Intl.DateTimeFormat`
 * @example
 * const time = momentWords({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
 * time(Date.now(), "tr");
 */
export function momentWords(options: Intl.DateTimeFormatOptions): (moment: number, locale: Locale) => string {
  const known = new Map<Locale, { format: Intl.DateTimeFormat; said: Map<number, string> }>();
  return (moment, locale) => {
    let way = known.get(locale);
    if (!way) {
      const tag = locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl;
      way = {
        format: new Intl.DateTimeFormat(tag, { timeZone: "Europe/Berlin", ...options }),
        said: new Map(),
      };
      known.set(locale, way);
    }
    let words = way.said.get(moment);
    if (words === undefined) {
      words = way.format.format(moment);
      if (way.said.size >= mostMoments) way.said.clear();
      way.said.set(moment, words);
    }
    return words;
  };
}
