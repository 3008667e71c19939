import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineSlot } from "../../../../kernel/module/slot.ts";
import { accountsTexts } from "../../texts/texts.ts";

export const accountEvents = [
  "account.signed-in",
  "account.sign-in-failed",
  "account.sign-on-failed",
  "account.sign-on-bound",
  "account.joined",
  "account.second-step",
  "account.second-step-failed",
  "account.demo-sign-in",
  "account.link-sent",
  "account.signed-out",
  "account.refused",
  "account.password-chosen",
  "account.password-changed",
  "account.second-factor-on",
  "account.second-factor-off",
  "account.passkey-added",
  "account.passkey-removed",
  "account.recovery-codes",
  "account.mail-asked",
  "account.mail-confirmed",
  "account.mail-refused",
  "account.mail-changed",
  "account.proof-failed",
  "account.notice-read",
  "account.own-data",
  "account.deleted",
  "account.registered",
  "person.invited",
  "person.invited-again",
  "person.factor-removal-asked",
  "person.factor-removed",
  "person.factor-removal-refused",
  "person.mail-set",
  "person.suspended",
  "person.confirmed",
  "person.left",
  "person.sign-on-released",
  "sign-on.set",
  "sign-on.off",
  "organisation.created",
  "organisation.renamed",
  "organisation.ended",
  "role.given",
  "role.ended",
  "view.began",
  "view.ended",
  "audit.exported",
] as const;

/** What an event of the audit log means, to follow a name: "was invited". Each capability adds its own. */
export interface EventWords {
  event: string;
  words(locale: Locale): string;
}

export const eventWords = defineSlot<EventWords>("audit-events");

export const ownEventWords = accountEvents.map(
  (event): EventWords => ({ event, words: (locale) => accountsTexts(locale)(`event.${event}`) }),
);
