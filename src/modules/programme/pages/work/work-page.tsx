// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { Badge } from "../../../../kernel/ui/content/badge.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { limitsOn } from "../../rules/hours/hour-limits.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { countOpenRequests } from "../../store/asking/room-requests.ts";
import { guestsWithoutForm } from "../../store/being-there/hours.ts";
import { missedTwice } from "../../store/being-there/missed.ts";
import { doubtfulSignUps } from "../../store/joining/doubtful.ts";
import { openNotices } from "../../store/notices.ts";
import { listedOfferings } from "../../store/offerings.ts";
import { type StaffSession, staffSessions, uncalledSessions } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { calendarsAddress, staffAddress } from "../addresses.ts";
import { keepsCalendars } from "../calendars/calendars-page.tsx";
import { FailedCalendars, failedCalendars } from "../calendars/failed-calendars.tsx";
import { unsignedLists } from "../lists/unsigned-lists.tsx";
import { PosterLinks } from "../paper/paper-links.tsx";
import { childcareWarnings } from "../rooms/room-warnings.ts";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";
import { DoubtfulList } from "./doubtful-list.tsx";
import { FormsWanted } from "./forms-wanted.tsx";
import { MissedList } from "./missed-list.tsx";
import { OfferingTable } from "./offering-table.tsx";
import { OpenNotices } from "./open-notices.tsx";
import { SessionCases } from "./session-cases.tsx";
import { missedSince, uncalledSince } from "./to-do.ts";

const day = 86_400_000;

/** Whether whoever asks may see who comes. */
export const seesPeople = (context: SiteContext): boolean => signedIn(context).may.has("programme-people");

/** What comes next, what is to be done, and all that is offered. */
export async function workPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const say = staffTexts(locale);
  const people = seesPeople(context);
  const limits = limitsOn(dayIn(now));
  const { sessions, small, offerings, uncalled, notices, missed, forms, calendars, asking, doubtful } =
    await inSite(primary, site.id, async (tx) => {
      const notices = people ? await openNotices(tx, now, 100) : [];
      const missed = people ? await missedTwice(tx, missedSince(now), 50) : [];
      const forms = people && limits ? await guestsWithoutForm(tx, limits.warnMinutes, 20) : [];
      if (notices.length + missed.length + forms.length > 0) await noteNamesSeen(tx, doingOf(context));
      const sessions = await staffSessions(tx, now, new Date(now.getTime() + 14 * day), 60);
      return {
        sessions,
        small: await childcareWarnings(tx, sessions, locale, now),
        offerings: await listedOfferings(tx, now),
        uncalled: people ? await uncalledSessions(tx, uncalledSince(now), now) : [],
        notices,
        missed,
        forms,
        doubtful: people ? await doubtfulSignUps(tx, now, 100) : [],
        asking: people ? await countOpenRequests(tx, now) : 0,
        calendars: keepsCalendars(context) ? await failedCalendars(tx, now) : [],
      };
    });
  const missingLists = people && (await unsignedLists(context));
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        <div class="actions">
          <LinkButton href={staffAddress(context, "neu")}>{say("new")}</LinkButton>
          <LinkButton href={staffAddress(context, "raeume")} look="secondary">
            {say("rooms.title")}
          </LinkButton>
          <LinkButton href={calendarsAddress(context)} look="secondary">
            {say("calendars.title")}
          </LinkButton>
          <LinkButton href={staffAddress(context, "zeiten")} look="secondary">
            {say("leaders.title")}
          </LinkButton>
          {people && (
            <>
              <LinkButton href={staffAddress(context, "personen")} look="secondary">
                {say("people.title")}
              </LinkButton>
              <LinkButton href={staffAddress(context, "anfragen")} look="secondary">
                {asking > 0 ? say("ask.staffOpen", { count: asking }) : say("ask.staffTitle")}
              </LinkButton>
              <LinkButton href={staffAddress(context, "nachrichten")} look="secondary">
                {say("messages.title")}
              </LinkButton>
            </>
          )}
        </div>
        <PosterLinks context={context} />
        <FailedCalendars context={context} calendars={calendars} />
        {notices.length > 0 && <OpenNotices context={context} notices={notices} />}
        <DoubtfulList context={context} doubtful={doubtful} />
        <SessionCases
          locale={locale}
          id="uncalled"
          title={say("uncalled.title")}
          sessions={uncalled}
          href={(sessionId) => staffAddress(context, "termin", sessionId, "anwesenheit")}
          button={say("roll.open")}
        />
        {missed.length > 0 && <MissedList context={context} missed={missed} />}
        {forms.length > 0 && <FormsWanted context={context} guests={forms} />}
        {missingLists}
        <Sessions context={context} sessions={sessions} small={small} people={people} />
        <OfferingTable context={context} offerings={offerings} />
      </Inside>
    ),
  };
}

const Sessions: FC<{
  context: SiteContext;
  sessions: StaffSession[];
  /** What is too small, by date. */
  small: Map<string, string[]>;
  people: boolean;
}> = ({ context, sessions, small, people }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  return (
    <Section id="next" title={say("next.title")}>
      {sessions.length === 0 && <p>{say("next.empty")}</p>}
      <ul class="cases">
        {sessions.map((session) => (
          <li class="case">
            <div class="case-side">
              <div>
                <h3>
                  <a href={staffAddress(context, "angebot", session.offeringId)}>
                    {textIn(session.texts, written).text.title}
                  </a>
                </h3>
                <p>{spanText(session, written)}</p>
                <p class="muted">
                  {session.state === "cancelled" ? say("session.cancelled") : takenText(session, say)}
                </p>
                {small.get(session.id)?.map((sentence) => (
                  <p>
                    <Badge kind="warning">{say("clash.leaderTitle")}</Badge> {sentence}
                  </p>
                ))}
              </div>
              {people && session.state === "planned" && (
                <div class="row">
                  {session.signUp !== "none" && (
                    <LinkButton
                      href={`${staffAddress(context, "angebot", session.offeringId, "anmelden")}?termin=${session.id}`}
                      small
                    >
                      {say("signUp.short")}
                    </LinkButton>
                  )}
                  <LinkButton
                    href={staffAddress(context, "termin", session.id, "anwesenheit")}
                    look="secondary"
                    small
                  >
                    {say("roll.open")}
                  </LinkButton>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** "8 of 10 places, 2 wait". */
export function takenText(
  { signUp, places, taken, waiting }: Pick<StaffSession, "signUp" | "places" | "taken" | "waiting">,
  say: ReturnType<typeof staffTexts>,
): string {
  if (signUp === "none") return say("taken.none");
  const first = places === null ? say("taken.open", { taken }) : say("taken.of", { taken, places });
  return waiting > 0 ? `${first}, ${say("taken.waiting", { waiting })}` : first;
}
