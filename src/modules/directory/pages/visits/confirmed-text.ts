// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { dayText } from "./day-text.ts";

/**
 * When a person last confirmed an entry and who, or of which day its source is: the day of a source is no confirmation, and it is
 * said in the same words wherever staff reads it.
 *
 * @param name who confirmed it, where that is known
 */
export function confirmedText(
  { confirmedOn, sourceOn }: { confirmedOn: string | null; sourceOn: string | null },
  name: string | undefined,
  locale: Locale,
): string {
  const say = visitsTexts(locale);
  if (confirmedOn) {
    const date = dayText(confirmedOn, locale);
    return name ? say("check.by", { date, name }) : say("check.old", { date });
  }
  return sourceOn ? say("check.source", { date: dayText(sourceOn, locale) }) : say("check.never");
}
