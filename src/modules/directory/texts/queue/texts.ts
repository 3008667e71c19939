// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineTexts, type Say } from "../../../../kernel/i18n/texts.ts";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

const texts = defineTexts({ de, en, "de-simple": {}, tr: {}, ar: {}, bg: {}, ro: {}, pl: {}, uk: {} });

export type QueueText = keyof typeof de;

/** The language in which the pages of the editors are written. */
export const queueLocale = (locale: Locale): "de" | "en" => (locale === "en" ? "en" : "de");

/** The words of the editors' queue, in German and English. */
export const queueTexts = (locale: Locale): Say<QueueText> => texts(queueLocale(locale));
