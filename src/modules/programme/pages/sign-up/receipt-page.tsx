// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { createRateLimit } from "../../../../kernel/web/rate-limit.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { calendarToken } from "../../actions/open/calendar-link.ts";
import { cancelSecond, changeSignUp, type SignUpChange } from "../../actions/sign-up/change-sign-up.ts";
import { readReceiptCode, receiptDigests } from "../../actions/sign-up/receipt.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { requestByReceipt } from "../../store/asking/room-requests.ts";
import { type Double, doubleByReceipt } from "../../store/joining/doubles.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { type SignUp, signUpByReceipt } from "../../store/sign-ups.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { listAddress, offeringAddress, receiptAddress, requestAddress } from "../addresses.ts";
import { CalendarLinkPart } from "../calendar-link/calendar-link-part.tsx";
import { momentText, spanText } from "../when.ts";
import { anybodyDoing } from "./guard.tsx";
import { grouped, tellerOf } from "./teller.ts";

/** Codes that are wrong: whoever tries many is a program. */
const guessing = createRateLimit({ burst: 30, perSecond: 1 / 20 });

/** Asks for the code on a receipt, or leads on to what it is about. */
export function receiptForm(context: SiteContext): Answer {
  const typed = context.url.searchParams.get("code")?.trim();
  if (!typed) return askForCode(context);
  const code = readReceiptCode(typed);
  return code.ok
    ? redirect(receiptAddress(context, code.value))
    : askForCode(context, { status: 422, problem: `code.${code.reason}`, typed });
}

function askForCode(
  context: SiteContext,
  again?: { status: 404 | 422 | 429; problem: ProgrammeText; typed: string },
): Answer {
  const say = programmeTexts(context.locale);
  return {
    kind: "page",
    title: say("receipt.title"),
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("receipt.title")} lead={say("receipt.lead")} />
        <form class="form" method="get" action={receiptAddress(context)}>
          <Field
            name="code"
            label={say("receipt.code")}
            hint={say("receipt.codeHint")}
            value={again?.typed}
            error={again && say(again.problem)}
            inputmode="numeric"
            maxlength={40}
            dir="ltr"
            required
          />
          <div class="actions">
            <Button>{say("receipt.look")}</Button>
          </div>
        </form>
      </div>
    ),
  };
}

/** The sign-up of the code in the address, or why there is none. */
export async function readReceipt(
  context: SiteContext,
): Promise<{ code: string; signUp: SignUp | Double } | Answer> {
  const { primary, site, params, secrets, client } = context;
  const typed = params.receipt ?? "";
  const code = readReceiptCode(typed);
  if (!code.ok) return askForCode(context, { status: 404, problem: `code.${code.reason}`, typed });
  const digests = receiptDigests(secrets, site.id, code.value);
  const signUp = await inSite(
    primary,
    site.id,
    async (tx) => (await signUpByReceipt(tx, digests)) ?? (await doubleByReceipt(tx, digests)),
  );
  if (signUp) return { code: code.value, signUp };
  // The same form asks for the codes of those who want a room.
  if (await inSite(primary, site.id, (tx) => requestByReceipt(tx, digests)))
    return redirect(requestAddress(context, code.value), 302);
  return guessing.allows(client.address)
    ? askForCode(context, { status: 404, problem: "code.unknown", typed: grouped(code.value) })
    : askForCode(context, { status: 429, problem: "problem.tooMany", typed: "" });
}

/** How a sign-up stands, with the way to cancel it, or to take a place that has become free. It names nobody. */
export async function receiptPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, secrets } = context;
  const read = await readReceipt(context);
  if ("kind" in read) return read;
  const { code, signUp } = read;
  const { offering, sessions, calendar } = await inSite(primary, site.id, async (tx) => ({
    offering: await offeringById(tx, signUp.offeringId),
    sessions: await sessionsOf(tx, signUp.offeringId),
    calendar: await calendarToken(tx, secrets, site.id, { signUpId: signUp.id }),
  }));
  const say = programmeTexts(locale);
  const title = say("receipt.title");
  const { text } = textIn(offering?.texts ?? {}, locale);
  const dates = sessions.filter(({ id }) => signUp.sessionId === null || id === signUp.sessionId);
  const isAlive = signUp.state !== "cancelled" && dates.some(({ endsAt }) => endsAt > context.now);
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={title} above={[{ label: say("menu"), href: listAddress(context) }]} />
        <p class="lead">
          <strong>{say(`state.${signUp.state}`)}</strong>
        </p>
        {isAlive && <p class="muted">{say("receipt.twice")}</p>}
        <p>{say("receipt.yourCode")}</p>
        <p class="secret">
          <bdi dir="ltr">{grouped(code)}</bdi>
        </p>
        {signUp.state === "asked" && isAlive && signUp.askedUntil && (
          <OwnForm context={context} action={receiptAddress(context, code, "zusagen")}>
            <p>{say("receipt.askedUntil", { until: momentText(signUp.askedUntil, locale) })}</p>
            <div class="actions">
              <Button>{say("receipt.take")}</Button>
            </div>
          </OwnForm>
        )}
        <KeyValues
          items={[
            {
              label: say("receipt.what"),
              value: offering ? (
                <a href={offeringAddress(context, offering.shortId)}>
                  <bdi>{text.title}</bdi>
                </a>
              ) : (
                ""
              ),
            },
            { label: say("receipt.when"), value: <DateList context={context} dates={dates} /> },
            ...(offering?.details.place
              ? [{ label: say("offering.where"), value: offering.details.place }]
              : []),
            {
              label: say("receipt.people"),
              value: say("receipt.peopleCount", { adults: signUp.seats, children: signUp.children.length }),
            },
          ]}
        />
        {isAlive && (
          <OwnForm context={context} action={receiptAddress(context, code, "absagen")}>
            <p class="muted">{say("receipt.cancelText")}</p>
            <div class="actions">
              <Button look="secondary">{say("receipt.cancel")}</Button>
            </div>
          </OwnForm>
        )}
        {isAlive && (
          <CalendarLinkPart
            context={context}
            token={calendar}
            action={receiptAddress(context, code, "kalender")}
            lead="open.calendarReceipt"
          />
        )}
        <div class="actions">
          <LinkButton look="tertiary" href={listAddress(context)}>
            {say("receipt.toList")}
          </LinkButton>
        </div>
      </div>
    ),
  };
}

const mostDates = 12;

const DateList = ({ context, dates }: { context: SiteContext; dates: Session[] }) => {
  const say = programmeTexts(context.locale);
  const coming = dates.filter(({ endsAt }) => endsAt > context.now);
  const shown = coming.length > 0 ? coming : dates;
  return (
    <>
      <ul class="plain-list">
        {shown.slice(0, mostDates).map((session) => (
          <li>
            {spanText(session, context.locale)}
            {session.state === "cancelled" && ` (${say("cancelled")})`}
          </li>
        ))}
      </ul>
      {shown.length > mostDates && say("offering.more", { count: shown.length - mostDates })}
    </>
  );
};

/** Cancels, or takes the place that somebody was asked about; the page then says how things stand. */
export function changeByForm(change: SignUpChange) {
  return async (context: SiteContext): Promise<Answer> => {
    const read = await readReceipt(context);
    if ("kind" in read) return read;
    const { signUp } = read;
    const [doing, teller] = [anybodyDoing(context), tellerOf(context)];
    if (!("doubleId" in signUp)) await changeSignUp(doing, teller, signUp.id, { change, by: "self" });
    else if (change === "cancel") await cancelSecond(doing, teller, signUp);
    return redirect(receiptAddress(context, read.code));
  };
}
