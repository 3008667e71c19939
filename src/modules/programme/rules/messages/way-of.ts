// SPDX-License-Identifier: EUPL-1.2
import type { NoticeKind } from "../sign-up/notice-kind.ts";
import type { ContactKind } from "../sign-up/read-sign-up.ts";

/** By which way somebody is told: by itself (`mail`, `text`), by staff, or not at all because they know. */
export type Way = "mail" | "text" | "staff" | "none";

/** What nobody needs to be called for: whoever just signed up sees it on the page, and a reminder is a help, no duty. */
const noCall = new Set<NoticeKind>(["seat", "waiting", "cancelled", "reminder", "double", "request-made"]);
/** What a letter would bring too late, or what whoever wrote the form has seen. */
const noLetter = new Set<NoticeKind>(["reminder", "cancelled", "double", "request-made"]);

/** @param works what can be sent here at all */
export function wayOf(
  kind: NoticeKind,
  reached: { contactKind: ContactKind; contact: string },
  works: { mail: boolean; text: boolean },
): Way {
  const { contactKind, contact } = reached;
  if (contactKind === "mail" && works.mail && contact !== "") return "mail";
  if (contactKind === "phone" && works.text && takesTexts(contact)) return "text";
  if (contactKind === "post") return noLetter.has(kind) ? "none" : "staff";
  return noCall.has(kind) ? "none" : "staff";
}

/**
 * Whether a number takes text messages: in Germany those that begin with 15, 16 or 17 (Bundesnetzagentur, Nummernplan
 * öffentliche Mobilfunkdienste); elsewhere it is tried.
 *
 * @param number E.164
 */
export const takesTexts = (number: string): boolean =>
  /^\+\d{8,15}$/.test(number) && (!number.startsWith("+49") || /^\+491[567]\d/.test(number));
