// SPDX-License-Identifier: EUPL-1.2

import { dayAfter } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import { freeDays } from "../../../directory/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Obstacle } from "../../actions/planning/blocked.ts";
import { endOffering } from "../../actions/planning/end-offering.ts";
import { copyOffering, setOffering } from "../../actions/planning/plan-offering.ts";
import { planSessions } from "../../actions/planning/plan-sessions.ts";
import { states } from "../../rules/planning/offering.ts";
import { appointmentsOf, type DatesProblem, readSeries } from "../../rules/planning/read-dates.ts";
import { datesOf } from "../../rules/series/dates-of.ts";
import {
  maxSeriesDays,
  type SeriesContext,
  type SeriesRefusal,
  type SeriesRule,
} from "../../rules/series/series-rule.ts";
import { countComing } from "../../store/sessions.ts";
import { countStillComing } from "../../store/sign-ups.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { obstacleText } from "../staff-words.ts";
import { detailPage } from "./detail-page.tsx";
import { doneQuery } from "./series-seen.tsx";

/** Why dates cannot be read, in words. */
export const datesWords: Record<DatesProblem | SeriesRefusal, StaffText> = {
  day: "dates.wrong.day",
  time: "dates.wrong.time",
  end: "dates.wrong.end",
  count: "dates.wrong.count",
  days: "dates.wrong.days",
  rhythm: "open.wrong.rhythm",
  slot: "dates.wrong.slot",
  many: "dates.wrong.many",
  endless: "dates.wrong.count",
  "until-before-from": "dates.wrong.until",
  "too-many": "dates.wrong.many",
  "too-long": "dates.wrong.many",
  "no-dates": "dates.wrong.none",
  "same-times": "dates.wrong.end",
};

/** What stands in the way, as sentences. */
export const sentencesOf = (context: SiteContext, obstacles: readonly Obstacle[]): string[] =>
  obstacles.slice(0, 40).map((obstacle) => obstacleText(context, obstacle));

/** The free days of the site's state, as far as a series can reach. */
function freeDaysFor({ site }: SiteContext, { from, until }: SeriesRule): SeriesContext {
  const farthest = dayAfter(from, maxSeriesDays);
  return freeDays(
    site.state,
    from,
    until !== undefined && until < farthest && until >= from ? until : farthest,
  );
}

/** Plans the dates of the form, or shows first which these would be. */
export async function addDates(context: SiteContext): Promise<Answer> {
  const { params, locale, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const say = staffTexts(locale);
  const rule = readSeries(form);
  if (!rule.ok) return detailPage(context, { sentences: [say(datesWords[rule.reason])] });
  const dates = datesOf(rule.value, freeDaysFor(context, rule.value));
  if (!dates.ok) return detailPage(context, { sentences: [say(datesWords[dates.reason])] });
  const appointments = appointmentsOf(form, dates.value.dates);
  if (!appointments.ok) return detailPage(context, { sentences: [say(datesWords[appointments.reason])] });
  if (form.get("look") === "1")
    return detailPage(context, { sentences: [], series: dates.value, appointments: appointments.value });
  const skip = form.get("skip") === "1";
  const done = await planSessions(doingOf(context), tellerOf(context), id, appointments.value, skip);
  if (done.ok)
    return redirect(`${staffAddress(context, "angebot", id)}${doneQuery(done.value, dates.value)}#planned`);
  if (done.reason === "no-such-offering") return notFound;
  const isSeries = appointments.value.length > 1;
  return detailPage(context, { sentences: sentencesOf(context, done.reason), skippable: isSeries });
}

/** Shows the offering to people, takes it back or ends it; while people or dates still come only after a question. */
export async function setByForm(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const id = params.id ?? "";
  const state = states.find((each) => each === form?.get("state"));
  if (!isId(id) || !state) return notFound;
  if (state !== "published" && form?.get("anyway") !== "1") {
    const say = staffTexts(context.locale);
    const [people, dates] = await readInSite(context.primary, context.site.id, async (tx) => [
      await countStillComing(tx, id, context.now),
      state === "ended" ? await countComing(tx, id, context.now) : 0,
    ]);
    const stillComing = state === "ended" ? "set.stillComingEnd" : "set.stillComing";
    const sentences = [
      ...(people > 0 ? [say(stillComing, { count: people })] : []),
      ...(dates > 0 ? [say("set.datesComing", { count: dates })] : []),
    ];
    if (sentences.length > 0) return detailPage(context, { sentences, anyway: state });
  }
  const doing = doingOf(context);
  const isThere =
    state === "ended" ? await endOffering(doing, tellerOf(context), id) : await setOffering(doing, id, state);
  return isThere ? redirect(staffAddress(context, "angebot", id)) : notFound;
}

/** Copies the offering, and leads to the copy. */
export async function copyByForm(context: SiteContext): Promise<Answer> {
  const { params, locale } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const say = staffTexts(locale);
  const copy = await copyOffering(doingOf(context), id, (title) =>
    say("copyOf", { title }).slice(0, 120).toWellFormed(),
  );
  return copy ? redirect(staffAddress(context, "angebot", copy, "bearbeiten")) : notFound;
}
