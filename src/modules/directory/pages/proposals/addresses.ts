// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** Where a change of an entry is suggested. */
export const suggestAddress = (context: AddressContext, slug: string): string =>
  siteAddress(context, "betriebe", slug, "aendern");
/** Where a business that is missing is entered. */
export const newBusinessAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "eintragen", ...parts);
/** Where somebody sees what became of what they asked; the code without blanks, or none yet. */
export const receiptAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "anliegen", ...parts);
/** What waits for the editors. */
export const queueAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "anliegen", ...parts);
