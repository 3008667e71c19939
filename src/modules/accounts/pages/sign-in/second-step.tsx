import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, HiddenFields } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, type PageAnswer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { SignedIn } from "../../actions/sign-in/identify.ts";
import { takeSecondStep } from "../../actions/sign-in/second-factor.ts";
import { formToken } from "../../rules/signed-in.ts";
import type { Person } from "../../store/people.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { secondStepAddress, signInAddress } from "../addresses.ts";
import { carriedAlong } from "../kept-form.ts";
import { Head } from "../parts.tsx";
import { doingOf, sessionCookie } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { goOn } from "./go-on.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { signInPage } from "./sign-in-page.tsx";

/**
 * Asks for the second factor: a code, or a passkey where the person has one.
 *
 * @param token of the half session, which may have begun with this very answer
 */
export function secondStepPage(
  context: SiteContext,
  token: string,
  { codeApp, passkeys }: Pick<Person, "codeApp" | "passkeys">,
  { problem, status }: { problem?: string; status?: 422 | 429 } = {},
): PageAnswer {
  const { locale } = context;
  const say = accountsTexts(locale);
  const { onward, kept } = carriedAlong(context);
  const carried: [string, string][] = [
    ["token", token],
    ["weiter", onward],
    ["kept", kept],
  ];
  return {
    kind: "page",
    title: say("step.title"),
    noIndex: true,
    islands: ["passkey"],
    ...(status && { status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("step.title")}
          lead={say(codeApp ? "step.lead" : "step.passkeyLead")}
        />
        {problem && <FormProblem title={problem} />}
        {passkeys > 0 && <PasskeySignIn context={context} token={token} hidden={carried.slice(1)} />}
        <form class="form" method="post" action={secondStepAddress(context)}>
          <HiddenFields fields={carried} />
          <Field
            name="code"
            label={say(codeApp ? "step.code" : "step.spareCode")}
            hint={codeApp && say("step.hint")}
            required
            autocomplete="one-time-code"
            dir="ltr"
          />
          <div class="actions">
            <Button>{say("step.button")}</Button>
          </div>
        </form>
      </div>
    ),
  };
}

/** The half session of this device; undefined where there is none, or where it is whole already. */
function halfSignedIn({ visitor }: SiteContext): SignedIn | undefined {
  const found = visitor as SignedIn | undefined;
  return found?.person.secondFactor && found.session.factor === "first" ? found : undefined;
}

export function secondStepForm(context: SiteContext): Answer {
  const half = halfSignedIn(context);
  const { onward } = carriedAlong(context);
  return half
    ? secondStepPage(context, half.token, half.person)
    : redirect(signInAddress(context, onward), 303);
}

/**
 * Takes the code; the session is whole afterwards. Where the half session is over, because it took too long or because another
 * code was faster, one signs in once more, and what a form held is still there.
 */
export async function secondStepByForm(context: SiteContext): Promise<Answer> {
  const { locale, client, secrets, form = new URLSearchParams() } = context;
  const half = halfSignedIn(context);
  if (!half)
    return signInPage(context, {
      ...carriedAlong(context),
      problem: accountsTexts(locale)("step.over"),
      status: 403,
    });
  const { person, session, token } = half;
  const code = form.get("code") ?? "";
  const taken = await takeSecondStep(doingOf(context), secrets, {
    person,
    sessionId: session.id,
    code,
    client,
  });
  if (taken.ok)
    return goOn(context, formToken(taken.value), [{ name: sessionCookie(context), value: taken.value }]);
  return secondStepPage(
    context,
    token,
    person,
    taken.reason === "wrong"
      ? { problem: accountsTexts(locale)("step.wrong"), status: 422 }
      : { problem: waitText(taken.reason, locale), status: 429 },
  );
}
