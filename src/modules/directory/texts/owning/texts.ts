// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineTexts, type Say } from "../../../../kernel/i18n/texts.ts";
import ar from "./ar.json" with { type: "json" };
import bg from "./bg.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import simple from "./de-simple.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import ro from "./ro.json" with { type: "json" };
import staffDe from "./staff/de.json" with { type: "json" };
import staffEn from "./staff/en.json" with { type: "json" };
import tr from "./tr.json" with { type: "json" };
import uk from "./uk.json" with { type: "json" };

/** The words of taking over a business and of keeping it right. */
export const owningTexts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });

export type OwningText = keyof typeof de;

const staff = defineTexts({
  de: staffDe,
  en: staffEn,
  "de-simple": {},
  tr: {},
  ar: {},
  bg: {},
  ro: {},
  pl: {},
  uk: {},
});

/** The words of the pages for those who hand businesses over, in German and English. */
export const owningStaffTexts = (locale: Locale): Say<keyof typeof staffDe> =>
  staff(locale === "en" ? "en" : "de");
