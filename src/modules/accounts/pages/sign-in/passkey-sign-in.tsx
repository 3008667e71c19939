import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, data } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askToUsePasskey, signInByPasskey } from "../../actions/passkeys/use-passkey.ts";
import { formToken } from "../../rules/signed-in.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { passkeyQuestionAddress, passkeySignInAddress } from "../addresses.ts";
import { carriedAlong } from "../kept-form.ts";
import { PasskeyForm, passkeyAnswer, passkeyPlace } from "../passkey-form.tsx";
import { endPresentSession, sessionCookie } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { goOn } from "./go-on.tsx";
import { signInPage } from "./sign-in-page.tsx";

/** The button that signs in with a passkey. */
export const PasskeySignIn: FC<{
  context: SiteContext;
  token?: string | undefined;
  hidden: Iterable<readonly [string, string]>;
}> = ({ context, token, hidden }) => (
  <PasskeyForm
    context={context}
    way="get"
    ask={passkeyQuestionAddress(context)}
    action={passkeySignInAddress(context)}
    token={token}
    hidden={hidden}
  >
    <div class="actions">
      <Button look="secondary">{accountsTexts(context.locale)("passkey.signIn")}</Button>
    </div>
  </PasskeyForm>
);

/** What a browser is asked that shows a passkey. */
export async function passkeyQuestion(context: SiteContext): Promise<Answer> {
  const { site, secrets, now } = context;
  const asked = await askToUsePasskey(passkeyPlace(context), site.id, secrets, now);
  return data("application/json; charset=utf-8", JSON.stringify(asked));
}

/** Takes the passkey; no second step follows. */
export async function passkeySignInByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, client, secrets, now } = context;
  const use = { place: passkeyPlace(context), answer: passkeyAnswer(context), client, secrets };
  const signed = await signInByPasskey(primary, site.id, use, now);
  if (!signed.ok)
    return signInPage(context, {
      ...carriedAlong(context),
      problem:
        signed.reason === "wrong" ? accountsTexts(locale)("passkey.wrong") : waitText(signed.reason, locale),
      status: signed.reason === "wrong" ? 422 : 429,
    });
  await endPresentSession(context);
  return goOn(context, formToken(signed.value), [{ name: sessionCookie(context), value: signed.value }]);
}
