import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { signOnOf } from "../../store/sign-on.ts";
import { bindingsOf } from "../../store/sign-on-people.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress, passkeyQuestionAddress, signInAgainAddress } from "../addresses.ts";
import { isWithin, packForm } from "../kept-form.ts";
import { Head, OwnForm, PasswordField } from "../parts.tsx";
import { PasskeyForm } from "../passkey-form.tsx";
import { signOnFailure } from "../sign-on/sign-on-failure.ts";
import { SignOnLink } from "../sign-on/sign-on-link.tsx";
import { signedIn } from "../visitor.ts";

/** Before a grave action: the password once more, a passkey, or the provider of the town. */
export async function signInAgainPage(
  context: SiteContext,
  { kept, problem, status }: { kept: string; problem?: string; status?: 403 | 422 | 429 },
): Promise<PageAnswer> {
  const { primary, site, locale } = context;
  const say = accountsTexts(locale);
  const { person } = signedIn(context);
  const [signOn, bound] = await readInSite(primary, site.id, async (tx) => [
    await signOnOf(tx),
    await bindingsOf(tx, person.id),
  ]);
  const byProvider = signOn && bound.some(({ issuer }) => issuer === signOn.issuer);
  return {
    kind: "page",
    title: say("prove.title"),
    noIndex: true,
    islands: ["passkey"],
    ...(status && { status }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("prove.title")} lead={say("prove.lead")} />
        {problem && <FormProblem title={problem} />}
        {(person.hasPassword || !byProvider) && (
          <OwnForm context={context} action={signInAgainAddress(context)} hidden={[["kept", kept]]}>
            <PasswordField label={say("signIn.password")} />
            <div class="actions">
              <Button>{say("prove.button")}</Button>
            </div>
          </OwnForm>
        )}
        {person.passkeys > 0 && (
          <PasskeyForm
            context={context}
            way="get"
            ask={passkeyQuestionAddress(context)}
            action={signInAgainAddress(context)}
            hidden={[["kept", kept]]}
          >
            <div class="actions">
              <Button look="secondary">{say("passkey.prove")}</Button>
            </div>
          </PasskeyForm>
        )}
        {byProvider && <SignOnLink context={context} label={signOn.label} kept={kept} again />}
      </div>
    ),
  };
}

/** The same as a page of its own: where somebody comes back to who did not show at the provider who they are. */
export function signInAgainForm(context: SiteContext): Promise<PageAnswer> {
  const onward = context.url.searchParams.get("weiter") ?? "";
  const inHere = isWithin(onward, startAddress(context));
  const problem = signOnFailure(context);
  return signInAgainPage(context, {
    kept: packForm(new URL(inHere ? onward : accountAddress(context), context.url), undefined),
    ...(problem && { problem, status: 422 as const }),
  });
}
