// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** Where somebody asks for an entry to be taken out. */
export const removalAddress = (context: AddressContext, slug: string): string =>
  siteAddress(context, "betriebe", slug, "entfernen");

/** The answer to such a wish, to be printed. */
export const letterAddress = (context: AddressContext, proposal: string): string =>
  siteAddress(context, "intern", "anliegen", proposal, "brief");
