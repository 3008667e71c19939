// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** The settings of a site, and what lies below that page. */
export const settingsAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "einstellungen", ...parts);
