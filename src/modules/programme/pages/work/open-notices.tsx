// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { closeOneNotice, closeSomeNotices } from "../../actions/sign-up/close-notice.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import type { OpenNotice } from "../../store/notices.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { ContactLinks } from "../contact-links.tsx";
import { grouped } from "../sign-up/teller.ts";
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
  const when = startsAt && (endsAt ? spanText({ startsAt, endsAt }, written) : momentText(startsAt, written));
  const language = locales.find((each) => each === notice.language) ?? "de";
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <h3 dir="auto">{guest?.name || say("forgotten")}</h3>
          <p>
            {words(`mail.subject.${notice.kind}`, { title: told.title })}
            {when && `, ${when}`}
          </p>
          {notice.kind === "place-changed" && told.place && <p dir="auto">{told.place}</p>}
          {askedUntil && <p>{say("tell.until", { until: momentText(askedUntil, written) })}</p>}
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
                {say("signUps.code")} <bdi dir="ltr">{grouped(code)}</bdi>
              </>
            )}
          </p>
        </div>
        <OwnForm context={context} action={staffAddress(context, "gesagt", notice.id)} inline>
          <Button look="secondary" small label={`${say("tell.done")}: ${guest?.name ?? ""}`}>
            {say("tell.done")}
          </Button>
        </OwnForm>
      </div>
    </li>
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
