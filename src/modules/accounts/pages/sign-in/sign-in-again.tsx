import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { passkeyQuestionAddress, signInAgainAddress } from "../addresses.ts";
import { Head, OwnForm, PasswordField } from "../parts.tsx";
import { PasskeyForm } from "../passkey-form.tsx";
import { signedIn } from "../visitor.ts";

/** Before a grave action: the password once more, or a passkey. */
export function signInAgainPage(
  context: SiteContext,
  { kept, problem, status }: { kept: string; problem?: string; status?: 403 | 422 | 429 },
): PageAnswer {
  const say = accountsTexts(context.locale);
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
        <OwnForm context={context} action={signInAgainAddress(context)} hidden={[["kept", kept]]}>
          <PasswordField label={say("signIn.password")} />
          <div class="actions">
            <Button>{say("prove.button")}</Button>
          </div>
        </OwnForm>
        {signedIn(context).person.passkeys > 0 && (
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
      </div>
    ),
  };
}
