import { type Answer, type Cookie, redirect } from "../../../../kernel/web/answer.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import type { Doing } from "../../actions/doing.ts";
import { beginSignOn } from "../../actions/sign-on/begin-sign-on.ts";
import { finishSignOn, type SignOnFailure } from "../../actions/sign-on/finish-sign-on.ts";
import { type Attempt, attemptSeconds, openAttempt } from "../../rules/sign-on/attempt.ts";
import {
  insideAddress,
  secondStepAddress,
  signInAddress,
  signInAgainAddress,
  signOnReturnAddress,
} from "../addresses.ts";
import { isWithin } from "../kept-form.ts";
import { endPresentSession, sessionCookie, signedIn } from "../visitor.ts";

/** Each site has its own. */
const attemptCookie = ({ site }: SiteContext): string => `sign-on-${site.key}`;

/** Sends somebody to the provider of the town. */
export async function goToProvider(context: SiteContext): Promise<Answer> {
  const { primary, site, secrets, now, url, locale, visitor } = context;
  const onward = url.searchParams.get("weiter") ?? "";
  const inHere = isWithin(onward, startAddress(context)) ? onward : "";
  const again = visitor !== undefined && url.searchParams.get("erneut") === "1";
  const begun = await beginSignOn(
    { db: primary, siteId: site.id, secrets, now },
    {
      redirectUri: new URL(signOnReturnAddress(context), url).href,
      locale,
      onward: inHere,
      ...(again && { proves: visitor.id }),
    },
  );
  if (begun.ok) {
    const cookie = { name: attemptCookie(context), value: begun.value.sealed, maxAge: attemptSeconds };
    return { kind: "away", to: begun.value.url, cookies: [cookie] };
  }
  if (begun.reason === "off") return redirect(signInAddress(context, inHere || undefined));
  return failed(context, "unreachable", { onward: inHere, ...(again && { proves: visitor.id }) });
}

/**
 * Takes somebody back from the provider. The address has no language of its own; where they go to has the one in which they left.
 */
export async function backFromProvider(context: SiteContext): Promise<Answer> {
  const { primary, site, secrets, now, client, visitor, url } = context;
  const attempt = openAttempt(secrets, site.id, context.cookie(attemptCookie(context)), now);
  if (!attempt) return failed(context, "stale", { onward: "" });
  const there: SiteContext = { ...context, locale: attempt.locale };
  const present = visitor && signedIn(context);
  const doing: Doing = {
    db: primary,
    siteId: site.id,
    secrets,
    now,
    actor: { kind: "nobody", from: networkOf(client.address) },
  };
  const done = await finishSignOn(doing, { attempt, address: url, client, present });
  const over = { name: attemptCookie(context), value: "" };
  if (!done.ok) return failed(there, done.reason, attempt, [over]);
  const onward = isWithin(attempt.onward, startAddress(there)) ? attempt.onward : "";
  if (!done.value) return redirect(onward || insideAddress(there), 303, [over]);
  await endPresentSession(context);
  const { secret, secondStep } = done.value;
  const to = secondStep ? secondStepAddress(there, onward) : onward || insideAddress(there);
  return redirect(to, 303, [over, { name: sessionCookie(context), value: secret }]);
}

/** Back to the page from which somebody went to the provider; it says what went wrong. */
function failed(
  context: SiteContext,
  reason: SignOnFailure,
  { onward, proves }: Pick<Attempt, "onward" | "proves">,
  cookies: Cookie[] = [],
): Answer {
  const page = proves === undefined ? signInAddress(context) : signInAgainAddress(context);
  const query = new URLSearchParams({ ...(onward && { weiter: onward }), extern: reason });
  return redirect(`${page}?${query}`, 303, cookies);
}
