// SPDX-License-Identifier: EUPL-1.2
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, isStaff, peopleOf } from "../../../accounts/index.ts";
import { type SiteContext, statementsOf } from "../../../quarter/index.ts";
import { changeOffering, planOffering } from "../../actions/planning/plan-offering.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type PlanProblems, readOffering } from "../../rules/planning/read-offering.ts";
import { offeringById, templatesOf } from "../../store/offerings.ts";
import { resourcesOf } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { writtenIn } from "../staff-words.ts";
import { PlanForm } from "./plan-form.tsx";
import { Templates } from "./templates.tsx";

/** Those who may run something: whoever works for the project at the moment. */
export async function leadersOf(tx: Db, now: Date): Promise<{ id: string; name: string }[]> {
  const today = dayIn(now);
  const lasts = ({ until }: { until: string | null }) => until === null || today <= until;
  return (await peopleOf(tx)).filter(
    (person) =>
      (person.state === "confirmed" || person.state === "invited") &&
      lasts(person) &&
      person.memberships.some((held) => held.state === "active" && isStaff(held.role) && lasts(held)),
  );
}

/** The form of a new offering, or (with an id in the address) of one that is there. */
export async function planPage(context: SiteContext, problems?: PlanProblems): Promise<Answer> {
  const { primary, site, params, locale, now } = context;
  const { id } = params;
  if (id !== undefined && !isId(id)) return notFound;
  const { plan, resources, leaders, projects, templates } = await readInSite(
    primary,
    site.id,
    async (tx) => ({
      plan: id === undefined ? undefined : await offeringById(tx, id),
      resources: await resourcesOf(tx),
      leaders: await leadersOf(tx, now),
      projects: [...new Set((await statementsOf(tx)).map(({ project }) => project))].sort(),
      // Whoever has typed already begins no more.
      templates: id === undefined && !problems ? await templatesOf(tx) : [],
    }),
  );
  if (id !== undefined && !plan) return notFound;
  const say = staffTexts(locale);
  const title = plan ? textIn(plan.texts, writtenIn(locale)).text.title : say("new");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(problems && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("title"), href: staffAddress(context) }]}
        lead={plan ? undefined : say("newLead")}
      >
        {problems && <FormProblem title={say("check")} />}
        <Templates context={context} templates={templates} />
        <PlanForm
          context={context}
          action={
            id === undefined
              ? staffAddress(context, "neu")
              : staffAddress(context, "angebot", id, "bearbeiten")
          }
          plan={plan}
          problems={problems ?? {}}
          resources={resources}
          leaders={leaders}
          projects={projects}
        />
      </Inside>
    ),
  };
}

/** Takes the form of an offering. */
export async function planByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, now, form = new URLSearchParams() } = context;
  const { id } = params;
  if (id !== undefined && !isId(id)) return notFound;
  const leaders = await readInSite(primary, site.id, (tx) => leadersOf(tx, now));
  const read = readOffering(
    form,
    leaders.map((leader) => leader.id),
  );
  if (!read.ok) return planPage(context, read.reason);
  const doing = doingOf(context);
  if (id === undefined) {
    const made = await planOffering(doing, read.value);
    return redirect(`${staffAddress(context, "angebot", made)}?neu=1`);
  }
  const isThere = await changeOffering(doing, tellerOf(context), id, read.value);
  return isThere ? redirect(staffAddress(context, "angebot", id)) : notFound;
}
