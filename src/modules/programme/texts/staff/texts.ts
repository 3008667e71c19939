// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineTexts, type Say } from "../../../../kernel/i18n/texts.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

const staff = defineTexts({ de, en, "de-simple": {}, tr: {}, ar: {}, bg: {}, ro: {}, pl: {}, uk: {} });

export type StaffText = keyof typeof de;

/** The words of the pages on which the programme is planned and run: German and English. */
export const staffTexts = (locale: Locale): Say<StaffText> => staff(locale === "en" ? "en" : "de");
