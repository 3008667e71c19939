// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";
import { staffAddress } from "../addresses.ts";

/** The poster of a week. @param monday this week without one */
export function posterAddress(context: AddressContext, monday?: string, format?: "a3"): string {
  const query = new URLSearchParams({
    ...(monday && { woche: monday }),
    ...(format && { format }),
  }).toString();
  return siteAddress(context, "programm", "woche.pdf") + (query && `?${query}`);
}

/** The flyer of an offering in the language of the address. */
export const flyerAddress = (context: AddressContext, shortId: string, format?: "a4"): string =>
  siteAddress(context, "programm", shortId, "flyer.pdf") + (format ? `?format=${format}` : "");

/** The same for those who plan, in any language. */
export const staffFlyerAddress = (
  context: AddressContext,
  id: string,
  locale: Locale,
  format: "a5" | "a4",
): string =>
  `${staffAddress(context, "angebot", id, "flyer.pdf")}?sprache=${localeFacts[locale].path}&format=${format}`;
