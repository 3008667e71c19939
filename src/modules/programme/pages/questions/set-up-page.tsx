// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm, organisationsOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { planSignUp } from "../../actions/questions/plan-questions.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { mostQuestions, readQuestions } from "../../rules/questions/question.ts";
import { type PartnerQuota, quotasOf } from "../../store/joining/partner-quotas.ts";
import { questionsOf } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { PlanQuestion } from "./plan-question.tsx";

/** Lines for further questions that the form has besides those that are there. */
const moreLines = 2;

/** How people sign up for an offering: what they are asked, and which partners have places of their own. */
export async function setUpPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, params, form } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const found = await readInSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, id);
    return (
      offering && {
        offering,
        questions: await questionsOf(tx, id),
        quotas: await quotasOf(tx, id),
        partners: (await organisationsOf(tx)).filter(({ endedOn }) => endedOn === null),
      }
    );
  });
  if (!found) return notFound;
  const { offering, questions, quotas, partners } = found;
  const say = staffTexts(locale);
  const { text } = textIn(offering.texts, writtenIn(locale));
  const lines = form ? mostQuestions : Math.min(mostQuestions, questions.length + moreLines);
  return {
    kind: "page",
    title: `${say("setUp.title")}: ${text.title}`,
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("setUp.title")}
        lead={say("setUp.lead")}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: text.title, href: staffAddress(context, "angebot", id) },
        ]}
      >
        {problem && <FormProblem title={problem} />}
        <OwnForm context={context} action={staffAddress(context, "angebot", id, "anmeldung")}>
          <Section id="questions" title={say("setUp.questions")}>
            <p class="muted">{say("setUp.questionsHint")}</p>
            <div class="form">
              {Array.from({ length: lines }, (_, index) => (
                <PlanQuestion context={context} index={index} question={questions[index]} />
              ))}
            </div>
          </Section>
          <Partners context={context} quotas={quotas} partners={partners} />
          <div class="actions">
            <Button>{say("save")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

const Partners: FC<{
  context: SiteContext;
  quotas: readonly PartnerQuota[];
  partners: readonly { id: string; name: string }[];
}> = ({ context, quotas, partners }) => {
  const say = staffTexts(context.locale);
  return (
    <Section id="partners" title={say("setUp.partners")}>
      <p class="muted">{say(quotas.length === 0 ? "setUp.noQuotas" : "setUp.partnersHint")}</p>
      {quotas.map(({ id, name, places, organisationId }) => (
        <SelectField
          name={`partner-${id}`}
          label={say("setUp.quota", { name, places })}
          value={context.form?.get(`partner-${id}`) ?? organisationId ?? ""}
          choices={[
            { value: "", label: say("setUp.nobody") },
            ...partners.map((partner) => ({ value: partner.id, label: partner.name })),
          ]}
        />
      ))}
    </Section>
  );
};

/** Plans what is asked, and whose places they are. */
export async function setUpByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const read = readQuestions(form);
  if (!read.ok) {
    const { index, problem } = read.reason;
    return setUpPage(context, staffTexts(locale)(`setUp.wrong.${problem}`, { number: index + 1 }));
  }
  const { quotas, known } = await readInSite(primary, site.id, async (tx) => ({
    quotas: await quotasOf(tx, id),
    known: new Set((await organisationsOf(tx)).map((organisation) => organisation.id)),
  }));
  const partners = new Map(
    quotas.map((quota) => {
      const chosen = form.get(`partner-${quota.id}`) ?? "";
      return [quota.id, known.has(chosen) ? chosen : null];
    }),
  );
  const done = await planSignUp(doingOf(context), id, { questions: read.value, partners });
  return done ? redirect(staffAddress(context, "angebot", id)) : notFound;
}
