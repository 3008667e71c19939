import { askInSite } from "../../../../kernel/db/in-site.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { roles } from "../../rules/roles.ts";
import { signOnOf } from "../../store/sign-on.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { demoSignInAddress, linkAddress, paperCodeAddress, signInAddress } from "../addresses.ts";
import { Head, OwnForm, PasswordField } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { SignOnLink } from "../sign-on/sign-on-link.tsx";
import { isDemoSignIn } from "./demo-sign-in.ts";
import { PasskeySignIn } from "./passkey-sign-in.tsx";

export interface SignInState {
  login?: string | undefined;
  /** Where to go afterwards. */
  onward?: string | undefined;
  /** A form that waits to be sent until somebody is signed in. */
  kept?: string | undefined;
  /** What went wrong, in words. */
  problem?: string | undefined;
  status?: 403 | 422 | 429;
}

/** Name and password; in a demo also one click for each role. */
export async function signInPage(context: SiteContext, state: SignInState): Promise<PageAnswer> {
  const say = accountsTexts(context.locale);
  const signOn = await askInSite(context.primary, context.site.id, signOnOf);
  const { login, onward = "", kept = "", problem, status } = state;
  const carried = [
    ["weiter", onward],
    ["kept", kept],
  ] as const;
  const provider = signOn && (
    <SignOnLink context={context} label={signOn.label} onward={onward} kept={kept} />
  );
  return {
    kind: "page",
    title: say("signIn.title"),
    noIndex: true,
    islands: ["passkey"],
    ...(status && { status }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("signIn.title")} />
        {problem && <FormProblem title={problem} />}
        {kept && !problem && <FormProblem title={say("signIn.kept")}>{say("signIn.keptText")}</FormProblem>}
        <OwnForm context={context} action={signInAddress(context)} hidden={carried}>
          <Field
            name="login"
            label={say("signIn.login")}
            hint={say("signIn.loginHint")}
            value={login}
            required
            autocomplete="username"
            dir="ltr"
          />
          <PasswordField label={say("signIn.password")} />
          <div class="actions">
            <Button>{say("signIn.button")}</Button>
          </div>
        </OwnForm>
        <PasskeySignIn context={context} hidden={carried} />
        {!kept && provider}
        <p>
          <a href={paperCodeAddress(context)}>{say("paper.title")}</a>
        </p>
        {context.mailWorks ? (
          <p>
            <a href={linkAddress(context)}>{say("signIn.forgotten")}</a>
          </p>
        ) : (
          <p class="muted">{say("signIn.help")}</p>
        )}
        {kept && provider}
        {isDemoSignIn(context) && (
          <section class="panel" aria-labelledby="demo-roles">
            <h2 id="demo-roles">{say("signIn.demoTitle")}</h2>
            <p>{say("signIn.demoText")}</p>
            <OwnForm context={context} action={demoSignInAddress(context)} hidden={carried}>
              <div class="row">
                {roles.map((role) => (
                  <Button look="secondary" small name="role" value={role}>
                    {roleName(role, context.locale)}
                  </Button>
                ))}
              </div>
            </OwnForm>
          </section>
        )}
      </div>
    ),
  };
}
