// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { JobMeans } from "../../../../kernel/module/module.ts";
import { groupedCode } from "../../../accounts/index.ts";
import { type Site, type SiteContext, siteOrigin } from "../../../quarter/index.ts";
import type { Teller, Told } from "../../actions/sign-up/tell.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { receiptAddress, requestAddress } from "../addresses.ts";
import { momentText, spanText } from "../when.ts";

const whenOf = ({ startsAt, endsAt }: Told, locale: Locale): string | undefined =>
  startsAt ? (endsAt ? spanText({ startsAt, endsAt }, locale) : momentText(startsAt, locale)) : undefined;

/** Of several dates one is moved: which it is, and when nobody needs to come any more. */
const wasOf = ({ was, startsAt }: Told, locale: Locale): string[] =>
  was && was.getTime() !== startsAt?.getTime()
    ? [programmeTexts(locale)("mail.was", { when: momentText(was, locale) })]
    : [];

/** Where it was until now, where it is somewhere else. */
const wasPlaceOf = ({ wasPlace, place }: Told, locale: Locale): string[] =>
  wasPlace && wasPlace !== place ? [programmeTexts(locale)("mail.wasPlace", { where: wasPlace })] : [];

/** Which dates of a series are somewhere else than the others; for whoever comes no more, none. */
const othersOf = ({ kind, others = [] }: Told, locale: Locale): string[] =>
  kind === "cancelled" || kind === "lapsed" || kind === "offering-ended"
    ? []
    : others.map(({ startsAt, place }) =>
        programmeTexts(locale)("mail.elsewhere", { when: momentText(startsAt, locale), where: place }),
      );

/** @param link leads to the receipt; empty where nobody knows under which address the pages stand */
export function wordsOf(told: Told, locale: Locale, link: string): { subject: string; text: string } {
  const say = programmeTexts(locale);
  const { kind, title, place, askedUntil, reason, code } = told;
  const until = askedUntil ? momentText(askedUntil, locale) : "";
  const when = whenOf(told, locale);
  const lines = [
    title,
    // Of what has ended it is the first of the dates that fall away.
    when ? say(kind === "offering-ended" ? "mail.from" : "mail.when", { when }) : say("mail.series"),
    ...wasOf(told, locale),
    ...(place ? [say("mail.where", { where: place })] : []),
    ...wasPlaceOf(told, locale),
    ...othersOf(told, locale),
    ...(code ? [say("mail.code", { code: groupedCode(code) })] : []),
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

/** The same as short as it can be said: each part of a text message is paid for. */
export function shortWordsOf(told: Told, locale: Locale, link: string): string {
  const say = programmeTexts(locale);
  const { kind, title, place, isElsewhere, askedUntil, reason, code } = told;
  const when = whenOf(told, locale);
  return [
    say(`mail.subject.${kind}`, { title }),
    ...(when ? [kind === "offering-ended" ? say("mail.from", { when }) : when] : []),
    ...wasOf(told, locale),
    ...(place && (kind === "place-changed" || isElsewhere) ? [place] : []),
    ...wasPlaceOf(told, locale),
    ...(reason ? [reason] : []),
    ...(askedUntil ? [say("receipt.askedUntil", { until: momentText(askedUntil, locale) })] : []),
    ...(link && code ? [link] : code ? [say("mail.code", { code: groupedCode(code) })] : []),
  ].join("\n");
}

/** The page that a code opens, from anywhere. */
export function codeLink(
  context: { site: Site; url: URL },
  { code, about }: Pick<Told, "code" | "about">,
  locale: Locale,
): string {
  const there = { site: context.site, url: context.url, locale };
  const path = about === "request" ? requestAddress(there, code) : receiptAddress(there, code);
  return new URL(path, context.url).href;
}

function tellerFor(
  site: Site,
  works: { mail: boolean; textPrice: number | undefined },
  linkOf: (told: Told, locale: Locale) => string,
): Teller {
  const { contact } = site.texts ?? {};
  return {
    siteName: site.name,
    words: works.mail ? (told, locale) => wordsOf(told, locale, linkOf(told, locale)) : undefined,
    short:
      works.textPrice === undefined
        ? undefined
        : (told, locale) => shortWordsOf(told, locale, linkOf(told, locale)),
    textPrice: works.textPrice,
    organizer: contact?.email ? { name: contact.organisation ?? site.name, email: contact.email } : undefined,
  };
}

/** How people are told of what a request does. */
export const tellerOf = (context: SiteContext): Teller =>
  tellerFor(context.site, { mail: context.mailWorks, textPrice: context.textPrice }, (told, locale) =>
    codeLink(context, told, locale),
  );

/** How people are told of what work does that runs by itself; where it knows no address the code must do. */
export function tellerOfSite(
  site: Site,
  { mailWorks, texts, baseUrl }: Pick<JobMeans, "mailWorks" | "texts" | "baseUrl">,
): Teller {
  const url = siteOrigin(site, baseUrl);
  return tellerFor(site, { mail: mailWorks, textPrice: texts?.price }, (told, locale) =>
    url ? codeLink({ site, url }, told, locale) : "",
  );
}
