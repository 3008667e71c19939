// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** The page of all imports, and what lies below it. */
export const importsAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "import", ...parts);

/** A list that was sent, and what can be done with it. */
export const listFileAddress = (context: AddressContext, id: string, ...parts: string[]): string =>
  importsAddress(context, "liste", id, ...parts);

/** Something that is being done with a list or an import. */
export const taskAddress = (context: AddressContext, id: string, ...parts: string[]): string =>
  importsAddress(context, "auftrag", id, ...parts);
