// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { kindText } from "./session-card.tsx";

/** The words of a calendar file. */
export function calendarWords(locale: Locale) {
  const say = programmeTexts(locale);
  return {
    title: say("title"),
    /** What somebody's own calendar is called. */
    ownOf: (site: string): string => say("open.calendarName", { site }),
    kindOf: (kind: string): string => kindText(kind, say),
  };
}
