// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type SignUpRefusal, signUp } from "../../actions/sign-up/sign-up.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { placeText } from "../../rules/planning/place.ts";
import { type Question, readAnswers } from "../../rules/questions/question.ts";
import { readSignUp, type SignUpProblems } from "../../rules/sign-up/read-sign-up.ts";
import { questionsOf } from "../../store/joining/questions.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { listAddress, offeringAddress, receiptAddress, signUpAddress } from "../addresses.ts";
import { freeText } from "../list/session-card.tsx";
import { type PublicOffering, type PublicSession, publicOffering } from "../offering/public-offering.ts";
import { spanText } from "../when.ts";
import { anybodyDoing, Guard, maySend, readGuard } from "./guard.tsx";
import { SignUpFields } from "./sign-up-fields.tsx";
import { tellerOf } from "./teller.ts";

/** Why nobody can be signed up, in words; a new reason without words does not compile. */
export const refusalWords: Record<SignUpRefusal, ProgrammeText> = {
  "not-offered": "refused.not-offered",
  "not-needed": "refused.not-needed",
  cancelled: "refused.cancelled",
  over: "refused.over",
  closed: "refused.closed",
  "no-such-session": "refused.no-such-session",
  "there-already": "refused.there-already",
  "quota-full": "refused.quota-full",
  "party-too-big": "refused.party-too-big",
  "answers-missing": "refused.answers-missing",
};

/** How the form is shown once more. */
interface Again {
  status: 422 | 429;
  problem: ProgrammeText;
  problems?: SignUpProblems;
  unanswered?: ReadonlySet<string>;
}

/** One form: which date, who comes, how to reach them. */
export async function signUpPage(context: SiteContext, again?: Again): Promise<Answer> {
  const { primary, site, locale, params, now, form, url } = context;
  const also = form?.get("session") ?? url.searchParams.get("termin");
  const { found, questions } = await readInSite(primary, site.id, async (tx) => {
    const offered = await publicOffering(tx, params.offering ?? "", now, { also });
    return { found: offered, questions: offered ? await questionsOf(tx, offered.offering.id) : [] };
  });
  if (!found) return notFound;
  const { offering, series } = found;
  const say = programmeTexts(locale);
  const { text } = textIn(offering.texts, locale);
  const title = say("signup.title", { title: text.title });
  const open = found.sessions.filter(({ isOpen }) => isOpen);
  const isOpen = series ? series.isOpen : open.length > 0;
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[
            { label: say("menu"), href: listAddress(context) },
            { label: text.title, href: offeringAddress(context, offering.shortId) },
          ]}
          lead={say("signup.lead")}
        />
        {again && <FormProblem title={say(again.problem)} />}
        {isOpen ? (
          signUpForm(context, found, questions, again)
        ) : (
          <>
            <p>{say(offering.signUp === "none" ? "offering.comeSimply" : "offering.closed")}</p>
            <LinkButton href={offeringAddress(context, offering.shortId)} look="secondary">
              {text.title}
            </LinkButton>
          </>
        )}
      </div>
    ),
  };
}

function signUpForm(
  context: SiteContext,
  { offering, sessions, series }: PublicOffering,
  questions: readonly Question[],
  again: Again | undefined,
) {
  const { locale, form, url } = context;
  const { problems = {}, unanswered } = again ?? {};
  const say = programmeTexts(locale);
  const open = sessions.filter(({ isOpen }) => isOpen);
  const asked =
    form?.get("session") ?? url.searchParams.get("termin") ?? (open.length === 1 ? open[0]?.id : undefined);
  const isFull = (series ?? open.find(({ id }) => id === asked))?.free.kind === "full";
  return (
    <OwnForm context={context} action={signUpAddress(context, offering.shortId)}>
      <Guard context={context} about={offering.shortId} seal={form?.get("seal") ?? null} />
      {series ? (
        <p>{say("offering.series")}</p>
      ) : (
        <ChoiceField
          name="session"
          label={say("signup.session")}
          value={asked}
          required
          error={problems.session && say("problem.session")}
          choices={open.map((session) => ({
            value: session.id,
            label: `${spanText(session, locale)} (${freeText(session.free, say)})${elsewhere(session, say)}`,
          }))}
        />
      )}
      {isFull && <Notice>{say("signup.full")}</Notice>}
      <SignUpFields
        context={context}
        offering={offering}
        problems={problems}
        written={locale}
        questions={questions}
        unanswered={unanswered}
      />
      <div class="actions">
        <Button>{say("signup.send")}</Button>
      </div>
      <p class="muted small">{say("signup.privacy")}</p>
    </OwnForm>
  );
}

const elsewhere = ({ elsewhere: place }: PublicSession, say: ReturnType<typeof programmeTexts>): string =>
  place ? ` · ${say("offering.elsewhere")} ${placeText(place)}` : "";

/** Takes the form, and answers with a receipt. */
export async function signUpByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, now, locale, form = new URLSearchParams() } = context;
  const shortId = params.offering ?? "";
  const { found, questions } = await readInSite(primary, site.id, async (tx) => {
    const offered = await publicOffering(tx, shortId, now);
    return { found: offered, questions: offered ? await questionsOf(tx, offered.offering.id) : [] };
  });
  if (!found) return notFound;
  const read = readSignUp(form, locale);
  const { answers, missing: unanswered } = readAnswers(form, questions);
  if (!read.ok)
    return signUpPage(context, { status: 422, problem: "problem.check", problems: read.reason, unanswered });
  if (unanswered.size > 0) return signUpPage(context, { status: 422, problem: "problem.check", unanswered });
  if (found.offering.signUp === "session" && read.value.session === null)
    return signUpPage(context, { status: 422, problem: "problem.check", problems: { session: "missing" } });
  const guarded = readGuard(context, shortId);
  if (guarded.kind === "stale") return signUpPage(context, { status: 422, problem: "problem.stale" });
  if (!maySend(context)) return signUpPage(context, { status: 429, problem: "problem.tooMany" });
  const { code, doubtful } = guarded;
  const coming = {
    offering: found.offering,
    wish: read.value,
    code,
    doubtful,
    answers,
    by: "public",
  } as const;
  const done = await signUp(anybodyDoing(context), tellerOf(context), coming);
  return done.ok
    ? redirect(receiptAddress(context, code))
    : signUpPage(context, { status: 422, problem: refusalWords[done.reason] });
}
