// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";

export const listPurpose = "programme signed-list";
export const listBound = (siteId: string, id: string) => `${siteId} ${id}`;

/** Seals a list that people signed: whoever reads the database alone reads no name. */
export const sealList = (secrets: Secrets, siteId: string, id: string, bytes: Buffer): Buffer =>
  secrets.sealBytes(listPurpose, listBound(siteId, id), bytes);

/** Undefined where the key that sealed it is gone. */
export const openSealedList = (
  secrets: Secrets,
  siteId: string,
  id: string,
  sealed: Buffer,
): Buffer | undefined => secrets.openBytes(listPurpose, listBound(siteId, id), sealed);
