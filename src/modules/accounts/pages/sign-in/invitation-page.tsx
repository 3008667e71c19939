import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import {
  acceptInvitation,
  findInvitation,
  type PasswordLink,
} from "../../actions/people/accept-invitation.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress, invitationAddress, newPasswordAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";
import { passwordProblems } from "../password-problems.ts";
import { endPresentSession, sessionCookie } from "../visitor.ts";

/** Where an invitation leads: a password is chosen, and the person is in. */
export async function invitationPage(
  context: SiteContext,
  kind: PasswordLink,
  problem?: string,
): Promise<Answer> {
  const { primary, site, locale, params, now } = context;
  const say = accountsTexts(locale);
  const code = params.code ?? "";
  const person = await findInvitation(primary, site.id, kind, code, now);
  if (!person)
    return {
      kind: "page",
      status: 404,
      title: say("invitation.gone"),
      noIndex: true,
      body: (
        <div class="narrow">
          <EmptyState icon="people" title={say("invitation.gone")} text={say("invitation.goneText")} />
        </div>
      ),
    };
  const title = say("invitation.title", { name: person.name });
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <div class="narrow">
        <Head context={context} title={title} lead={say("invitation.lead")} />
        {problem && <FormProblem title={problem} />}
        <p>
          {say("invitation.loginName")}: <strong dir="ltr">{person.login}</strong>
        </p>
        <OwnForm
          context={context}
          action={
            kind === "invitation" ? invitationAddress(context, code) : newPasswordAddress(context, code)
          }
        >
          {/* So that the browser keeps the name along with the password. */}
          <input type="hidden" name="login" value={person.login} autocomplete="username" />
          <NewPassword context={context} />
          <div class="actions">
            <Button>{say("invitation.button")}</Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

/** Two fields for a new password. */
export function NewPassword({ context, error }: { context: SiteContext; error?: string | undefined }) {
  const say = accountsTexts(context.locale);
  return (
    <>
      <Field
        name="password"
        type="password"
        label={say("password.new")}
        hint={say("password.rules")}
        error={error}
        required
        autocomplete="new-password"
        dir="ltr"
      />
      <Field
        name="repeat"
        type="password"
        label={say("password.repeat")}
        required
        autocomplete="new-password"
        dir="ltr"
      />
    </>
  );
}

/** Takes the password and signs the person in. */
export async function accept(context: SiteContext, kind: PasswordLink): Promise<Answer> {
  const { primary, site, locale, params, form, client, now } = context;
  const say = accountsTexts(locale);
  const password = form?.get("password") ?? "";
  if (password !== (form?.get("repeat") ?? "")) return invitationPage(context, kind, say("password.differ"));
  const acceptance = { kind, code: params.code ?? "", password, siteName: site.name, client, locale };
  const accepted = await acceptInvitation(primary, site.id, acceptance, now);
  if (accepted.ok) {
    await endPresentSession(context);
    return redirect(accountAddress(context), 303, [{ name: sessionCookie(context), value: accepted.value }]);
  }
  if (accepted.reason === "gone") return invitationPage(context, kind);
  return invitationPage(context, kind, say(passwordProblems[accepted.reason]));
}
