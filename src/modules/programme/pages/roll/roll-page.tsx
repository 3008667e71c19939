// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, namesOfPeople, OwnForm, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Contradicted, callRoll, minutesOf, newcomerIdFor } from "../../actions/attendance/call-roll.ts";
import { standingRow } from "../../actions/attendance/standing-row.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { attendanceStates, readRollCall, unreadNumbers } from "../../rules/attendance/roll-call.ts";
import { readSeen, seenText } from "../../rules/attendance/seen-row.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { headCountOf, type Listed, rollOf } from "../../store/being-there/attendance.ts";
import { hoursOfGuests } from "../../store/being-there/hours.ts";
import type { Session } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { ListLinks } from "../lists/list-links.tsx";
import { HoursMark } from "../people/hours-mark.tsx";
import { readSession } from "../planning/session-page.tsx";
import { writtenIn } from "../staff-words.ts";
import { clockTime, spanText } from "../when.ts";
import { bothText, RollConflicts, RollQuestion } from "./roll-conflicts.tsx";
import { RollRow } from "./roll-row.tsx";
import { rollWords } from "./roll-words.ts";

const hour = 3_600_000;

/** Only around the session a device keeps the page for a place without a network; it keeps what was tapped whenever that is. */
const isNear = ({ startsAt, endsAt }: Session, now: Date): boolean =>
  startsAt.getTime() - 48 * hour < now.getTime() && now.getTime() < endsAt.getTime() + 24 * hour;

/** What the form carries with it of the people without names. */
const countText = (others: number | null): string => (others === null ? "" : String(others));

/**
 * Who was there: one row for each person, all on one page. A script goes on without a network; without one it is saved at once.
 *
 * @param contradicted what somebody else wrote while this form was open: both are shown, by an ordinary form
 * @param unread whose numbers cannot be: shown as they were typed, and not saved
 */
export async function rollPage(
  context: SiteContext,
  contradicted?: Contradicted,
  unread: ReadonlySet<string> = new Set(),
): Promise<Answer> {
  const { primary, site, locale, secrets, url, now, form } = context;
  const found = await readSession(context);
  if (!found) return notFound;
  const { session, offering } = found;
  const { list, others, hours, writers } = await inSite(primary, site.id, async (tx) => {
    const all = await rollOf(tx, offering.id, session.id);
    if (all.length > 0) await noteNamesSeen(tx, doingOf(context), { kind: "session", id: session.id });
    return {
      list: all,
      others: await headCountOf(tx, session.id),
      hours: await hoursOfGuests(
        tx,
        all.map(({ guest }) => guest.id),
      ),
      writers: contradicted
        ? await namesOfPeople(tx, [...new Set(all.flatMap(({ by }) => (by === null ? [] : [by])))])
        : undefined,
    };
  });
  const say = staffTexts(locale);
  const title = textIn(offering.texts, writtenIn(locale)).text.title;
  const whole = minutesOf(session);
  const roll = { siteId: site.id, secrets, sessionId: session.id };
  const named = list
    .map((listed) => ({ listed, name: openGuest(secrets, site.id, listed.guest).name || say("forgotten") }))
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  return {
    kind: "page",
    title: say("roll.title", { title }),
    noIndex: true,
    ...(contradicted || unread.size > 0 ? { status: 422 as const } : { islands: ["roll-call"] }),
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
        {unread.size > 0 && <FormProblem title={say("roll.unread")} />}
        {contradicted && (
          <RollConflicts
            locale={locale}
            names={named
              .filter(({ listed }) => contradicted.rows.has(listed.guest.id))
              .map(({ listed, name }) => ({ guest: listed.guest.id, name }))}
            others={contradicted.others !== undefined}
          />
        )}
        <roll-call
          data-owner={signedIn(context).id}
          data-words={JSON.stringify(rollWords(locale))}
          data-keep={isNear(session, now) ? "" : undefined}
          data-others={countText(others)}
        >
          <OwnForm context={context} action={staffAddress(context, "termin", session.id, "anwesenheit")} wide>
            {named.length === 0 ? (
              <p>{say("roll.empty")}</p>
            ) : (
              <div class="actions">
                <span class="roll-first">
                  <Button>{say("roll.save")}</Button>
                </span>
                <Button name="rest" value="present" look="secondary">
                  {say("roll.rest")}
                </Button>
              </div>
            )}
            <ol class="cases" data-rows>
              {named.map(({ listed, name }) => {
                const standing = standingRow(roll, listed);
                const both = contradicted?.rows.get(listed.guest.id);
                const isUnread = unread.has(listed.guest.id);
                const typed = (field: string) => form?.get(`${field}-${listed.guest.id}`) ?? "";
                const shown = isUnread
                  ? {
                      state: attendanceStates.find((each) => each === typed("state")) ?? null,
                      minutes: typed("minutes"),
                      companions: typed("companions"),
                      reason: typed("reason"),
                    }
                  : (both?.mine ?? standing?.mark);
                return (
                  <li class="case">
                    <RollRow
                      locale={locale}
                      guest={listed.guest.id}
                      name={name}
                      beside={
                        <>
                          <Beside listed={listed} say={say} />{" "}
                          <HoursMark locale={locale} now={now} hours={hours.get(listed.guest.id)} />
                        </>
                      }
                      revision={listed.revision}
                      whole={whole}
                      state={shown?.state ?? null}
                      minutes={shown?.minutes ?? null}
                      companions={shown ? shown.companions : listed.companions || null}
                      reason={shown?.reason ?? ""}
                      seen={seenText(standing)}
                      problem={isUnread ? say("roll.number", { whole }) : undefined}
                      question={
                        both && (
                          <RollQuestion
                            locale={locale}
                            name={listed.guest.id}
                            said={bothText(both, say, {
                              by: writers?.get(listed.by ?? "") ?? "",
                              time: listed.at ? clockTime(listed.at, writtenIn(locale)) : "",
                            })}
                          />
                        )
                      }
                    />
                  </li>
                );
              })}
            </ol>
            <input type="hidden" name="newcomer-id" value={newcomerIdFor()} />
            <div>
              <Field
                name="newcomer"
                label={say("roll.newcomer")}
                hint={say("roll.newcomerHint")}
                dir="auto"
                autocomplete="off"
              />
              <p data-live hidden>
                <ScriptButton does="add">{say("island.add")}</ScriptButton>
              </p>
            </div>
            <div data-others-place>
              <input type="hidden" name="seen-others" value={countText(others)} />
              {contradicted?.others && (
                <RollQuestion
                  locale={locale}
                  name="others"
                  said={say("island.bothCounts", {
                    theirs: countText(contradicted.others.standing) || "–",
                    mine: countText(contradicted.others.mine) || "–",
                  })}
                />
              )}
              <Field
                name="others"
                label={say("roll.others")}
                hint={say("roll.othersHint")}
                value={
                  unread.has("others")
                    ? (form?.get("others") ?? "")
                    : countText(contradicted?.others ? contradicted.others.mine : others)
                }
                error={unread.has("others") ? say("roll.otherNumber") : undefined}
                inputmode="numeric"
                maxlength={5}
              />
            </div>
            <div class="roll-bar">
              <p data-count data-live hidden />
              <p role="status" data-state="" />
              <div class="row">
                <Button small>{say("roll.save")}</Button>
                {(["signIn", "takeOver", "drop"] as const).map((does) => (
                  <ScriptButton does={does} now>
                    {say(`island.${does}`)}
                  </ScriptButton>
                ))}
              </div>
            </div>
          </OwnForm>
          <Patterns locale={locale} whole={whole} />
        </roll-call>
      </Inside>
    ),
  };
}

