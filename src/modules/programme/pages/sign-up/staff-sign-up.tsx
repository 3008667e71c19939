// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, groupedCode, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { changeSignUp, type SignUpChange } from "../../actions/sign-up/change-sign-up.ts";
import { readReceiptCode, receiptDigests } from "../../actions/sign-up/receipt.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { signUp } from "../../actions/sign-up/sign-up.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { readAnswers } from "../../rules/questions/question.ts";
import { readSignUp, type SignUpProblems } from "../../rules/sign-up/read-sign-up.ts";
import { type Guest, guestById } from "../../store/guests.ts";
import { questionsOf } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { signUpById, signUpByReceipt } from "../../store/sign-ups.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { searchGuests } from "../guests/search-guests.ts";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";
import { Guard, readGuard } from "./guard.tsx";
import { KnownPeople } from "./known-people.tsx";
import { SignUpFields } from "./sign-up-fields.tsx";
import { refusalWords } from "./sign-up-page.tsx";
import { tellerOf } from "./teller.ts";

/** As many as somebody looks through. */
const mostKnown = 20;

interface Again {
  problem: string;
  problems?: SignUpProblems;
}

/** Who is known already; that their names were seen is written down. */
async function knownPeople(tx: Db, context: SiteContext, offeringId: string, typed: string) {
  const found = await searchGuests(tx, context, typed, mostKnown);
  if (found.length > 0) await noteNamesSeen(tx, doingOf(context), { kind: "offering", id: offeringId });
  return found;
}

/** Staff signs somebody up who stands there: somebody known by one click, or by name. */
export async function staffSignUp(context: SiteContext, again?: Again): Promise<Answer> {
  const { primary, site, params, locale, now, url, form } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const typed = (url.searchParams.get("q") ?? "").trim();
  const person = form?.get("guest") ?? url.searchParams.get("person") ?? "";
  const { offering, sessions, people, questions, chosen } = await inSite(primary, site.id, async (tx) => ({
    offering: await offeringById(tx, id),
    sessions: (await sessionsOf(tx, id, now)).filter(({ state }) => state === "planned"),
    people: await knownPeople(tx, context, id, typed),
    questions: await questionsOf(tx, id),
    chosen: isId(person) ? await guestById(tx, person) : undefined,
  }));
  if (!offering) return notFound;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const words = programmeTexts(written);
  const { text } = textIn(offering.texts, written);
  const asked = form?.get("session") ?? url.searchParams.get("termin");
  const session = (sessions.find((one) => one.id === asked) ?? sessions[0])?.id;
  const done = await justDone(context);
  const here = staffAddress(context, "angebot", id, "anmelden");
  const name = chosen && openGuest(context.secrets, site.id, chosen).name;
  const sessionField = offering.signUp === "session" && (
    <SelectField
      name="session"
      label={words("signup.session")}
      value={session}
      choices={sessions.map((one) => ({ value: one.id, label: spanText(one, written) }))}
    />
  );
  return {
    kind: "page",
    title: say("signUp.title", { title: text.title }),
    noIndex: true,
    ...(again && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("signUp.title", { title: text.title })}
        lead={leadOf(offering, sessions, session, locale)}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: text.title, href: staffAddress(context, "angebot", id) },
        ]}
      >
        {again && <FormProblem title={again.problem} />}
        {done}
        {!chosen && (
          <KnownPeople
            context={context}
            offeringId={id}
            session={offering.signUp === "session" ? session : undefined}
            people={people}
            typed={typed}
            asks={offering.childcare || questions.length > 0 || offering.quotas.length > 0}
          />
        )}
        <Section
          id="new"
          title={chosen ? say("signUp.chosen", { name: name ?? "" }) : say("signUp.somebody")}
        >
          {chosen && <a href={here}>{say("signUp.chosenOther")}</a>}
          <OwnForm context={context} action={here} hidden={chosen ? [["guest", chosen.id]] : []}>
            <Guard context={context} about={id} seal={form?.get("seal") ?? null} />
            {sessionField}
            <SignUpFields
              context={context}
              offering={offering}
              problems={again?.problems ?? {}}
              written={written}
              brief
              known={chosen !== undefined}
              questions={questions}
            />
            <div class="actions">
              <Button>{say("signUp.button")}</Button>
            </div>
          </OwnForm>
        </Section>
      </Inside>
    ),
  };
}

