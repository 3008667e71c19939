// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { callRoll, minutesOf, newcomerIdFor } from "../../actions/attendance/call-roll.ts";
import { openGuest, openReason } from "../../actions/sign-up/sealed-guest.ts";
import { attendanceStates, readRollCall } from "../../rules/attendance/roll-call.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { headCountOf, type Listed, rollOf } from "../../store/attendance.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { ListLinks } from "../lists/list-links.tsx";
import { readSession } from "../planning/session-page.tsx";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";

/** Who was there: one row for each person, all on one page, saved at once. Works without a script. */
export async function rollPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, secrets, url } = context;
  const found = await readSession(context);
  if (!found) return notFound;
  const { session, offering } = found;
  const { list, others } = await inSite(primary, site.id, async (tx) => ({
    list: await rollOf(tx, offering.id, session.id),
    others: await headCountOf(tx, session.id),
  }));
  const say = staffTexts(locale);
  const title = textIn(offering.texts, writtenIn(locale)).text.title;
  const named = list
    .map((listed) => ({ listed, name: openGuest(secrets, site.id, listed.guest).name || say("forgotten") }))
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  return {
    kind: "page",
    title: say("roll.title", { title }),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("roll.title", { title })}
        lead={spanText(session, writtenIn(locale))}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", offering.id) },
        ]}
      >
        <ListLinks context={context} session={session} />
        {url.searchParams.has("gespeichert") && <Notice>{say("roll.saved")}</Notice>}
        <OwnForm context={context} action={staffAddress(context, "termin", session.id, "anwesenheit")} wide>
          {named.length === 0 && <p>{say("roll.empty")}</p>}
          <ol class="cases">
            {named.map(({ listed, name }) => (
              <li class="case">
                <Row
                  context={context}
                  listed={listed}
                  name={name}
                  sessionId={session.id}
                  whole={minutesOf(session)}
                />
              </li>
            ))}
          </ol>
          <input type="hidden" name="newcomer-id" value={newcomerIdFor()} />
          <Field
            name="newcomer"
            label={say("roll.newcomer")}
            hint={say("roll.newcomerHint")}
            dir="auto"
            autocomplete="off"
          />
          <Field
            name="others"
            label={say("roll.others")}
            hint={say("roll.othersHint")}
            value={others === null ? "" : String(others)}
            inputmode="numeric"
            maxlength={5}
          />
          <div class="actions">
            <Button>{say("roll.save")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

const Row: FC<{ context: SiteContext; listed: Listed; name: string; sessionId: string; whole: number }> = ({
  context,
  listed,
  name,
  sessionId,
  whole,
}) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const { guest, state, minutes, came, companions, children } = listed;
  const value = (number: number | null) => (number === null ? "" : String(number));
  const small = (field: string, label: string, filled: string, size: number) => (
    <div class="field">
      <label for={`${field}-${guest.id}`}>{label}</label>
      <input
        class="field-input"
        id={`${field}-${guest.id}`}
        name={`${field}-${guest.id}`}
        value={filled}
        maxlength={size}
        inputmode={size < 10 ? "numeric" : undefined}
        dir="auto"
      />
    </div>
  );
  return (
    <fieldset class="choices choices--fine roll-row">
      <legend>
        <bdi>{name}</bdi>
        {(companions > 0 || children.length > 0) && (
          <span class="muted small"> {say("signUps.people", { companions, children: children.length })}</span>
        )}
      </legend>
      {attendanceStates.map((one) => (
        <label class="choice">
          <input type="radio" name={`state-${guest.id}`} value={one} checked={state === one} />
          <span>{say(`roll.${one}`)}</span>
        </label>
      ))}
      <details
        class="mine roll-more"
        open={state === "late" || state === "left-early" || state === "excused"}
      >
        <summary>{say("roll.more")}</summary>
        <div class="special-dates">
          {small("minutes", say("roll.minutes", { whole }), state ? value(minutes) : "", 4)}
          {small(
            "companions",
            say("roll.companions"),
            state ? value(came) : companions > 0 ? String(companions) : "",
            2,
          )}
          {small(
            "reason",
            say("roll.reason"),
            openReason(secrets, site.id, `${sessionId} ${guest.id}`, listed.reason),
            200,
          )}
        </div>
      </details>
    </fieldset>
  );
};

/** Writes down the roll call. */
export async function rollByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, form = new URLSearchParams() } = context;
  const found = await readSession(context);
  if (!found) return notFound;
  const { session, offering } = found;
  const list = await inSite(primary, site.id, (tx) => rollOf(tx, offering.id, session.id));
  const roll = readRollCall(
    form,
    list.map(({ guest }) => guest.id),
    minutesOf(session),
  );
  const sent = form.get("newcomer-id") ?? "";
  const newcomerId = isId(sent) ? sent : newcomerIdFor();
  await callRoll(doingOf(context), session, roll, { newcomerId, language: writtenIn(locale) });
  return redirect(`${staffAddress(context, "termin", session.id, "anwesenheit")}?gespeichert=1`);
}
