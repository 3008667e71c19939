import type { Locale } from "../../../kernel/i18n/locales.ts";
import { accountsTexts } from "../texts/texts.ts";

/** How long somebody must wait who tried too often, in whole minutes. */
export function waitText({ waitMs }: { waitMs: number }, locale: Locale): string {
  return accountsTexts(locale)("signIn.wait", { minutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
}