/** What somebody is signed up for: a date, or all that is to come of a series. */
function leadOf(
  { signUp: kind }: Offering,
  sessions: readonly Session[],
  chosen: string | undefined,
  locale: Locale,
): string {
  const written = writtenIn(locale);
  const one = kind === "series" ? sessions[0] : sessions.find(({ id }) => id === chosen);
  if (!one) return "";
  const when = spanText(one, written);
  return kind === "series"
    ? staffTexts(locale)("signUps.seriesFrom", { count: sessions.length, when })
    : when;
}

/** What came of the form before: the code for whoever stands there. */
async function justDone(context: SiteContext) {
  const { primary, site, secrets, url, locale } = context;
  const code = readReceiptCode(url.searchParams.get("fertig") ?? "");
  if (!code.ok) return null;
  const digests = receiptDigests(secrets, site.id, code.value);
  const { made, guest } = await readInSite(primary, site.id, async (tx) => {
    const found = await signUpByReceipt(tx, digests);
    return { made: found, guest: found?.guestId ? await guestById(tx, found.guestId) : undefined };
  });
  if (!made) return null;
  const say = programmeTexts(writtenIn(locale));
  const staff = staffTexts(locale);
  const state = staff(made.state === "seat" ? "signUp.doneSeat" : "signUp.doneWaiting");
  const { name = "" } = guest ? openGuest(secrets, site.id, guest) : {};
  return (
    <Notice title={name ? staff("signUp.doneName", { name, state }) : state}>
      <p>{say("receipt.yourCode")}</p>
      <p class="secret">
        <bdi dir="ltr">{groupedCode(code.value)}</bdi>
      </p>
    </Notice>
  );
}

/** Takes the form of staff, and shows the next one with what came of this one. */
export async function staffSignUpByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, locale, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const guestId = form.get("guest") ?? "";
  const { offering, questions, guest } = await readInSite(primary, site.id, async (tx) => ({
    offering: await offeringById(tx, id),
    questions: await questionsOf(tx, id),
    guest: isId(guestId) ? await guestById(tx, guestId) : undefined,
  }));
  if (!offering) return notFound;
  const words = programmeTexts(writtenIn(locale));
  const read = readSignUp(guest ? asKnown(form, guest) : form, writtenIn(locale));
  if (!read.ok) return staffSignUp(context, { problem: words("problem.check"), problems: read.reason });
  const guarded = readGuard(context, id);
  if (guarded.kind === "stale") return staffSignUp(context, { problem: words("problem.stale") });
  const { code } = guarded;
  // Whoever is signed in is no program, however fast they type.
  const coming = {
    offering,
    wish: read.value,
    code,
    by: "staff",
    doubtful: false,
    answers: readAnswers(form, questions).answers,
    guestId: guest?.id,
  } as const;
  const done = await signUp(doingOf(context), tellerOf(context), coming);
  if (!done.ok) return staffSignUp(context, { problem: words(refusalWords[done.reason]) });
  const session = read.value.session ? `&termin=${encodeURIComponent(read.value.session)}` : "";
  return redirect(`${staffAddress(context, "angebot", id, "anmelden")}?fertig=${code}${session}`);
}

/** Somebody known needs no name and no contact: what is stored of them stays as it is. */
function asKnown(form: URLSearchParams, guest: Guest): URLSearchParams {
  const filled = new URLSearchParams(form);
  filled.set("name", "-");
  filled.set("contactKind", "paper");
  filled.set("language", guest.language);
  return filled;
}

/** Cancels for somebody, or takes a doubtful sign-up for that of a person. */
export function staffChange(change: SignUpChange) {
  return async (context: SiteContext): Promise<Answer> => {
    const { primary, site, params, form } = context;
    const id = params.id ?? "";
    const found = isId(id) ? await readInSite(primary, site.id, (tx) => signUpById(tx, id)) : undefined;
    if (!found) return notFound;
    await changeSignUp(doingOf(context), tellerOf(context), id, { change, by: "staff" });
    if (form?.get("back") === "tell") return redirect(`${staffAddress(context)}#tell`);
    return redirect(`${staffAddress(context, "angebot", found.offeringId)}#people`);
  };
}
