// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, groupedCode, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { closeOneNotice, closeSomeNotices } from "../../actions/sign-up/close-notice.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import type { OpenNotice } from "../../store/notices.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { ContactLinks } from "../contact-links.tsx";
import { writtenIn } from "../staff-words.ts";
import { momentText, spanText } from "../when.ts";
import { toldOf } from "./notice-words.ts";

/** Who is to be called or written to, and what they are to be told; all letters are printed at once. */
export const OpenNotices: FC<{ context: SiteContext; notices: OpenNotice[] }> = ({ context, notices }) => {
  const say = staffTexts(context.locale);
  const letters = notices.filter(({ way, guest }) => way === "post" && guest?.contact);
  const [last] = letters.map(({ id }) => id).sort((a, b) => (a < b ? 1 : -1));
  return (
    <Section
      id="tell"
      title={say("tell.title")}
      more={{ label: say("tell.costs"), href: staffAddress(context, "nachrichten") }}
    >
      {notices.length === 0 ? <p>{say("tell.none")}</p> : <p>{say("tell.lead")}</p>}
      {last && (
        <div class="actions">
          <LinkButton href={`${staffAddress(context, "briefe.pdf")}?bis=${last}`} icon="print">
            {say("tell.letters", { count: letters.length })}
          </LinkButton>
          <OwnForm
            context={context}
            action={staffAddress(context, "briefe")}
            hidden={letters.map(({ id }) => ["id", id] as const)}
            inline
          >
            <Button look="secondary">{say("tell.lettersDone", { count: letters.length })}</Button>
          </OwnForm>
        </div>
      )}
      <ul class="cases">
        {notices.map((notice) => (
          <OneNotice context={context} notice={notice} />
        ))}
      </ul>
    </Section>
  );
};

const OneNotice: FC<{ context: SiteContext; notice: OpenNotice }> = ({ context, notice }) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const words = programmeTexts(written);
  const guest = notice.guest && openGuest(secrets, site.id, notice.guest);
  const told = toldOf(context, notice, written);
  const { startsAt, endsAt, askedUntil, reason, code } = told;
  const { tellUntil, was } = notice;
  const when = startsAt && (endsAt ? spanText({ startsAt, endsAt }, written) : momentText(startsAt, written));
  const language = locales.find((each) => each === notice.language) ?? "de";
  const name = guest?.name ?? "";
  const done = say(tellUntil ? "tell.thinking" : "tell.done");
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <h3 dir="auto">{guest?.name || say("forgotten")}</h3>
          <p>
            {words(`mail.subject.${notice.kind}`, { title: told.title })}
            {when && `, ${when}`}
          </p>
          {was && <p>{say("tell.was", { when: momentText(was, written) })}</p>}
          {told.place && (notice.kind === "place-changed" || told.isElsewhere) && (
            <p dir="auto">{told.place}</p>
          )}
          {told.wasPlace && (
            <p>
              {say("tell.wasPlace")} <bdi>{told.wasPlace}</bdi>
            </p>
          )}
          {tellUntil && (
            <p>
              <strong>{say("tell.by", { until: momentText(tellUntil, written) })}</strong>
            </p>
          )}
          {askedUntil && (
            <p>
              {say(tellUntil ? "tell.thenUntil" : "tell.until", { until: momentText(askedUntil, written) })}
            </p>
          )}
          {reason && <p dir="auto">{reason}</p>}
          {notice.problem && (
            <p>
              <strong>{say(notice.way === "mail" ? "tell.mailFailed" : "tell.textFailed")}</strong>{" "}
              <span class="muted small" lang="en">
                {notice.problem}
              </span>
            </p>
          )}
          <p class="muted" dir="auto">
            {say(`way.${notice.way}`)} {guest && <ContactLinks contact={guest.contact} />}
          </p>
          <p class="muted small">
            {say("tell.language", { language: localeFacts[language].name })}
            {code && (
              <>
                {" · "}
                {say("signUps.code")} <bdi dir="ltr">{groupedCode(code)}</bdi>
              </>
            )}
          </p>
        </div>
        <div class="row">
          {tellUntil && notice.signUpId && <Answers context={context} id={notice.signUpId} name={name} />}
          <OwnForm context={context} action={staffAddress(context, "gesagt", notice.id)} inline>
            <Button look="secondary" small label={`${done}: ${name}`}>
              {done}
            </Button>
          </OwnForm>
        </div>
      </div>
    </li>
  );
};

/** What somebody says at once when they are asked whether they want a place. */
const Answers: FC<{ context: SiteContext; id: string; name: string }> = ({ context, id, name }) => {
  const say = staffTexts(context.locale);
  const answers = [
    { path: "zusagen", word: say("signUps.take") },
    { path: "absagen", word: say("signUps.declines") },
  ];
  return (
    <>
      {answers.map(({ path, word }) => (
        <OwnForm
          context={context}
          action={staffAddress(context, "anmeldung", id, path)}
          hidden={[["back", "tell"]]}
          inline
        >
          <Button small look={path === "zusagen" ? "primary" : "secondary"} label={`${word}: ${name}`}>
            {word}
          </Button>
        </OwnForm>
      ))}
    </>
  );
};

/** Somebody was told. */
export async function noticeTold(context: SiteContext): Promise<Answer> {
  await closeOneNotice(doingOf(context), context.params.id ?? "");
  return redirect(`${staffAddress(context)}#tell`);
}

/** The letters that were printed are in the post. */
export async function lettersDone(context: SiteContext): Promise<Answer> {
  await closeSomeNotices(doingOf(context), context.form?.getAll("id") ?? []);
  return redirect(`${staffAddress(context)}#tell`);
}
