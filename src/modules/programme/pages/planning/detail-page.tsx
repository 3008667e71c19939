// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Badge } from "../../../../kernel/ui/content/badge.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, namesOfPeople, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { type Need, type Offering, type OfferingState, textIn } from "../../rules/planning/offering.ts";
import { placeText } from "../../rules/planning/place.ts";
import type { SeriesDates } from "../../rules/series/series-rule.ts";
import { figuresOf, type SessionFigures } from "../../store/being-there/attendance.ts";
import { type GuestHours, hoursOfGuests } from "../../store/being-there/hours.ts";
import { answersOf, questionsOf } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";
import { resourcesOf } from "../../store/rooms.ts";
import { type Session, sessionsBookedOtherwise, sessionsOf } from "../../store/sessions.ts";
import { type SignUpWithGuest, signUpsOf } from "../../store/sign-ups.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { offeringAddress, staffAddress } from "../addresses.ts";
import { FreeDayNote, freeDaysAround } from "../free-day-note.tsx";
import { leaderWarnings } from "../leaders/leader-warnings.ts";
import { signedListsAddress } from "../lists/addresses.ts";
import { StaffFlyers } from "../paper/paper-links.tsx";
import { type Said, said } from "../questions/said.ts";
import { roomWarnings } from "../rooms/room-warnings.ts";
import { SignUpTable } from "../sign-up/sign-up-table.tsx";
import { writtenIn } from "../staff-words.ts";
import { StateBadge } from "../state-badge.tsx";
import { type Span, spanText } from "../when.ts";
import { seesPeople } from "../work/work-page.tsx";
import { DatesForm } from "./dates-form.tsx";
import { SeriesDone, SeriesSeen } from "./series-seen.tsx";

/** What went wrong with a form of this page: shown above everything, with what was typed below. */
export interface DetailProblem {
  sentences: Child[];
  /** Above several of them; that nothing was saved, where it does not say anything else. */
  title?: string;
  /** The form that offers to leave out what clashes. */
  skippable?: boolean;
  /** Nothing went wrong: somebody wants to see which dates these would be. */
  series?: SeriesDates;
  appointments?: Span[];
  /** It is done all the same when somebody says so once more. */
  anyway?: OfferingState;
}

/** The offering that the address names; undefined where that is no id. */
export const readOfferingId = ({ params: { id = "" } }: SiteContext): string | undefined =>
  isId(id) ? id : undefined;

/** One offering for those who plan and run it: its dates, who is signed up, and what can be done with it. */
export async function detailPage(context: SiteContext, problem?: DetailProblem): Promise<Answer> {
  const { primary, site, params, locale, url } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const people = seesPeople(context);
  const found = await inSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, id);
    const signUps = offering && people ? await signUpsOf(tx, id) : [];
    if (signUps.length > 0) await noteNamesSeen(tx, doingOf(context), { kind: "offering", id });
    return (
      offering && {
        offering,
        sessions: await sessionsOf(tx, id),
        otherwise: await sessionsBookedOtherwise(tx, offering, context.now),
        resources: await resourcesOf(tx),
        figures: await figuresOf(tx, id),
        signUps,
        hours: await hoursOfGuests(
          tx,
          signUps.flatMap(({ guestId }) => guestId ?? []),
        ),
        questions: people ? await questionsOf(tx, id) : [],
        answers: people ? await answersOf(tx, id) : [],
        ...(await leadersOf(tx, context, offering)),
      }
    );
  });
  if (!found) return notFound;
  const { offering, sessions, figures, signUps, hours, leaders, warnings, questions, answers } = found;
  const say = staffTexts(locale);
  const { text } = textIn(offering.texts, writtenIn(locale));
  const coming = signUps.filter(({ state }) => state !== "cancelled");
  return {
    kind: "page",
    title: text.title,
    noIndex: true,
    ...(problem && !problem.series && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={text.title}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {problem &&
          !problem.series &&
          (problem.sentences.length === 1 && !problem.title ? (
            <FormProblem title={String(problem.sentences[0])} />
          ) : (
            <FormProblem title={problem.title ?? say("clash.title")} sentences={problem.sentences} />
          ))}
        {problem?.anyway && (
          <OwnForm
            context={context}
            action={staffAddress(context, "angebot", offering.id, "zustand")}
            hidden={[
              ["state", problem.anyway],
              ["anyway", "1"],
            ]}
            inline
          >
            <Button look="secondary" small>
              {say("set.anyway", { does: say(`set.${problem.anyway}`) })}
            </Button>
          </OwnForm>
        )}
        <SeriesDone context={context} />
        {problem?.series && (
          <SeriesSeen context={context} series={problem.series} appointments={problem.appointments ?? []} />
        )}
        {url.searchParams.get("neu") === "1" && sessions.length === 0 && <Notice>{say("detail.new")}</Notice>}
        <p class="row">
          <StateBadge locale={context.locale} offering={offering} />
          {people && coming.length > 0 && (
            <a href="#people">{say("signUps.count", { count: coming.length })}</a>
          )}
          {leaders.size > 0 && <span class="muted">{[...leaders.values()].join(", ")}</span>}
        </p>
        <Doing context={context} offering={offering} people={people} />
        {found.otherwise.length > 0 && (
          <Rebooking context={context} id={offering.id} count={found.otherwise.length} />
        )}
        <Sessions
          context={context}
          rooms={new Map(found.resources.map(({ id, name }) => [id, name]))}
          sessions={sessions}
          figures={figures}
          warnings={warnings}
          people={people}
        />
        <Section id="add" title={say("dates.title")}>
          <DatesForm context={context} offering={offering} skippable={problem?.skippable === true} />
        </Section>
        <StaffFlyers context={context} id={offering.id} />
        {people && offering.signUp !== "none" && (
          <SignUps
            context={context}
            offering={offering}
            sessions={sessions}
            signUps={signUps}
            hours={hours}
            said={said(context, questions, answers)}
          />
        )}
      </Inside>
    ),
  };
}

