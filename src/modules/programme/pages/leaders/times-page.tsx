// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { addAbsence, endAbsence, setOwnTimes } from "../../actions/leaders/leader-times.ts";
import { readAbsence, readTimes } from "../../rules/leaders/availability.ts";
import { absencesOf, leaderTimes } from "../../store/leading/leaders.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { WeekTimes } from "../week-times.tsx";
import { shortDay } from "../when.ts";

/** When whoever is signed in can run something, and when they are away. */
export async function timesPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, now, url } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const { id } = signedIn(context);
  const { times, absences } = await readInSite(primary, site.id, async (tx) => ({
    times: await leaderTimes(tx, [id]),
    absences: await absencesOf(tx, [id], dayIn(now)),
  }));
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  return {
    kind: "page",
    title: say("leaders.title"),
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("leaders.title")}
        lead={say("leaders.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {problem && <FormProblem title={problem} />}
        {url.searchParams.has("gespeichert") && <Notice>{say("leaders.saved")}</Notice>}
        <Section id="week" title={say("leaders.week")}>
          <OwnForm context={context} action={staffAddress(context, "zeiten")}>
            <p class="muted">{say("leaders.weekHint")}</p>
            <WeekTimes
              context={context}
              stored={(weekday) => times.find((time) => time.weekday === weekday)}
            />
            <div class="actions">
              <Button>{say("save")}</Button>
            </div>
          </OwnForm>
        </Section>
        <Section id="away" title={say("leaders.absences")}>
          {absences.length === 0 && <p>{say("leaders.noAbsences")}</p>}
          <ul class="cases">
            {absences.map((absence) => (
              <li class="case">
                <div class="case-side">
                  <span>
                    {shortDay(noon(absence.firstDay), written)}
                    {absence.lastDay !== absence.firstDay && ` – ${shortDay(noon(absence.lastDay), written)}`}
                  </span>
                  <OwnForm
                    context={context}
                    action={staffAddress(context, "zeiten", "abwesend", absence.id, "streichen")}
                    inline
                  >
                    <Button look="secondary" small label={`${say("leaders.remove")}: ${absence.firstDay}`}>
                      {say("leaders.remove")}
                    </Button>
                  </OwnForm>
                </div>
              </li>
            ))}
          </ul>
          <OwnForm context={context} action={staffAddress(context, "zeiten", "abwesend")}>
            <div class="special-dates date-fields">
              <Field
                name="first"
                label={say("leaders.first")}
                type="date"
                value={context.form?.get("first") ?? ""}
                required
              />
              <Field
                name="last"
                label={say("leaders.last")}
                type="date"
                value={context.form?.get("last") ?? ""}
              />
            </div>
            <div class="actions">
              <Button look="secondary">{say("leaders.add")}</Button>
            </div>
          </OwnForm>
        </Section>
      </Inside>
    ),
  };
}

const done = (context: SiteContext): Answer => redirect(`${staffAddress(context, "zeiten")}?gespeichert=1`);

/** Writes when whoever is signed in can. */
export async function timesByForm(context: SiteContext): Promise<Answer> {
  const times = readTimes(context.form ?? new URLSearchParams());
  if (!times.ok) return timesPage(context, staffTexts(context.locale)("leaders.wrong"));
  await setOwnTimes(doingOf(context), times.value);
  return done(context);
}

/** Writes when they are away. */
export async function absenceByForm(context: SiteContext): Promise<Answer> {
  const absence = readAbsence(context.form ?? new URLSearchParams());
  if (!absence.ok) return timesPage(context, staffTexts(context.locale)("leaders.dayWrong"));
  await addAbsence(doingOf(context), absence.value);
  return done(context);
}

/** They are there after all. */
export async function removeAbsence(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  if (isId(id)) await endAbsence(doingOf(context), id);
  return done(context);
}
