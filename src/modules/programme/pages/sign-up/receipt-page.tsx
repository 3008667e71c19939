// SPDX-License-Identifier: EUPL-1.2
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { groupedCode, Head, OwnForm, receiptPages } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { calendarToken } from "../../actions/open/calendar-link.ts";
import { cancelSecond, changeSignUp, type SignUpChange } from "../../actions/sign-up/change-sign-up.ts";
import { receiptDigests, receipts } from "../../actions/sign-up/receipt.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { placeOf, placeText } from "../../rules/planning/place.ts";
import { requestByReceipt } from "../../store/asking/room-requests.ts";
import { type Double, doubleByReceipt } from "../../store/joining/doubles.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { type SignUp, signUpByReceipt } from "../../store/sign-ups.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { listAddress, offeringAddress, receiptAddress, requestAddress } from "../addresses.ts";
import { CalendarLinkPart } from "../calendar-link/calendar-link-part.tsx";
import { SpanWords } from "../span-words.tsx";
import { momentText } from "../when.ts";
import { anybodyDoing } from "./guard.tsx";
import { tellerOf } from "./teller.ts";

const askedFor = receiptPages(receipts, {
  words({ locale }) {
    const say = programmeTexts(locale);
    return {
      title: say("receipt.title"),
      lead: say("receipt.lead"),
      label: say("receipt.code"),
      hint: say("receipt.codeHint"),
      button: say("receipt.look"),
      problem: {
        incomplete: say("code.incomplete"),
        "too-long": say("code.too-long"),
        mistyped: say("code.mistyped"),
        unknown: say("code.unknown"),
        tooMany: say("problem.tooMany"),
      },
    };
  },
  address: receiptAddress,
});

/** Asks for the code on a receipt, or leads on to what it is about. */
export const receiptForm = askedFor.form;

/** The sign-up of the code in the address, or why there is none. */
export async function readReceipt(
  context: SiteContext,
): Promise<{ code: string; signUp: SignUp | Double } | Answer> {
  const { primary, site, secrets } = context;
  const code = askedFor.read(context);
  if (typeof code !== "string") return code;
  const digests = receiptDigests(secrets, site.id, code);
  const signUp = await readInSite(
    primary,
    site.id,
    async (tx) => (await signUpByReceipt(tx, digests)) ?? (await doubleByReceipt(tx, digests)),
  );
  if (signUp) return { code, signUp };
  // The same form asks for the codes of those who want a room.
  if (await readInSite(primary, site.id, (tx) => requestByReceipt(tx, digests)))
    return redirect(requestAddress(context, code), 302);
  return askedFor.unknown(context, code);
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
  const one = signUp.sessionId === null ? undefined : dates[0];
  const where = offering ? placeText(placeOf(one, offering)) : "";
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
          <bdi dir="ltr">{groupedCode(code)}</bdi>
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
            {
              label: say("receipt.when"),
              value: <DateList context={context} dates={dates} isSeries={!one} />,
            },
            ...(where ? [{ label: say("offering.where"), value: <bdi>{where}</bdi> }] : []),
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

const DateList = ({
  context,
  dates,
  isSeries,
}: {
  context: SiteContext;
  dates: Session[];
  isSeries: boolean;
}) => {
  const say = programmeTexts(context.locale);
  const coming = dates.filter(({ endsAt }) => endsAt > context.now);
  const shown = coming.length > 0 ? coming : dates;
  return (
    <>
      <ul class="plain-list">
        {shown.slice(0, mostDates).map((session) => (
          <li>
            <SpanWords span={session} locale={context.locale} />
            {session.state === "cancelled" && ` (${say("cancelled")})`}
            {isSeries && session.state === "planned" && session.elsewhere && (
              <>
                <br />
                {say("offering.elsewhere")} <bdi>{placeText(session.elsewhere)}</bdi>
              </>
            )}
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
