import type { Locale } from "../../../kernel/i18n/locales.ts";
import type { PasswordRefusal } from "../rules/credentials/password.ts";
import { accountsTexts } from "../texts/texts.ts";

/** The text for each reason to refuse a password. */
export const passwordProblems = {
  "too-short": "password.too-short",
  "too-long": "password.too-long",
  personal: "password.personal",
  simple: "password.simple",
  common: "password.common",
} as const satisfies Record<PasswordRefusal, string>;

/** What is wrong with a password, in words; `differ`: the second time it was another. */
export const passwordProblemText = (problem: PasswordRefusal | "differ", locale: Locale): string =>
  accountsTexts(locale)(problem === "differ" ? "password.differ" : passwordProblems[problem]);
