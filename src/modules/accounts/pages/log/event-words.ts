import { languageName } from "../../../../kernel/i18n/language-names.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { defineSlot } from "../../../../kernel/module/slot.ts";
import de from "../../texts/log/de.json" with { type: "json" };
import { type LogText, logTexts } from "../../texts/log/texts.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { type Detail, detailWords } from "./detail-words.ts";

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
  /** Under which heading it stands where one is chosen. */
  group(locale: Locale): string;
  /** A detail of its lines for staff, in words; empty where it says nothing to people, undefined where none are known for it. */
  detail?(name: string, value: Detail, locale: Locale): string | undefined;
}

export const eventWords = defineSlot<EventWords>("audit-events");

const groupOf = (event: string): LogText =>
  /^(account|view)\./.test(event)
    ? "group.access"
    : event.startsWith("audit.")
      ? "group.site"
      : "group.people";

const detail = detailWords(logTexts, de);

export const ownEventWords = accountEvents.map(
  (event): EventWords => ({
    event,
    words: (locale) => accountsTexts(locale)(`event.${event}`),
    group: (locale) => logTexts(locale)(groupOf(event)),
    detail: detail(event),
  }),
);

/** The words of what is set of a site; which text it was is said with its language. */
export const siteEventWords: Pick<EventWords, "group" | "detail"> = {
  group: (locale) => logTexts(locale)("group.site"),
  detail: (name, value, locale) => {
    const [, what = String(value), language] = /^([a-z]+)-(.+)$/.exec(String(value)) ?? [];
    const said = detail("site.set")(name, what, locale);
    return said && language ? `${said} (${languageName(language, locale)})` : said;
  },
};
