// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { longDate } from "../times.ts";

/** An ISO day in the language of the pages for staff. */
export const dayText = (day: string, locale: Locale): string =>
  longDate(new Date(`${day}T12:00:00Z`), locale === "en" ? "en" : "de");
