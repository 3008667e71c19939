// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../kernel/i18n/locales.ts";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { calendarAddress, listAddress, offeringAddress } from "../pages/addresses.ts";
import { calendarWords } from "../pages/list/calendar-words.ts";
import type { CalendarEvent } from "../rules/ical/calendar-event.ts";
import { calendarBytes } from "../rules/ical/write-calendar.ts";
import { listParameters, readQuestion } from "../rules/list/question.ts";
import { textIn } from "../rules/planning/offering.ts";
import { placeText } from "../rules/planning/place.ts";
import { type FeedSession, feedOfOffering, feedSessions } from "../store/listing.ts";

export const calendarType = "text/calendar; charset=utf-8";
/** A year of a lively town. */
const mostSessions = 5_000;

/** Sessions as events of a calendar. What the sessions of an offering have in common is worked out once. */
export function* eventsOf(context: SiteContext, sessions: readonly FeedSession[]): Generator<CalendarEvent> {
  const known = new Map<string, ReturnType<typeof offeringOf>>();
  for (const session of sessions) {
    const offering = known.get(session.shortId) ?? offeringOf(context, session);
    known.set(session.shortId, offering);
    const { title, description, location, address, categories } = offering;
    yield {
      uid: session.id,
      sequence: session.revision,
      changedAt: session.changedAt,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      title,
      description,
      location: session.elsewhere ? placeText(session.elsewhere) : location,
      url: address,
      categories,
      status: session.state === "cancelled" ? "cancelled" : "confirmed",
    };
  }
}

function offeringOf(context: SiteContext, { texts, place, address, shortId, kind }: FeedSession) {
  const { text } = textIn(texts, context.locale);
  return {
    title: text.title,
    description: text.description || undefined,
    location: placeText({ place, address }) || undefined,
    address: new URL(offeringAddress(context, shortId), context.url).href,
    categories: [calendarWords(context.locale).kindOf(kind)],
  };
}

/** The coming sessions of a question, for calendars that subscribe to it. */
async function calendar(context: SiteContext): Promise<Answer> {
  const { db, site, locale, now, url } = context;
  const asked = readQuestion(
    url.searchParams,
    site.areas.map(({ key }) => key),
  );
  const sessions = await readInSite(db, site.id, (tx) => feedSessions(tx, asked, now, mostSessions));
  const here = (address: string) => new URL(address, url).href;
  return data(
    calendarType,
    calendarBytes({
      name: `${calendarWords(locale).title}: ${site.name}`,
      language: localeFacts[locale].intl,
      url: here(listAddress(context, asked)),
      source: here(calendarAddress(context, { asked })),
      method: "publish",
      refreshHours: 12,
      events: eventsOf(context, sessions),
    }),
  );
}

/** All dates of one offering. */
async function offeringCalendar(context: SiteContext): Promise<Answer> {
  const { db, site, locale, params, url } = context;
  const shortId = params.offering ?? "";
  const sessions = await readInSite(db, site.id, (tx) => feedOfOffering(tx, shortId));
  const [first] = sessions;
  if (!first) return notFound;
  return data(
    calendarType,
    calendarBytes({
      name: textIn(first.texts, locale).text.title,
      language: localeFacts[locale].intl,
      url: new URL(offeringAddress(context, shortId), url).href,
      source: new URL(calendarAddress(context, { shortId }), url).href,
      method: "publish",
      refreshHours: 12,
      events: eventsOf(context, sessions),
    }),
  );
}

/** The programme for calendars. */
export const calendarRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/programm.ics",
    permission: "public",
    audit: null,
    cache: { seconds: 600 },
    known: listParameters.filter((name) => name !== "seite"),
    handle: calendar,
  },
  {
    method: "GET",
    path: "/programm/:offering/termine.ics",
    permission: "public",
    audit: null,
    cache: { seconds: 600 },
    handle: offeringCalendar,
  },
];