/** Who runs it, and what speaks against a date. */
async function leadersOf(tx: Db, { locale, now }: SiteContext, offering: Offering) {
  const { id, leaders } = offering;
  const names = await namesOfPeople(tx, leaders);
  const sessions = await sessionsOf(tx, id, now);
  const [ofLeaders, ofRooms] = [
    await leaderWarnings(tx, { offeringId: id, sessions, names, locale, now }),
    await roomWarnings(tx, offering, locale, now),
  ];
  const both = sessions.map((session): [string, string[]] => [
    session.id,
    [...(ofLeaders.get(session.id) ?? []), ...(ofRooms.get(session.id) ?? [])],
  ]);
  return { leaders: names, warnings: new Map(both) };
}

const nextStates: Record<OfferingState, OfferingState[]> = {
  draft: ["published"],
  published: ["draft", "ended"],
  ended: ["published"],
};

/** What can be done with the offering as a whole. */
const Doing: FC<{ context: SiteContext; offering: Offering; people: boolean }> = ({
  context,
  offering,
  people,
}) => {
  const say = staffTexts(context.locale);
  const here = (...parts: string[]) => staffAddress(context, "angebot", offering.id, ...parts);
  return (
    <div class="actions">
      {people && offering.state === "published" && offering.signUp !== "none" && (
        <LinkButton href={here("anmelden")}>{say("signUp.button")}</LinkButton>
      )}
      <LinkButton href={here("bearbeiten")} look="secondary">
        {say("detail.edit")}
      </LinkButton>
      <LinkButton href={here("bild")} look="tertiary">
        {say("open.picture.title")}
      </LinkButton>
      <LinkButton href={here("beteiligte")} look="tertiary">
        {say("open.involved.title")}
      </LinkButton>
      {offering.signUp !== "none" && (
        <LinkButton href={here("anmeldung")} look="secondary">
          {say("setUp.title")}
        </LinkButton>
      )}
      {!offering.template &&
        nextStates[offering.state].map((state) => (
          <OwnForm context={context} action={here("zustand")} hidden={[["state", state]]} inline>
            <Button look={state === "published" ? "primary" : "secondary"}>{say(`set.${state}`)}</Button>
          </OwnForm>
        ))}
      <OwnForm context={context} action={here("kopieren")} inline>
        <Button look="secondary">{say("detail.copy")}</Button>
      </OwnForm>
      {offering.state === "published" && offering.visibility !== "internal" && (
        <LinkButton href={offeringAddress(context, offering.shortId)} look="tertiary">
          {say("detail.public")}
        </LinkButton>
      )}
    </div>
  );
};

/** Dates that were planned before the offering needed what it needs now. */
const Rebooking: FC<{ context: SiteContext; id: string; count: number }> = ({ context, id, count }) => {
  const say = staffTexts(context.locale);
  return (
    <Notice title={say("rebook.title", { count })}>
      <OwnForm context={context} action={staffAddress(context, "angebot", id, "raeume")} inline>
        <Button look="secondary" small>
          {say("rebook.button")}
        </Button>
      </OwnForm>
    </Notice>
  );
};

