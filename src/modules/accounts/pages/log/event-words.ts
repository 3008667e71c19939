import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineSlot } from "../../../../kernel/module/slot.ts";
import { accountsTexts } from "../../texts/texts.ts";

export const accountEvents = [
  "account.signed-in",
  "account.sign-in-failed",
  "account.second-step",
  "account.second-step-failed",
  "account.demo-sign-in",
  "account.link-sent",
  "account.signed-out",
  "account.password-chosen",
  "account.password-changed",
  "account.second-factor-on",
  "account.second-factor-off",
  "account.recovery-codes",
  "account.own-data",
  "account.deleted",
  "account.registered",
  "person.invited",
  "person.invited-again",
  "person.suspended",
  "person.confirmed",
  "person.left",
  "role.given",
  "role.ended",
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
