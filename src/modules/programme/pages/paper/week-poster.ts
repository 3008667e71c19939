// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { dayAfter, dayIn, startOf } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pdfAnswer } from "../../../../kernel/documents/document-answer.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { qrFile } from "../../../../kernel/ui/content/qr-code.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { weekAsked } from "../../rules/paper/week-asked.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type PosterSession, posterSessions } from "../../store/paper.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { listAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import {
  dayAndMonth,
  languageName,
  listText,
  moneyText,
  shortDay,
  timeSpan,
  weekdayHeading,
  weekText,
} from "../when.ts";
import { paperFunding } from "./funding.ts";
import { apart, discOf, iconFile, lookOfSite, setIn } from "./paper-look.ts";

const template = new URL("./week-poster.typ", import.meta.url);

/** The programme of a week, to be hung on a door: in the language of the address, on A4 or A3. */
export async function weekPoster(context: SiteContext): Promise<Answer> {
  const { db, site, now, url } = context;
  const monday = weekAsked(url.searchParams.get("woche"), now);
  if (!monday) return notFound;
  const paper = url.searchParams.get("format") === "a3" ? "a3" : "a4";
  const { sessions, statements } = await readInSite(db, site.id, async (tx) => ({
    sessions: await posterSessions(tx, startOf(monday), startOf(dayAfter(monday, 7))),
    statements: (await paperFunding(tx, site, monday, dayAfter(monday, 6), [""], context.locale)).statements,
  }));
  const facts = { ...posterFacts(context, monday, paper, sessions), statements };
  return pdfAnswer(`programm-${monday}`, await makePdf(await readFile(template, "utf8"), facts));
}

/** What stands on the poster. */
export function posterFacts(
  context: SiteContext,
  monday: string,
  paper: "a3" | "a4",
  sessions: readonly PosterSession[],
) {
  const { site, locale, url, now } = context;
  const say = programmeTexts(locale);
  const link = new URL(listAddress(context), url).href;
  const look = lookOfSite(site);
  const days = Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
  return {
    ...setIn(locale),
    paper,
    look,
    title: say("paper.week"),
    site: site.name,
    span: weekText(monday, locale),
    free: sessions.every(({ costs }) => costs === 0) && sessions.length > 0 ? say("paper.free") : "",
    welcome: say("paper.welcome"),
    scan: say("paper.scanWeek"),
    none: sessions.length === 0 ? say("paper.none") : "",
    asOf: say("paper.asOf", { day: shortDay(now, locale) }),
    page: say("paper.page", { page: "{p}", pages: "{n}" }),
    link,
    shownLink: link.replace(/^https?:\/\//, ""),
    qr: qrFile(link),
    childcareIcon: iconFile("heart", look.primary),
    days: days.flatMap((day) => {
      const noon = new Date(`${day}T12:00:00Z`);
      const ofDay = sessions.filter(({ startsAt }) => dayIn(startsAt) === day);
      if (ofDay.length === 0) return [];
      return [
        {
          name: weekdayHeading(noon, locale),
          date: dayAndMonth(noon, locale),
          sessions: ofDay.map((session) => entryOf(session, locale)),
        },
      ];
    }),
  };
}

function entryOf(session: PosterSession, locale: Locale) {
  const say = programmeTexts(locale);
  const { text, locale: written } = textIn(session.texts, locale);
  const { place, rooms, languages, childcare, costs, kind } = session;
  return {
    time: timeSpan(session, locale),
    title: apart(text.title, locale),
    written: setIn(written),
    cancelled: session.state === "cancelled" ? say("cancelled") : "",
    disc: discOf(kind),
    kind: kindText(kind, say),
    where: [place, ...rooms].filter(Boolean).map((each) => apart(each, locale)),
    languages: listText(
      languages.map((code) => languageName(code, locale)),
      locale,
    ),
    childcare: childcare ? say("filter.betreuung.ja") : "",
    costs: costs > 0 ? moneyText(costs, locale) : "",
  };
}
