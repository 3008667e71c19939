import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { codeAddress } from "./addresses.ts";

/** Where the code leads who scans it: with the code in it, in the reader's language. */
export const codeLink = (context: SiteContext, locale: Locale, code: string): string =>
  new URL(codeAddress({ ...context, locale }, code.replaceAll(" ", "")), context.url).href;
