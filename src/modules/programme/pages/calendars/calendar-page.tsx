// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { changeCalendar, endCalendar, hideEntry } from "../../actions/calendars/manage-calendars.ts";
import { refreshCalendar } from "../../actions/calendars/refresh-calendar.ts";
import { type CalendarFormProblem, readCalendarWords } from "../../rules/calendars/read-subscription.ts";
import { type Calendar, calendarById } from "../../store/calendars/calendars.ts";
import { entriesOf, type StaffEntry } from "../../store/calendars/foreign-events.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { calendarsAddress, staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { formWords, knownOf, leftOutTexts, problemWords } from "./calendar-words.ts";
import { keepsCalendars } from "./calendars-page.tsx";
import { entryTime } from "./entry-time.ts";

const mostListed = 200;

/** The calendar of the address. */
async function calendarOf({ primary, site, params }: SiteContext): Promise<Calendar | undefined> {
  const id = params.id ?? "";
  return isId(id) ? readInSite(primary, site.id, (tx) => calendarById(tx, id)) : undefined;
}

/** One foreign calendar: how it stands, what comes from it, and what can be done with it. */
export async function calendarPage(
  context: SiteContext,
  problem?: CalendarFormProblem | "there-already",
): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const calendar = await calendarOf(context);
  if (!calendar) return notFound;
  const entries = await readInSite(primary, site.id, (tx) => entriesOf(tx, calendar.id, now, mostListed + 1));
  const say = staffTexts(locale);
  const may = keepsCalendars(context);
  const leftOut = leftOutTexts(context, calendar.leftOut);
  return {
    kind: "page",
    title: calendar.name,
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={calendar.name}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: say("calendars.title"), href: calendarsAddress(context) },
        ]}
      >
        {problem && <FormProblem title={say(formWords[problem])} />}
        <State context={context} calendar={calendar} may={may} />
        {leftOut.length > 0 && (
          <Notice title={say("calendars.left.title")}>
            <ul>
              {leftOut.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Section id="entries" title={say("calendars.entries")}>
          <p>{say("calendars.entriesText")}</p>
          {entries.length === 0 && <p>{say("calendars.noEntries")}</p>}
          <ul class="cases">
            {entries.slice(0, mostListed).map((entry) => (
              <Entry context={context} entry={entry} may={may} />
            ))}
          </ul>
          {entries.length > mostListed && <p>{say("calendars.moreEntries", { count: mostListed })}</p>}
        </Section>
        {may && <Change context={context} calendar={calendar} problem={problem} />}
      </Inside>
    ),
  };
}

const State: FC<{ context: SiteContext; calendar: Calendar; may: boolean }> = ({
  context,
  calendar,
  may,
}) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const { id, address, problem, fineAt } = calendar;
  return (
    <>
      {problem && (
        <Notice kind="warning" title={say("calendars.failed")}>
          <p>{say(problemWords[problem])}</p>
        </Notice>
      )}
      {address ? (
        <p class="text" dir="ltr">
          <a href={address} rel="noreferrer">
            {address}
          </a>
        </p>
      ) : (
        <p>{say("calendars.fromFile")}</p>
      )}
      {fineAt && <p class="muted">{say("calendars.seen", { when: momentText(fineAt, written) })}</p>}
      {may && address && (
        <OwnForm context={context} action={calendarsAddress(context, id, "holen")} inline>
          <Button look="secondary">{say("calendars.fetch")}</Button>
        </OwnForm>
      )}
    </>
  );
};

const Entry: FC<{ context: SiteContext; entry: StaffEntry; may: boolean }> = ({ context, entry, may }) => {
  const say = staffTexts(context.locale);
  const note = entry.hidden
    ? say("calendars.isHidden")
    : entry.cancelled
      ? say("session.cancelled")
      : entry.shown
        ? ""
        : say("calendars.isTwin");
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <h3 dir="auto">{entry.title}</h3>
          <p>{entryTime(entry, writtenIn(context.locale))}</p>
          {entry.location && <p dir="auto">{entry.location}</p>}
          {note && <p class="muted">{note}</p>}
        </div>
        {may && (
          <OwnForm
            context={context}
            action={calendarsAddress(context, "eintrag", entry.id)}
            hidden={[["hidden", entry.hidden ? "" : "1"]]}
            inline
          >
            <Button
              look="secondary"
              small
              label={`${say(entry.hidden ? "calendars.show" : "calendars.hide")}: ${entry.title}`}
            >
              {say(entry.hidden ? "calendars.show" : "calendars.hide")}
            </Button>
          </OwnForm>
        )}
      </div>
    </li>
  );
};

const Change: FC<{
  context: SiteContext;
  calendar: Calendar;
  problem: CalendarFormProblem | "there-already" | undefined;
}> = ({ context, calendar, problem }) => {
  const say = staffTexts(context.locale);
  return (
    <>
      <Section id="change" title={say("calendars.change")}>
        <OwnForm context={context} action={calendarsAddress(context, calendar.id)}>
          <CalendarFields
            context={context}
            words={calendar}
            problem={problem === "there-already" ? undefined : problem}
          />
          <div class="actions">
            <Button>{say("save")}</Button>
          </div>
        </OwnForm>
      </Section>
      <Section id="end" title={say("calendars.end")}>
        <p>{say("calendars.endText")}</p>
        <OwnForm context={context} action={calendarsAddress(context, calendar.id, "beenden")}>
          <div class="actions">
            <Button look="secondary">{say("calendars.endButton")}</Button>
          </div>
        </OwnForm>
      </Section>
    </>
  );
};

/** Asks for the calendar now. */
export async function fetchByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, now, local } = context;
  const calendar = await calendarOf(context);
  if (!calendar) return notFound;
  await refreshCalendar({ db: primary, siteId: site.id, now, local }, calendar);
  return redirect(calendarsAddress(context, calendar.id));
}

/** Changes how the calendar is called and sorted in. */
export async function changeByForm(context: SiteContext): Promise<Answer> {
  const calendar = await calendarOf(context);
  if (!calendar) return notFound;
  const words = readCalendarWords(context.form ?? new URLSearchParams(), knownOf(context));
  if (!words.ok) return calendarPage(context, words.reason);
  const changed = await changeCalendar(doingOf(context), calendar.id, words.value);
  return changed.ok
    ? redirect(calendarsAddress(context, calendar.id))
    : calendarPage(context, changed.reason);
}

/** Ends the subscription, or takes the file back. */
export async function endByForm(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  if (!isId(id) || !(await endCalendar(doingOf(context), id))) return notFound;
  return redirect(calendarsAddress(context));
}

/** Hides one entry, or shows it again. */
export async function hideByForm(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  if (!isId(id)) return notFound;
  const calendar = await hideEntry(doingOf(context), id, context.form?.get("hidden") === "1");
  return calendar === undefined ? notFound : redirect(`${calendarsAddress(context, calendar)}#entries`);
}
