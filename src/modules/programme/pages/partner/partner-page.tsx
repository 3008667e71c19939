// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { inSiteAs, readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, groupedCode, Inside, OwnForm, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { changeSignUp } from "../../actions/sign-up/change-sign-up.ts";
import { readReceiptCode } from "../../actions/sign-up/receipt.ts";
import { openCode, openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { signUp } from "../../actions/sign-up/sign-up.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { readAnswers } from "../../rules/questions/question.ts";
import { readSignUp, type SignUpProblems } from "../../rules/sign-up/read-sign-up.ts";
import {
  type PartnerPlace,
  partnerPlaces,
  partnerSignUps,
  quotasOf,
} from "../../store/joining/partner-quotas.ts";
import { questionsOf } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";
import { signUpById } from "../../store/sign-ups.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { partnerAddress } from "../addresses.ts";
import { Guard, readGuard } from "../sign-up/guard.tsx";
import { SignUpFields } from "../sign-up/sign-up-fields.tsx";
import { refusalWords } from "../sign-up/sign-up-page.tsx";
import { tellerOf } from "../sign-up/teller.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText, spanText } from "../when.ts";

/** The organisations of whoever asks: a partner has one, and the whole site is nobody's quota. */
function organisationsOfAsker(context: SiteContext): string[] {
  const { organisations } = signedIn(context).asker;
  return organisations === "all" ? [] : [...organisations];
}

/** What a partner has places for, and whom it has signed up. */
export async function partnerPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, now, url, secrets } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const places = await readInSite(primary, site.id, (tx) =>
    partnerPlaces(tx, organisationsOfAsker(context), now),
  );
  // Asked as this partner: the database gives out nobody else's people.
  const { asker } = signedIn(context);
  const own = await inSiteAs(primary, site.id, asker, (tx) => partnerSignUps(tx, now));
  const code = readReceiptCode(url.searchParams.get("fertig") ?? "");
  return {
    kind: "page",
    title: say("partner.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("partner.title")} lead={say("partner.lead")}>
        {code.ok && <Notice>{say("partner.done", { code: groupedCode(code.value) })}</Notice>}
        {places.length === 0 && <p>{say("partner.none")}</p>}
        <ul class="cases">
          {places.map((place) => (
            <Place context={context} place={place} />
          ))}
        </ul>
        <Section id="own" title={say("partner.own")}>
          {own.length === 0 && <p>{say("partner.ownNone")}</p>}
          <ul class="cases">
            {own.map((one) => {
              const guest = one.guest && openGuest(secrets, site.id, one.guest);
              const receipt = openCode(secrets, site.id, one);
              return (
                <li class="case">
                  <div class="case-side">
                    <div>
                      <strong>
                        <bdi>{guest?.name || say("forgotten")}</bdi>
                      </strong>
                      <p>
                        {textIn(one.texts, written).text.title},{" "}
                        {one.startsAt ? momentText(one.startsAt, written) : say("signUps.series")}:{" "}
                        {say(`line.${one.state as "seat"}`)}
                      </p>
                      {receipt && (
                        <p class="muted small">
                          {say("signUps.code")} <bdi dir="ltr">{groupedCode(receipt)}</bdi>
                        </p>
                      )}
                    </div>
                    <OwnForm
                      context={context}
                      action={partnerAddress(context, "anmeldung", one.id, "absagen")}
                      inline
                    >
                      <Button look="secondary" small label={`${say("signUps.cancel")}: ${guest?.name ?? ""}`}>
                        {say("signUps.cancel")}
                      </Button>
                    </OwnForm>
                  </div>
                </li>
              );
            })}
          </ul>
        </Section>
      </Inside>
    ),
  };
}

const Place: FC<{ context: SiteContext; place: PartnerPlace }> = ({ context, place }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const left = Math.max(0, place.places - place.taken);
  const when = place.sessionId
    ? spanText(place, written)
    : `${say("signUps.series")}, ${momentText(place.startsAt, written)}`;
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <h2>{textIn(place.texts, written).text.title}</h2>
          <p>{when}</p>
          <p class="muted">
            {place.quotaName}: {say("partner.left", { left, places: place.places })}
          </p>
        </div>
        {left > 0 && (
          <LinkButton
            small
            href={`${partnerAddress(context, place.quotaId)}${place.sessionId ? `?termin=${place.sessionId}` : ""}`}
          >
            {say("partner.signUp")}
          </LinkButton>
        )}
      </div>
    </li>
  );
};

