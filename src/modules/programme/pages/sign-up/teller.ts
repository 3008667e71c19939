// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Site, SiteContext } from "../../../quarter/index.ts";
import type { Teller, Told } from "../../actions/sign-up/tell.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { receiptAddress } from "../addresses.ts";
import { momentText } from "../when.ts";

/** The code as people write it down. */
export const grouped = (code: string): string => code.replace(/\d{4}(?=\d)/g, "$& ");

/** @param link leads to the receipt; empty where nobody knows under which address the pages stand */
function wordsOf(told: Told, locale: Locale, link: string): { subject: string; text: string } {
  const say = programmeTexts(locale);
  const { kind, title, place, startsAt, askedUntil, reason, code } = told;
  const until = askedUntil ? momentText(askedUntil, locale) : "";
  const lines = [
    title,
    startsAt ? say("mail.when", { when: momentText(startsAt, locale) }) : say("mail.series"),
    ...(place ? [say("mail.where", { where: place })] : []),
    ...(code ? [say("mail.code", { code: grouped(code) })] : []),
  ];
  return {
    subject: say(`mail.subject.${kind}`, { title }),
    text: [
      say(`mail.text.${kind}`, { until }),
      ...(reason ? [reason] : []),
      lines.join("\n"),
      ...(link && code ? [say("mail.link", { link })] : []),
    ].join("\n\n"),
  };
}

/** How people are told of what a request does. */
export const tellerOf = (context: SiteContext): Teller => ({
  siteName: context.site.name,
  words: context.mailWorks
    ? (told, locale) =>
        wordsOf(told, locale, new URL(receiptAddress({ ...context, locale }, told.code), context.url).href)
    : undefined,
});

/** How people are told of what work does that runs by itself: it knows no address, so the code must do. */
export const tellerOfSite = (site: Site, mailWorks: boolean): Teller => ({
  siteName: site.name,
  words: mailWorks ? (told, locale) => wordsOf(told, locale, "") : undefined,
});
