// SPDX-License-Identifier: EUPL-1.2

import { wallOf } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { bringBackSession, cancelOneSession, moveOneSession } from "../../actions/planning/change-session.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { readDate } from "../../rules/planning/read-dates.ts";
import { offeringById } from "../../store/offerings.ts";
import { resourcesOf } from "../../store/rooms.ts";
import { sessionById } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { FreeDayNote, freeDaysAround } from "../free-day-note.tsx";
import { ListLinks } from "../lists/list-links.tsx";
import { tellerOf } from "../sign-up/teller.ts";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";
import { seesPeople } from "../work/work-page.tsx";
import { datesWords, sentencesOf } from "./change-offering.ts";
import { DateFields } from "./dates-form.tsx";
import { SessionPlace } from "./session-place.tsx";
import { SessionRooms } from "./session-rooms.tsx";

/** The session of the address with its offering. */
export async function readSession(context: SiteContext) {
  const { primary, site, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return undefined;
  return readInSite(primary, site.id, async (tx) => {
    const session = await sessionById(tx, id);
    const offering = session && (await offeringById(tx, session.offeringId));
    return session && offering && { session, offering, resources: await resourcesOf(tx) };
  });
}

/** Moves one date, says where it is, books for it, or cancels it. */
export async function sessionPage(context: SiteContext, problems: string[] = []): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const { session, offering, resources } = found;
  const { locale, now } = context;
  const say = staffTexts(locale);
  const title = textIn(offering.texts, writtenIn(locale)).text.title;
  const from = wallOf(session.startsAt);
  return {
    kind: "page",
    title: `${title}: ${spanText(session, writtenIn(locale))}`,
    noIndex: true,
    ...(problems.length > 0 && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={spanText(session, writtenIn(locale))}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", offering.id) },
        ]}
      >
        {problems.length > 0 && <FormProblem title={say("clash.title")} sentences={problems} />}
        {seesPeople(context) && <ListLinks context={context} session={session} />}
        {session.state === "cancelled" ? (
          <>
            <p>
              {say("session.cancelled")} {session.reason}
            </p>
            <Section id="back" title={say("session.back")}>
              <OwnForm context={context} action={staffAddress(context, "termin", session.id, "doch")}>
                <p class="muted">{say(session.startsAt > now ? "session.backTold" : "session.backOver")}</p>
                <div class="actions">
                  <Button>{say("session.backButton")}</Button>
                </div>
              </OwnForm>
            </Section>
          </>
        ) : (
          <>
            <FreeDayNote context={context} date={session} free={freeDaysAround(context, [session])} />
            <Section id="move" title={say("session.move")}>
              <OwnForm context={context} action={staffAddress(context, "termin", session.id, "verschieben")}>
                <DateFields
                  context={context}
                  values={{ day: from.day, from: from.time, to: wallOf(session.endsAt).time }}
                />
                <p class="muted">{say("session.told")}</p>
                <div class="actions">
                  <Button>{say("session.moveButton")}</Button>
                </div>
              </OwnForm>
            </Section>
            <SessionPlace context={context} session={session} offering={offering} />
            <SessionRooms context={context} session={session} offering={offering} resources={resources} />
            <Section id="cancel" title={say("session.cancel")}>
              <OwnForm context={context} action={staffAddress(context, "termin", session.id, "absagen")}>
                <Field name="reason" label={say("session.reason")} hint={say("session.reasonHint")} />
                <div class="actions">
                  <Button look="secondary">{say("session.cancelButton")}</Button>
                </div>
              </OwnForm>
            </Section>
          </>
        )}
      </Inside>
    ),
  };
}

/** Moves the session to the day and time of the form. */
export async function moveByForm(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const { locale, now, form = new URLSearchParams() } = context;
  const when = readDate(form);
  if (!when.ok) return sessionPage(context, [staffTexts(locale)(datesWords[when.reason])]);
  // Who wanted to come would be told of a time that nobody can come to; of what is over, the record is put right.
  if (when.value.startsAt <= now && found.session.startsAt > now)
    return sessionPage(context, [staffTexts(locale)("ask.over")]);
  const moved = await moveOneSession(doingOf(context), tellerOf(context), found.session.id, when.value);
  if (moved.ok) return redirect(`${staffAddress(context, "angebot", found.offering.id)}#dates`);
  if (moved.reason === "no-such-session") return notFound;
  return sessionPage(context, sentencesOf(context, moved.reason));
}

/** Has the cancelled session take place after all. */
export async function bringBackByForm(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const back = await bringBackSession(doingOf(context), tellerOf(context), found.session.id);
  // Somebody else was faster: the page shows it.
  if (back.ok || back.reason === "no-such-session")
    return redirect(`${staffAddress(context, "angebot", found.offering.id)}#dates`);
  return sessionPage(context, sentencesOf(context, back.reason));
}

/** Cancels the session. */
export async function cancelByForm(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const reason = cleanLine(context.form?.get("reason") ?? "", 200);
  // Cancelled by somebody else meanwhile: the page shows it.
  await cancelOneSession(doingOf(context), tellerOf(context), found.session.id, reason);
  return redirect(`${staffAddress(context, "angebot", found.offering.id)}#dates`);
}