/** The places of the address, where they are this partner's. */
async function placeOf(context: SiteContext) {
  const { primary, site, params, url, form, now } = context;
  const quotaId = params.id ?? "";
  if (!isId(quotaId)) return undefined;
  const session = form?.get("session") ?? url.searchParams.get("termin");
  return readInSite(primary, site.id, async (tx) => {
    const all = await partnerPlaces(tx, organisationsOfAsker(context), now);
    const place = all.find((one) => one.quotaId === quotaId && one.sessionId === (session || null));
    const offering = place && (await offeringById(tx, place.offeringId));
    if (!place || !offering) return undefined;
    const quota = (await quotasOf(tx, offering.id)).find(({ id }) => id === quotaId);
    return { place, offering, quota, questions: await questionsOf(tx, offering.id) };
  });
}

interface Again {
  problem: string;
  problems?: SignUpProblems;
  unanswered?: ReadonlySet<string>;
}

/** A partner signs somebody up within its places. */
export async function partnerForm(context: SiteContext, again?: Again): Promise<Answer> {
  const found = await placeOf(context);
  if (!found) return notFound;
  const { place, offering, questions } = found;
  const { locale, form } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const { text } = textIn(offering.texts, written);
  return {
    kind: "page",
    title: say("signUp.title", { title: text.title }),
    noIndex: true,
    ...(again && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("signUp.title", { title: text.title })}
        lead={place.sessionId ? spanText(place, written) : say("signUps.series")}
        above={[{ label: say("partner.title"), href: partnerAddress(context) }]}
      >
        {again && <FormProblem title={again.problem} />}
        <p class="muted">{say("partner.left", { left: place.places - place.taken, places: place.places })}</p>
        <OwnForm
          context={context}
          action={partnerAddress(context, place.quotaId)}
          hidden={place.sessionId ? [["session", place.sessionId]] : []}
        >
          <Guard context={context} about={place.quotaId} seal={form?.get("seal") ?? null} bare />
          <SignUpFields
            context={context}
            offering={{ ...offering, quotas: [] }}
            problems={again?.problems ?? {}}
            written={written}
            brief
            questions={questions}
            unanswered={again?.unanswered}
          />
          <div class="actions">
            <Button>{say("partner.signUp")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

/** Takes the form of a partner. */
export async function partnerSignUpByForm(context: SiteContext): Promise<Answer> {
  const found = await placeOf(context);
  if (!found?.quota?.organisationId) return notFound;
  const { place, offering, quota, questions } = found;
  const { locale, form = new URLSearchParams() } = context;
  const words = programmeTexts(writtenIn(locale));
  const read = readSignUp(form, writtenIn(locale));
  const { answers, missing: unanswered } = readAnswers(form, questions);
  if (!read.ok)
    return partnerForm(context, { problem: words("problem.check"), problems: read.reason, unanswered });
  if (unanswered.size > 0) return partnerForm(context, { problem: words("problem.check"), unanswered });
  const guarded = readGuard(context, place.quotaId);
  if (guarded.kind === "stale") return partnerForm(context, { problem: words("problem.stale") });
  const done = await signUp(doingOf(context), tellerOf(context), {
    offering,
    wish: { ...read.value, quota: place.quotaId, session: place.sessionId },
    code: guarded.code,
    by: "partner",
    doubtful: false,
    answers,
    organisationId: quota.organisationId ?? undefined,
  });
  if (!done.ok) return partnerForm(context, { problem: words(refusalWords[done.reason]) });
  return redirect(`${partnerAddress(context)}?fertig=${guarded.code}`);
}

/** Cancels for one of this partner's people; nobody else's is found. */
export async function partnerCancel(context: SiteContext): Promise<Answer> {
  const { primary, site, params } = context;
  const id = params.id ?? "";
  const { asker } = signedIn(context);
  const own = isId(id) ? await inSiteAs(primary, site.id, asker, (tx) => signUpById(tx, id)) : undefined;
  if (!own?.organisationId || !organisationsOfAsker(context).includes(own.organisationId)) return notFound;
  await changeSignUp(doingOf(context), tellerOf(context), id, { change: "cancel", by: "staff" });
  return redirect(partnerAddress(context));
}
