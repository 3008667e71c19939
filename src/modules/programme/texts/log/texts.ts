// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineTexts, type Say } from "../../../../kernel/i18n/texts.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

const staff = defineTexts({ de, en, "de-simple": {}, tr: {}, ar: {}, bg: {}, ro: {}, pl: {}, uk: {} });

export type LogText = keyof typeof de;

/** What stands in the audit log of the programme, for staff: German and English. */
export const logTexts = (locale: Locale): Say<LogText> => staff(locale === "en" ? "en" : "de");
