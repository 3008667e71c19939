// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { kindText } from "./session-card.tsx";

/** The words of a calendar file. */
export function calendarWords(locale: Locale): { title: string; kindOf(kind: string): string } {
  const say = programmeTexts(locale);
  return { title: say("title"), kindOf: (kind) => kindText(kind, say) };
}
