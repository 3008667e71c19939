import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import {
  createOrganisation,
  type OrganisationRefusal,
} from "../../actions/organisations/manage-organisation.ts";
import { organisationKinds } from "../../store/tables.ts";
import { staffTexts } from "../../texts/texts.ts";
import { organisationAddress, organisationsAddress } from "../addresses.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { doingOf } from "../visitor.ts";

/** The form for an organisation. */
export function newOrganisationPage(context: SiteContext, refused?: OrganisationRefusal): Answer {
  const { locale, form } = context;
  const say = staffTexts(locale);
  const problem = refused && say(`organisations.refused.${refused}`);
  const title = say("organisations.new");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("organisations.title"), href: organisationsAddress(context) }]}
        lead={say("organisations.newLead")}
      >
        {problem && <FormProblem title={problem} />}
        <OwnForm context={context} action={organisationAddress(context, "neu")}>
          <Field
            name="name"
            label={say("organisations.name")}
            value={form?.get("name") ?? undefined}
            error={refused === "kind" ? undefined : problem}
            required
            maxlength={120}
          />
          <SelectField
            name="kind"
            label={say("organisations.kind")}
            value={form?.get("kind") ?? undefined}
            error={refused === "kind" ? problem : undefined}
            choices={organisationKinds.map((kind) => ({
              value: kind,
              label: say(`organisation.kind.${kind}`),
            }))}
          />
          <div class="actions">
            <Button>{say("organisations.create")}</Button>
          </div>
        </OwnForm>
      </Inside>
    ),
  };
}

export async function createOrganisationByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const typed = { name: form.get("name") ?? "", kind: form.get("kind") ?? "" };
  const made = await createOrganisation(doingOf(context), typed);
  return made.ok
    ? redirect(organisationAddress(context, made.value))
    : newOrganisationPage(context, made.reason);
}
