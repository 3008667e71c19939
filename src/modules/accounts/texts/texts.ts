import type { Locale } from "../../../kernel/i18n/locales.ts";
import { defineTexts, type Say } from "../../../kernel/i18n/texts.ts";
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

/** The words of sign-in and of the own account, which everybody meets. */
export const accountsTexts = defineTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk });

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

/** The language in which the pages for staff are written. */
export const staffLocale = (locale: Locale): "de" | "en" => (locale === "en" ? "en" : "de");

/** The words of the pages for staff, in German and English. */
export const staffTexts = (locale: Locale): Say<keyof typeof staffDe> => staff(staffLocale(locale));