const Beside: FC<{ listed: Listed; say: ReturnType<typeof staffTexts> }> = ({ listed, say }) => {
  const { companions, children } = listed;
  return companions > 0 || children.length > 0 ? (
    <span class="muted small">{say("signUps.people", { companions, children: children.length })}</span>
  ) : null;
};

/** Does something only where the script runs. @param now shown by the script when there is something to do */
const ScriptButton: FC<{ does: string; now?: boolean; children: Child }> = ({ does, now, children }) => (
  <button
    type="button"
    class="kern-btn kern-btn--secondary kern-btn--small"
    data-do={does}
    data-now={now}
    hidden={now}
  >
    <span class="kern-label">{children}</span>
  </button>
);

/** From which the script makes a row for somebody who came on the spot, and the question which of two words counts. */
const Patterns: FC<{ locale: SiteContext["locale"]; whole: number }> = ({ locale, whole }) => {
  const say = staffTexts(locale);
  const none = { revision: 0, state: null, minutes: null, companions: null, reason: "" };
  return (
    <>
      <template data-row>
        <li class="case">
          <RollRow locale={locale} guest="new" name="" whole={whole} {...none} />
        </li>
      </template>
      <template data-choice>
        <div class="roll-choice">
          <p data-said />
          <div class="row">
            <ScriptButton does="mine">{say("island.mine")}</ScriptButton>
            <ScriptButton does="theirs">{say("island.theirs")}</ScriptButton>
          </div>
        </div>
      </template>
    </>
  );
};

/** Writes down the roll call. */
export async function rollByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, form = new URLSearchParams() } = context;
  const found = await readSession(context);
  if (!found) return notFound;
  const { session, offering } = found;
  const list = await readInSite(primary, site.id, (tx) => rollOf(tx, offering.id, session.id));
  // Where somebody took the other's word, this form says nothing.
  const takesTheirs = (name: string) => form.get(`choice-${name}`) === "theirs";
  const said = list.map(({ guest }) => guest.id).filter((id) => !takesTheirs(id));
  const whole = minutesOf(session);
  const unread = unreadNumbers(form, said, whole);
  const read = readRollCall(
    form,
    said.filter((id) => !unread.has(id)),
    whole,
  );
  const seenOthers = /^\d{1,6}$/.test(form.get("seen-others") ?? "") ? Number(form.get("seen-others")) : null;
  const roll = takesTheirs("others") || unread.has("others") ? { ...read, others: seenOthers } : read;
  const sent = form.get("newcomer-id") ?? "";
  const newcomerId = isId(sent) ? sent : newcomerIdFor();
  const contradicted = await callRoll(doingOf(context), session, roll, {
    newcomerId,
    language: writtenIn(locale),
    seen: { row: (id) => readSeen(form.get(`seen-${id}`)), others: seenOthers },
  });
  if (contradicted.rows.size > 0 || contradicted.others) return rollPage(context, contradicted, unread);
  if (unread.size > 0) return rollPage(context, undefined, unread);
  return redirect(`${staffAddress(context, "termin", session.id, "anwesenheit")}?gespeichert=1`);
}
