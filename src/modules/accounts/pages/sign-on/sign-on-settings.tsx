import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { endSignOn, type SetSignOnRefusal, setSignOn } from "../../actions/sign-on/set-sign-on.ts";
import { roles } from "../../rules/roles.ts";
import { factorRules, mayJoinAs } from "../../rules/sign-on/settings.ts";
import { signOnOf } from "../../store/sign-on.ts";
import { staffTexts } from "../../texts/texts.ts";
import { signOnReturnAddress, signOnSettingsAddress } from "../addresses.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { roleName } from "../role-name.ts";
import { doingOf } from "../visitor.ts";

/** How people sign in with the provider of the town, for administrators. */
export async function signOnSettingsPage(context: SiteContext, refused?: SetSignOnRefusal): Promise<Answer> {
  const { primary, site, locale, form, url } = context;
  const say = staffTexts(locale);
  const stored = await readInSite(primary, site.id, signOnOf);
  const value = (name: string, known: string | undefined) => form?.get(name) ?? known;
  const problem = refused && say(`signOn.refused.${refused}`);
  const error = (name: SetSignOnRefusal) => (refused === name ? problem : undefined);
  return {
    kind: "page",
    title: say("signOn.title"),
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside context={context} title={say("signOn.title")} lead={say("signOn.lead")}>
        {problem && <FormProblem title={problem} />}
        <p>{say(stored ? "signOn.isOn" : "signOn.isOff")}</p>
        <p>{say("signOn.return")}</p>
        <p class="panel secret" dir="ltr">
          {new URL(signOnReturnAddress(context), url).href}
        </p>
        <OwnForm context={context} action={signOnSettingsAddress(context)}>
          <Field
            name="issuer"
            label={say("signOn.issuer")}
            hint={say("signOn.issuerHint")}
            value={value("issuer", stored?.issuer)}
            error={error("issuer") ?? error("unreachable")}
            required
            maxlength={300}
            dir="ltr"
          />
          <Field
            name="client"
            label={say("signOn.client")}
            hint={say("signOn.clientHint")}
            value={value("client", stored?.clientId)}
            error={error("client-id")}
            required
            autocomplete="off"
            dir="ltr"
          />
          <Field
            name="client-secret"
            type="password"
            label={say("signOn.secret")}
            hint={say(stored ? "signOn.secretKept" : "signOn.secretHint")}
            error={error("secret")}
            required={!stored}
            autocomplete="off"
            maxlength={500}
            dir="ltr"
          />
          <Field
            name="label"
            label={say("signOn.label")}
            hint={say("signOn.labelHint")}
            value={value("label", stored?.label)}
            error={error("label")}
            required
            maxlength={60}
          />
          <Field
            name="mail-claim"
            label={say("signOn.mailClaim")}
            hint={say("signOn.mailClaimHint")}
            value={value("mail-claim", stored?.mailClaim ?? "email")}
            error={error("mail-claim")}
            maxlength={100}
            autocomplete="off"
            dir="ltr"
          />
          <SelectField
            name="new-role"
            label={say("signOn.newRole")}
            value={value("new-role", stored?.newRole ?? "")}
            error={error("new-role")}
            choices={[
              { value: "", label: say("signOn.invitedOnly") },
              ...roles.filter(mayJoinAs).map((role) => ({ value: role, label: roleName(role, locale) })),
            ]}
          />
          <SelectField
            name="factor"
            label={say("signOn.factor")}
            hint={say("signOn.factorHint")}
            value={value("factor", stored?.factor ?? "told")}
            error={error("factor")}
            choices={factorRules.map((rule) => ({ value: rule, label: say(`signOn.factor.${rule}`) }))}
          />
          <Field
            name="acr"
            label={say("signOn.acr")}
            hint={say("signOn.acrHint")}
            value={value("acr", stored?.acrValues.join(" "))}
            error={error("acr")}
            autocomplete="off"
            dir="ltr"
          />
          <div class="actions">
            <Button>{say("signOn.save")}</Button>
          </div>
        </OwnForm>
        {stored && (
          <Section id="off" title={say("signOn.offTitle")}>
            <p>{say("signOn.offText")}</p>
            <OwnForm context={context} action={signOnSettingsAddress(context, "aus")}>
              <div class="actions">
                <Button look="secondary">{say("signOn.off")}</Button>
              </div>
            </OwnForm>
          </Section>
        )}
      </Inside>
    ),
  };
}

/** Takes the settings; the provider is asked whether it is one. */
export async function setSignOnByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), local } = context;
  const field = (name: string) => form.get(name) ?? "";
  const set = await setSignOn(doingOf(context), {
    issuer: field("issuer"),
    clientId: field("client"),
    secret: field("client-secret"),
    label: field("label"),
    mailClaim: field("mail-claim"),
    newRole: field("new-role"),
    factor: field("factor"),
    acrValues: field("acr"),
    local,
  });
  return set.ok ? redirect(signOnSettingsAddress(context)) : signOnSettingsPage(context, set.reason);
}

/** Switches it off; passwords and links go on as before. */
export async function endSignOnByForm(context: SiteContext): Promise<Answer> {
  await endSignOn(doingOf(context));
  return redirect(signOnSettingsAddress(context));
}
