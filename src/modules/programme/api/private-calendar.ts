// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../kernel/i18n/locales.ts";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import { createRateLimit } from "../../../kernel/web/rate-limit.ts";
import type { Route } from "../../../kernel/web/route.ts";
import { worksHere } from "../../accounts/index.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { calendarOfToken } from "../actions/open/calendar-link.ts";
import { listAddress } from "../pages/addresses.ts";
import { calendarWords } from "../pages/list/calendar-words.ts";
import type { CalendarEvent } from "../rules/ical/calendar-event.ts";
import { calendarBytes } from "../rules/ical/write-calendar.ts";
import { type FeedSession, feedOfLeader, feedOfSignUp } from "../store/listing.ts";
import { type SignUpState, signUpById } from "../store/sign-ups.ts";
import { calendarType, eventsOf } from "./calendar.ts";

/** Calendars ask a few times an hour; whoever asks without pause, or tries tokens, is a program gone wild. */
const asking = createRateLimit({ burst: 60, perSecond: 1 / 10 });

/** Days back that a leader's calendar still has. */
const daysBack = 62;

interface Dates {
  sessions: FeedSession[];
  /** Undefined where the dates are what somebody runs. */
  state?: SignUpState;
}

/** The dates of a token; undefined where it is none, was ended, or belongs to somebody who no longer works here. */
async function datesOfToken(tx: Db, token: string, now: Date): Promise<Dates | undefined> {
  const link = await calendarOfToken(tx, token);
  if (!link) return undefined;
  if (link.signUpId !== null) {
    const signUp = await signUpById(tx, link.signUpId);
    return signUp && { sessions: await feedOfSignUp(tx, signUp), state: signUp.state };
  }
  const { personId } = link;
  if (!personId || !(await worksHere(tx, personId, now))) return undefined;
  const from = new Date(now.getTime() - daysBack * 86_400_000);
  return { sessions: await feedOfLeader(tx, personId, from) };
}

/** What a sign-up makes of its dates: without a seat they are not sure, cancelled they are off. */
function ofSignUp(event: CalendarEvent, state: SignUpState): CalendarEvent {
  if (event.status === "cancelled" || state === "seat") return event;
  // A change of the sign-up counts as one of the date, so that calendars replace what they have.
  if (state === "cancelled") return { ...event, status: "cancelled", sequence: event.sequence + 1 };
  return { ...event, status: "tentative" };
}

function* events(context: SiteContext, { sessions, state }: Dates): Generator<CalendarEvent> {
  for (const event of eventsOf(context, sessions)) yield state ? ofSignUp(event, state) : event;
}

/** `/duisburg/de/kalender/….ics`: somebody's own dates, at an address that only they know. */
async function privateCalendar(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, client, now, url } = context;
  if (!asking.allows(client.address)) return { kind: "refusal", status: 429 };
  const [, token = ""] = /^(.+)\.ics$/.exec(params.token ?? "") ?? [];
  const dates = await readInSite(primary, site.id, (tx) => datesOfToken(tx, token, now));
  if (!dates) return notFound;
  const bytes = calendarBytes({
    name: calendarWords(locale).ownOf(site.name),
    language: localeFacts[locale].intl,
    url: new URL(listAddress(context), url).href,
    method: "publish",
    refreshHours: 4,
    events: events(context, dates),
  });
  return data(calendarType, bytes, {
    headers: { "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-cache" },
  });
}

/** The calendars of single people. */
export const privateCalendarRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/kalender/:token",
    permission: "anybody",
    audit: null,
    cache: "none",
    handle: privateCalendar,
  },
];
