// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type GuestSeen, lookAtGuest } from "../../actions/guests/look-at-guest.ts";
import { type EntryFormRefusal, recordEntryForm } from "../../actions/guests/record-entry-form.ts";
import { hoursStanding, limitsOn } from "../../rules/hours/hour-limits.ts";
import { hoursByOffering } from "../../rules/hours/hours-by-offering.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { certificatesAddress } from "../certificates/addresses.ts";
import { CertificateLink } from "../certificates/certificates-page.tsx";
import { ContactLinks } from "../contact-links.tsx";
import { findOthers, GuestCare } from "../guests/guest-care.tsx";
import { writtenIn } from "../staff-words.ts";
import { languageName, shortDay, spanText } from "../when.ts";
import { HoursMark, hoursText } from "./hours-mark.tsx";

/** One person: how to reach them, how long they were there, what they are signed up for, and their entry form. */
export async function personPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, params, url, now } = context;
  const guest = await lookAtGuest(doingOf(context), params.id ?? "");
  if (!guest) return notFound;
  const others = await readInSite(primary, site.id, (tx) => findOthers(context, tx, guest.id));
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const title = guest.name || say("forgotten");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: say("people.title"), href: staffAddress(context, "personen") },
        ]}
      >
        {problem && <FormProblem title={problem} />}
        {url.searchParams.has("zusammen") && !problem && <Notice>{say("guests.merged")}</Notice>}
        {url.searchParams.has("gespeichert") && !problem && <Notice>{say("roll.saved")}</Notice>}
        <KeyValues
          items={[
            {
              label: say("signUps.contact"),
              value: guest.contact ? <ContactLinks contact={guest.contact} /> : say("people.noContact"),
            },
            {
              label: say("signUps.language"),
              value: languageName(guest.language === "de-simple" ? "de" : guest.language, written),
            },
            {
              label: say("people.hours"),
              value: <HoursMark locale={locale} now={now} hours={guest.hours} always />,
            },
          ]}
        />
        <EntryForm context={context} guest={guest} />
        <Section id="hours" title={say("people.byOffering")}>
          {guest.attendance.length === 0 ? (
            <p>{say("people.neverThere")}</p>
          ) : (
            <DataTable
              caption={say("people.byOffering")}
              hideCaption
              columns={[
                { label: say("all.name") },
                { label: say("all.sessions"), number: true },
                { label: say("people.hours"), number: true },
              ]}
              rows={[
                ...hoursByOffering(guest.attendance).map(({ offeringId, texts, times, minutes }) => [
                  <a href={staffAddress(context, "angebot", offeringId)}>
                    <bdi>{textIn(texts, written).text.title}</bdi>
                  </a>,
                  String(times),
                  hoursText(minutes, locale),
                ]),
                [
                  <strong>{say("people.total")}</strong>,
                  String(guest.attendance.filter(({ minutes }) => minutes > 0).length),
                  <strong>{hoursText(guest.hours.minutes, locale)}</strong>,
                ],
              ]}
            />
          )}
          {guest.hours.minutes > 0 && (
            <p class="actions">
              <CertificateLink context={context} guestId={guest.id} />
              <LinkButton href={certificatesAddress(context, guest.id)} look="tertiary" small>
                {say("cert.others")}
              </LinkButton>
            </p>
          )}
        </Section>
        <SignUps context={context} guest={guest} />
        <Attendance context={context} guest={guest} />
        <GuestCare context={context} id={guest.id} others={others} />
      </Inside>
    ),
  };
}

const EntryForm: FC<{ context: SiteContext; guest: GuestSeen }> = ({ context, guest }) => {
  const { locale, now, form } = context;
  const say = staffTexts(locale);
  const limits = limitsOn(dayIn(now));
  const { minutes, formDoneOn } = guest.hours;
  const standing = hoursStanding(minutes, formDoneOn !== null, limits);
  return (
    <Section id="form" title={say("hours.form")}>
      {(standing === "due" || standing === "soon") && limits && (
        <Notice kind="warning" title={say(`hours.${standing}`)}>
          <p>{say("hours.rule", { warn: limits.warnMinutes / 60, form: limits.formMinutes / 60 })}</p>
        </Notice>
      )}
      <OwnForm context={context} action={staffAddress(context, "personen", guest.id, "bogen")}>
        <Field
          name="day"
          type="date"
          label={say("hours.doneOn")}
          hint={say("hours.doneHint")}
          value={form?.get("day") ?? formDoneOn ?? ""}
        />
        <div class="actions">
          <Button look={standing === "due" ? "primary" : "secondary"}>{say("hours.record")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

/** By their dates, as people ask for them; a whole series has none of its own and stands above. */
const latestFirst = (signUps: GuestSeen["signUps"]): GuestSeen["signUps"] => {
  const at = ({ startsAt }: GuestSeen["signUps"][number]) => startsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...signUps].sort((a, b) => at(b) - at(a));
};

const SignUps: FC<{ context: SiteContext; guest: GuestSeen }> = ({ context, guest }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  return (
    <Section id="sign-ups" title={say("signUps.title")}>
      {guest.signUps.length === 0 ? (
        <p>{say("people.noSignUps")}</p>
      ) : (
        <DataTable
          caption={say("signUps.title")}
          hideCaption
          columns={[
            { label: say("all.name") },
            { label: say("dates.day") },
            { label: say("signUps.state") },
            { label: say("people.madeOn") },
          ]}
          rows={latestFirst(guest.signUps).map(({ offeringId, texts, startsAt, endsAt, state, madeAt }) => [
            <a href={staffAddress(context, "angebot", offeringId)}>
              <bdi>{textIn(texts, written).text.title}</bdi>
            </a>,
            startsAt && endsAt ? spanText({ startsAt, endsAt }, written) : say("signUps.series"),
            say(state === "cancelled" ? "people.cancelled" : (`line.${state}` as StaffText)),
            shortDay(madeAt, written),
          ])}
        />
      )}
    </Section>
  );
};

const Attendance: FC<{ context: SiteContext; guest: GuestSeen }> = ({ context, guest }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  if (guest.attendance.length === 0) return null;
  return (
    <Section id="attendance" title={say("people.attendance")}>
      <DataTable
        caption={say("people.attendance")}
        hideCaption
        columns={[
          { label: say("dates.day") },
          { label: say("all.name") },
          { label: say("signUps.state") },
          { label: say("people.minutes"), number: true },
        ]}
        rows={guest.attendance.map((one) => [
          <a href={staffAddress(context, "termin", one.sessionId, "anwesenheit")}>
            {spanText(one, written)}
          </a>,
          <bdi>{textIn(one.texts, written).text.title}</bdi>,
          say(`roll.${one.state}`),
          String(one.minutes),
        ])}
      />
    </Section>
  );
};

const refusals: Record<Exclude<EntryFormRefusal, "no-such-guest">, StaffText> = {
  "no-day": "dates.wrong.day",
  "to-come": "hours.toCome",
};

/** Writes down when the entry form was filled in. */
export async function entryFormByForm(context: SiteContext): Promise<Answer> {
  const { params, form, locale } = context;
  const id = params.id ?? "";
  const done = await recordEntryForm(doingOf(context), id, (form?.get("day") ?? "").trim());
  if (done.ok) return redirect(`${staffAddress(context, "personen", id)}?gespeichert=1`);
  if (done.reason === "no-such-guest") return notFound;
  return personPage(context, staffTexts(locale)(refusals[done.reason]));
}
