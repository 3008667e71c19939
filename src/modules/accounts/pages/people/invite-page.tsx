import { inSiteAs } from "../../../../kernel/db/in-site.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type InviteRefusal, invitePerson } from "../../actions/people/invite-person.ts";
import { roles } from "../../rules/roles.ts";
import { organisationsOf } from "../../store/organisations.ts";
import { staffTexts } from "../../texts/texts.ts";
import { personAddress } from "../addresses.ts";
import { OrganisationChoice } from "../organisations/organisation-choice.tsx";
import { OwnForm } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { doingOf, signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";
import { invitationShown } from "./invitation-shown.tsx";

/** Which field a refusal belongs to. */
const fieldOf: Record<InviteRefusal, string> = {
  name: "name",
  mail: "mail",
  login: "login",
  taken: "login",
  role: "role",
  organisation: "organisation",
  until: "until",
};

/** The form for somebody new. */
export async function invitePage(context: SiteContext, refused?: InviteRefusal): Promise<Answer> {
  const { primary, site, locale, form } = context;
  const organisations = await inSiteAs(primary, site.id, signedIn(context).asker, organisationsOf);
  const say = staffTexts(locale);
  const value = (name: string) => form?.get(name) ?? undefined;
  const error = (name: string) =>
    refused && fieldOf[refused] === name ? say(`people.refused.${refused}`) : undefined;
  return {
    kind: "page",
    title: say("people.invite"),
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside context={context} title={say("people.invite")} lead={say("people.inviteLead")}>
        {refused && <FormProblem title={say(`people.refused.${refused}`)} />}
        <OwnForm context={context} action={personAddress(context, "einladen")}>
          <Field
            name="name"
            label={say("people.name")}
            value={value("name")}
            error={error("name")}
            required
            maxlength={120}
          />
          <SelectField
            name="role"
            label={say("people.role")}
            value={value("role")}
            error={error("role")}
            choices={roles.map((role) => ({ value: role, label: roleName(role, locale) }))}
          />
          <OrganisationChoice context={context} organisations={organisations} error={error("organisation")} />
          <Field
            name="mail"
            type="email"
            label={say("people.mail")}
            hint={say("people.mailHint")}
            value={value("mail")}
            error={error("mail")}
            dir="ltr"
          />
          <Field
            name="login"
            label={say("people.login")}
            hint={say("people.loginHint")}
            value={value("login")}
            error={error("login")}
            maxlength={120}
            dir="ltr"
          />
          <Field
            name="until"
            type="date"
            label={say("people.until")}
            hint={say("people.untilHint")}
            value={value("until")}
            error={error("until")}
          />
          <div class="actions">
            <Button>{say("people.inviteButton")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

/** Makes the account and shows the link, once. */
export async function invite(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const field = (name: string) => form.get(name) ?? "";
  const done = await invitePerson(doingOf(context), {
    name: field("name"),
    mail: field("mail"),
    login: field("login"),
    role: field("role"),
    organisation: field("organisation"),
    until: field("until"),
    locale: context.locale,
  });
  if (!done.ok) return invitePage(context, done.reason);
  return invitationShown(context, { name: field("name"), ...done.value });
}
