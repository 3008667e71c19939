import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { proveByPasskey } from "../../actions/passkeys/use-passkey.ts";
import { proveAgain } from "../../actions/sign-in/prove-password.ts";
import { signIn } from "../../actions/sign-in/sign-in.ts";
import { formToken } from "../../rules/signed-in.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { insideAddress } from "../addresses.ts";
import { carriedAlong } from "../kept-form.ts";
import { passkeyAnswer, passkeyPlace } from "../passkey-form.tsx";
import { signOnFailure } from "../sign-on/sign-on-failure.ts";
import { doingOf, endPresentSession, sessionCookie, signedIn } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { goOn } from "./go-on.tsx";
import { secondStepPage } from "./second-step.tsx";
import { signInAgainPage } from "./sign-in-again.tsx";
import { signInPage } from "./sign-in-page.tsx";

/** The form, or on to where somebody wants to go who is signed in already. */
export async function signInForm(context: SiteContext): Promise<Answer> {
  const { visitor } = context;
  const { onward } = carriedAlong(context);
  if (visitor && visitor.may.size > 0) return redirect(onward || insideAddress(context), 303);
  const failure = signOnFailure(context);
  return signInPage(context, { onward, ...(failure && { problem: failure, status: 422 as const }) });
}

/** Goes on with a form that waited while somebody signed in beside it, with the provider of the town. */
export async function goOnByForm(context: SiteContext): Promise<Answer> {
  const { visitor } = context;
  if (visitor && visitor.may.size > 0) return goOn(context, visitor.token);
  if (visitor) return secondStepPage(context, visitor.token, signedIn(context).person);
  const { kept } = carriedAlong(context);
  return signInPage(context, { kept, status: 403 });
}

/** Takes name and password. */
export async function signInByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, client, now, form = new URLSearchParams() } = context;
  const say = accountsTexts(locale);
  const field = (name: string) => form.get(name) ?? "";
  const login = field("login").slice(0, 200);
  const signed = await signIn(primary, site.id, { login, password: field("password"), client }, now);
  if (!signed.ok) {
    const wrong = signed.reason === "wrong";
    return signInPage(context, {
      login,
      ...carriedAlong(context),
      problem: signed.reason === "wrong" ? say("signIn.wrong") : waitText(signed.reason, locale),
      status: wrong ? 422 : 429,
    });
  }
  const { secret, secondStep, person } = signed.value;
  await endPresentSession(context);
  const cookies = [{ name: sessionCookie(context), value: secret }];
  if (!secondStep) return goOn(context, formToken(secret), cookies);
  return { ...secondStepPage(context, formToken(secret), person), cookies };
}

/** Before a grave action: takes the password once more, or a passkey, and goes on with what was asked. */
export async function proveByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, client, secrets, now, form = new URLSearchParams() } = context;
  const { person, session, token } = signedIn(context);
  const byPasskey = form.has("answer");
  const proven = byPasskey
    ? await proveByPasskey(
        primary,
        site.id,
        {
          place: passkeyPlace(context),
          answer: passkeyAnswer(context),
          client,
          secrets,
          personId: person.id,
          sessionId: session.id,
        },
        now,
      )
    : await proveAgain(doingOf(context), person, session.id, form.get("password") ?? "");
  if (proven.ok) return goOn(context, token);
  const wrong = proven.reason === "wrong";
  return signInAgainPage(context, {
    kept: carriedAlong(context).kept,
    problem:
      proven.reason === "wrong"
        ? accountsTexts(locale)(byPasskey ? "passkey.wrong" : "prove.wrong")
        : waitText(proven.reason, locale),
    status: wrong ? 422 : 429,
  });
}
