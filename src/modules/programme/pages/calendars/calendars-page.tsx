// SPDX-License-Identifier: EUPL-1.2

import { readFile } from "node:fs/promises";
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Badge } from "../../../../kernel/ui/content/badge.tsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { subscribeCalendar, takeCalendarFile } from "../../actions/calendars/manage-calendars.ts";
import { refreshCalendar } from "../../actions/calendars/refresh-calendar.ts";
import {
  type CalendarFormProblem,
  readCalendarWords,
  readSubscription,
} from "../../rules/calendars/read-subscription.ts";
import type { CalendarRefusal } from "../../rules/ical/occurrence.ts";
import { calendarById, calendarsOf, type ListedCalendar } from "../../store/calendars/calendars.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { calendarsAddress, staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { formWords, knownOf, problemWords } from "./calendar-words.ts";

/** Before the names of the fields in the form that sends a file. */
const ofFile = "file-";

interface Refused {
  form: "subscribe" | "send";
  problem: CalendarFormProblem | "there-already" | "file" | CalendarRefusal;
}

/** Whether whoever asks may subscribe to calendars and hide entries. */
export const keepsCalendars = (context: SiteContext): boolean =>
  signedIn(context).may.has("programme-calendars");

/** All foreign calendars, and the forms for another one. */
export async function calendarsPage(context: SiteContext, refused?: Refused): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const say = staffTexts(locale);
  const calendars = await readInSite(primary, site.id, (tx) => calendarsOf(tx, now));
  return {
    kind: "page",
    title: say("calendars.title"),
    noIndex: true,
    ...(refused && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("calendars.title")}
        lead={say("calendars.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {refused && (
          <FormProblem
            title={say(
              refused.problem in formWords
                ? formWords[refused.problem as keyof typeof formWords]
                : problemWords[refused.problem as CalendarRefusal],
            )}
          />
        )}
        {calendars.length === 0 ? (
          <p>{say("calendars.empty")}</p>
        ) : (
          <CalendarTable context={context} calendars={calendars} />
        )}
        {keepsCalendars(context) && (
          <>
            <Subscribe context={context} refused={refused} />
            <Send context={context} refused={refused} />
          </>
        )}
      </Inside>
    ),
  };
}

const CalendarTable: FC<{ context: SiteContext; calendars: ListedCalendar[] }> = ({ context, calendars }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  return (
    <DataTable
      caption={say("calendars.title")}
      hideCaption
      columns={[
        { label: say("calendars.name") },
        { label: say("all.state") },
        { label: say("calendars.fineAt") },
        { label: say("calendars.coming"), number: true },
        { label: say("calendars.hidden"), number: true },
      ]}
      rows={calendars.map(({ id, name, address, state, fineAt, coming, hidden }) => [
        <a href={calendarsAddress(context, id)}>
          <bdi>{name}</bdi>
        </a>,
        <Badge kind={state === "failed" ? "warning" : "success"}>
          {say(state === "fine" && address === null ? "calendars.state.file" : `calendars.state.${state}`)}
        </Badge>,
        fineAt ? momentText(fineAt, written) : "–",
        String(coming),
        String(hidden),
      ])}
    />
  );
};

const Subscribe: FC<{ context: SiteContext; refused: Refused | undefined }> = ({ context, refused }) => {
  const say = staffTexts(context.locale);
  const own = refused?.form === "subscribe" ? refused : undefined;
  return (
    <Section id="subscribe" title={say("calendars.subscribe")}>
      <OwnForm context={context} action={calendarsAddress(context)}>
        <Field
          name="address"
          label={say("calendars.address")}
          hint={say("calendars.addressHint")}
          value={context.form?.get("address") ?? undefined}
          maxlength={2000}
          dir="ltr"
          required
          error={own?.problem === "address" ? say(formWords.address) : undefined}
        />
        <CalendarFields context={context} problem={problemOf(own)} />
        <div class="actions">
          <Button>{say("calendars.subscribeButton")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

const Send: FC<{ context: SiteContext; refused: Refused | undefined }> = ({ context, refused }) => {
  const say = staffTexts(context.locale);
  const own = refused?.form === "send" ? refused : undefined;
  return (
    <Section id="send" title={say("calendars.send")}>
      <p>{say("calendars.sendText")}</p>
      <OwnForm context={context} action={calendarsAddress(context, "datei")} files>
        <FileField
          name="file"
          label={say("calendars.file")}
          accept=".ics,.ical,text/calendar"
          required
          error={own?.problem === "file" ? say(formWords.file) : undefined}
        />
        <CalendarFields context={context} problem={problemOf(own)} prefix={ofFile} />
        <div class="actions">
          <Button look="secondary">{say("calendars.sendButton")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

const problemOf = (refused: Refused | undefined): CalendarFormProblem | undefined =>
  refused?.problem === "name" || refused?.problem === "kind" ? refused.problem : undefined;

/** Subscribes to the calendar of the form and reads it at once; if it cannot be had, its page says why. */
export async function subscribeByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), local, primary, site, now } = context;
  const read = readSubscription(form, knownOf(context), local);
  if (!read.ok) return calendarsPage(context, { form: "subscribe", problem: read.reason });
  const made = await subscribeCalendar(doingOf(context), read.value);
  if (!made.ok) return calendarsPage(context, { form: "subscribe", problem: made.reason });
  const calendar = await readInSite(primary, site.id, (tx) => calendarById(tx, made.value));
  if (calendar) await refreshCalendar({ db: primary, siteId: site.id, now, local }, calendar);
  return redirect(calendarsAddress(context, made.value));
}

/** Takes in the file of the form. */
export async function sendByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), files = [] } = context;
  const words = readCalendarWords({ get: (name) => form.get(ofFile + name) }, knownOf(context));
  if (!words.ok) return calendarsPage(context, { form: "send", problem: words.reason });
  const sent = files.find(({ field, bytes }) => field === "file" && bytes > 0);
  if (!sent) return calendarsPage(context, { form: "send", problem: "file" });
  const taken = await takeCalendarFile(doingOf(context), words.value, await readFile(sent.path));
  if (!taken.ok) return calendarsPage(context, { form: "send", problem: taken.reason });
  return redirect(calendarsAddress(context, taken.value));
}
