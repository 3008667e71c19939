// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import type { AddressContext } from "../../../quarter/index.ts";
import { staffAddress } from "../addresses.ts";

/** The certificates of a person: which there are, and in which languages. */
export const certificatesAddress = (context: AddressContext, guestId: string): string =>
  staffAddress(context, "personen", guestId, "bescheinigung");

/** What a certificate is about, and in which languages. */
export interface CertificateAsked {
  /** Without one: the hours over all offerings. */
  offeringId?: string | undefined;
  /** The language that counts. */
  main?: "de" | "en" | undefined;
  /** A language beside it; `none` for no other. Without it the person's own. */
  beside?: Locale | "none" | undefined;
}

/** The certificate of a person as PDF. */
export function certificateAddress(
  context: AddressContext,
  guestId: string,
  { offeringId, main, beside }: CertificateAsked = {},
): string {
  const query = new URLSearchParams({
    ...(offeringId && { angebot: offeringId }),
    ...(main && { sprache: main }),
    ...(beside && { daneben: beside === "none" ? "ohne" : localeFacts[beside].path }),
  }).toString();
  return staffAddress(context, "personen", guestId, "bescheinigung.pdf") + (query && `?${query}`);
}

/** The certificates of all who took part in an offering: the page, or all in one file. */
export const offeringCertificatesAddress = (
  context: AddressContext,
  offeringId: string,
  file?: "pdf",
): string => staffAddress(context, "angebot", offeringId, `bescheinigungen${file ? ".pdf" : ""}`);