const Sessions: FC<{
  context: SiteContext;
  /** The names of all rooms and machines. */
  rooms: Map<string, string>;
  sessions: Session[];
  figures: Map<string, SessionFigures>;
  warnings: Map<string, string[]>;
  people: boolean;
}> = ({ context, rooms, sessions, figures, warnings, people }) => {
  const { locale, now } = context;
  const say = staffTexts(locale);
  // Of what is over or cancelled nobody has to think any more.
  const planned = ({ state, endsAt }: Session) => state === "planned" && endsAt > now;
  const free = freeDaysAround(context, sessions.filter(planned));
  return (
    <Section id="dates" title={say("detail.dates")}>
      {sessions.length === 0 && <p>{say("detail.noDates")}</p>}
      <ol class="cases">
        {sessions.map((session) => {
          const had = figures.get(session.id);
          return (
            <li class="case">
              <div class="case-side">
                <div>
                  <strong>{spanText(session, writtenIn(locale))}</strong>
                  {planned(session) && <FreeDayNote context={context} date={session} free={free} />}
                  {session.state === "cancelled" && (
                    <p>
                      {say("session.cancelled")} {session.reason}
                    </p>
                  )}
                  {session.elsewhere && (
                    <p>
                      {say("session.elsewhere")} <bdi>{placeText(session.elsewhere)}</bdi>
                    </p>
                  )}
                  {session.needs && session.state === "planned" && (
                    <p class="muted">{ownRooms(session.needs, rooms, say)}</p>
                  )}
                  {warnings.get(session.id)?.map((sentence) => (
                    <p>
                      <Badge kind="warning">{say("clash.leaderTitle")}</Badge> {sentence}
                    </p>
                  ))}
                  {had && (
                    <p class="muted">
                      {say("session.had", {
                        people: had.people,
                        companions: had.companions,
                        others: had.others,
                        hours: Math.round(had.minutes / 6) / 10,
                      })}
                    </p>
                  )}
                </div>
                <div class="row">
                  {people && session.state === "planned" && (
                    <LinkButton
                      href={staffAddress(context, "termin", session.id, "anwesenheit")}
                      look="secondary"
                      small
                    >
                      {say("roll.open")}
                    </LinkButton>
                  )}
                  {people && session.state === "planned" && (
                    <LinkButton href={signedListsAddress(context, session.id)} look="tertiary" small>
                      {say("lists.short")}
                    </LinkButton>
                  )}
                  {(session.state === "cancelled" || session.endsAt > now) && (
                    <LinkButton href={staffAddress(context, "termin", session.id)} look="tertiary" small>
                      {say("session.change")}
                    </LinkButton>
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
};

/** What a date has instead of what the offering has. */
function ownRooms(
  needs: readonly Need[],
  names: Map<string, string>,
  say: ReturnType<typeof staffTexts>,
): string {
  const all = needs.flatMap(({ resourceId, units }) => {
    const name = names.get(resourceId);
    return name === undefined ? [] : [units > 1 ? `${units} × ${name}` : name];
  });
  return all.length === 0 ? say("session.roomsNone") : say("session.roomsOf", { names: all.join(", ") });
}

/** Who is signed up: for the series, or date by date. */
const SignUps: FC<{
  context: SiteContext;
  offering: Offering;
  sessions: Session[];
  signUps: SignUpWithGuest[];
  hours: Map<string, GuestHours>;
  said: Said;
}> = ({ context, offering, sessions, signUps, hours, said }) => {
  const { locale, now } = context;
  const say = staffTexts(locale);
  const groups =
    offering.signUp === "series"
      ? [{ title: say("signUps.series"), all: signUps.filter(({ sessionId }) => sessionId === null) }]
      : sessions
          .filter(({ endsAt }) => endsAt > now)
          .map((session) => ({
            title: spanText(session, writtenIn(locale)),
            all: signUps.filter(({ sessionId }) => sessionId === session.id),
          }))
          .filter(({ all }) => all.length > 0);
  return (
    <Section id="people" title={say("signUps.title")}>
      {groups.length === 0 && <p>{say("signUps.empty")}</p>}
      {groups.map(({ title, all }) => (
        <SignUpTable context={context} title={title} signUps={all} hours={hours} said={said} />
      ))}
    </Section>
  );
};
