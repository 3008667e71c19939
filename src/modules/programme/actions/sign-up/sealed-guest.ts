// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { finderText } from "../../rules/guests/finder.ts";
import type { Guest } from "../../store/guests.ts";
import type { SignUp } from "../../store/sign-ups.ts";

export const guestPurpose = "programme guest";

/** Who somebody is, and how to reach them; empty where the key is not there any more, or nothing was said. */
export interface OpenGuest {
  name: string;
  contact: string;
}

/** Who belongs to which row: what is sealed for one opens for no other. */
export const guestBound = (siteId: string, id: string, field: string) => `${siteId} ${id} ${field}`;

export function sealGuest(
  secrets: Secrets,
  siteId: string,
  id: string,
  { name, contact }: OpenGuest,
): Pick<Guest, "name" | "contact"> {
  return {
    name: secrets.seal(guestPurpose, guestBound(siteId, id, "name"), name),
    contact: contact === "" ? null : secrets.seal(guestPurpose, guestBound(siteId, id, "contact"), contact),
  };
}

export function openGuest(secrets: Secrets, siteId: string, { id, name, contact }: Guest): OpenGuest {
  return {
    name: secrets.open(guestPurpose, guestBound(siteId, id, "name"), name) ?? "",
    contact:
      contact === null ? "" : (secrets.open(guestPurpose, guestBound(siteId, id, "contact"), contact) ?? ""),
  };
}

const finding = "programme guest finder";

/** By which somebody is found again: the one to store. Undefined where nobody can be told from others. */
export function finderOf(secrets: Secrets, siteId: string, said: OpenGuest): string | undefined {
  const text = finderText(said);
  return text && secrets.sign(finding, `${siteId} ${text}`);
}

/** Under which somebody may be stored, one for each secret key. */
export function findersOf(secrets: Secrets, siteId: string, said: OpenGuest): string[] {
  const text = finderText(said);
  return text ? secrets.signatures(finding, `${siteId} ${text}`) : [];
}

/** Seals the code of a receipt, of a sign-up or of somebody who asks for a room, so that later messages can hold it. */
export const sealCode = (secrets: Secrets, siteId: string, id: string, code: string): string =>
  secrets.seal(guestPurpose, guestBound(siteId, id, "code"), code);

export const openCode = (
  secrets: Secrets,
  siteId: string,
  { id, code }: Pick<SignUp, "id" | "code">,
): string | undefined =>
  code === null ? undefined : secrets.open(guestPurpose, guestBound(siteId, id, "code"), code);

/** Seals why somebody excused themselves. @param id of the session and the guest */
export const sealReason = (secrets: Secrets, siteId: string, id: string, reason: string): string | null =>
  reason === "" ? null : secrets.seal(guestPurpose, guestBound(siteId, id, "reason"), reason);

export const openReason = (secrets: Secrets, siteId: string, id: string, reason: string | null): string =>
  reason === null ? "" : (secrets.open(guestPurpose, guestBound(siteId, id, "reason"), reason) ?? "");
