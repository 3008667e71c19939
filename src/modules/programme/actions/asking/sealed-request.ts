// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";

export const requestPurpose = "programme request";
export const requestBound = (siteId: string, id: string, field: string) => `${siteId} ${id} ${field}`;

/** Seals what somebody wants a room for. */
export const sealPurpose = (secrets: Secrets, siteId: string, id: string, text: string): string | null =>
  text === "" ? null : secrets.seal(requestPurpose, requestBound(siteId, id, "purpose"), text);

export const openPurpose = (
  secrets: Secrets,
  siteId: string,
  { id, purpose: sealed }: { id: string; purpose: string | null },
): string =>
  sealed === null ? "" : (secrets.open(requestPurpose, requestBound(siteId, id, "purpose"), sealed) ?? "");

/** Seals why somebody does not get it. */
export const sealRefusal = (secrets: Secrets, siteId: string, id: string, text: string): string | null =>
  text === "" ? null : secrets.seal(requestPurpose, requestBound(siteId, id, "reason"), text);

export const openRefusal = (
  secrets: Secrets,
  siteId: string,
  { id, reason }: { id: string; reason: string | null },
): string =>
  reason === null ? "" : (secrets.open(requestPurpose, requestBound(siteId, id, "reason"), reason) ?? "");
