// SPDX-License-Identifier: EUPL-1.2
import type { AddressContext } from "../../../quarter/index.ts";
import { staffAddress } from "../addresses.ts";

/** The list of a date to be signed (PDF). */
export const sessionListAddress = (context: AddressContext, sessionId: string): string =>
  staffAddress(context, "termin", sessionId, "liste.pdf");

/** The list of a whole series (PDF). */
export const seriesListAddress = (context: AddressContext, offeringId: string): string =>
  staffAddress(context, "angebot", offeringId, "liste.pdf");

/** Where signed lists of a date are attached. */
export const signedListsAddress = (context: AddressContext, sessionId: string): string =>
  staffAddress(context, "termin", sessionId, "liste");

/** A list that people signed; with `entfernen` where it is taken away. */
export const signedListAddress = (context: AddressContext, id: string, ...parts: "entfernen"[]): string =>
  staffAddress(context, "liste", id, ...parts);
