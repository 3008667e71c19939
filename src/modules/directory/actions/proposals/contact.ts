// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";

export const contactPurpose = "directory proposal-contact";
export const contactBound = (siteId: string, id: string) => `${siteId} ${id}`;

/** Seals how to reach whoever asks; null where they did not say. */
export const sealContact = (secrets: Secrets, siteId: string, id: string, contact: string): string | null =>
  contact === "" ? null : secrets.seal(contactPurpose, contactBound(siteId, id), contact);

/** How to reach whoever asked; undefined where they did not say, or the key is not there any more. */
export const openContact = (
  secrets: Secrets,
  siteId: string,
  { id, contact }: Pick<Proposal, "id" | "contact">,
): string | undefined =>
  contact === null ? undefined : secrets.open(contactPurpose, contactBound(siteId, id), contact);
