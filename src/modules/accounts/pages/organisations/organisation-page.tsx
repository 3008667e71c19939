import type { FC } from "hono/jsx";
import { inSiteAs } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import {
  endOrganisation,
  type OrganisationRefusal,
  renameOrganisation,
} from "../../actions/organisations/manage-organisation.ts";
import { membersOf, type Organisation, organisationById } from "../../store/organisations.ts";
import { staffTexts } from "../../texts/texts.ts";
import { organisationAddress, organisationsAddress, personAddress } from "../addresses.ts";
import { dayOf } from "../moments.ts";
import { OwnForm } from "../parts.tsx";
import { Inside } from "../people/inside.tsx";
import { roleName } from "../role-name.ts";
import { doingOf, signedIn } from "../visitor.ts";

/** One organisation and who belongs to it. To a partner every other one is an address that does not exist. */
export async function organisationPage(context: SiteContext, refused?: OrganisationRefusal): Promise<Answer> {
  const { primary, site, locale, params } = context;
  const { asker, may } = signedIn(context);
  const id = params.organisation ?? "";
  if (!isId(id)) return notFound;
  const [organisation, members] = await inSiteAs(primary, site.id, asker, async (tx) => [
    await organisationById(tx, id),
    await membersOf(tx, id),
  ]);
  if (!organisation) return notFound;
  const say = staffTexts(locale);
  const { name, kind, endedOn } = organisation;
  return {
    kind: "page",
    title: name,
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={name}
        above={[{ label: say("organisations.title"), href: organisationsAddress(context) }]}
      >
        {refused && <FormProblem title={say(`organisations.refused.${refused}`)} />}
        <KeyValues
          items={[
            { label: say("organisations.kind"), value: say(`organisation.kind.${kind}`) },
            {
              label: say("organisations.state"),
              value:
                endedOn === null
                  ? say("organisations.active")
                  : say("organisations.ended", { day: dayOf(endedOn, locale) }),
            },
          ]}
        />
        <Section id="people" title={say("organisations.people")}>
          {members.length === 0 ? (
            <p>{say("organisations.noPeople")}</p>
          ) : (
            <DataTable
              caption={say("organisations.people")}
              hideCaption
              columns={[
                { label: say("people.name") },
                { label: say("organisations.role") },
                { label: say("organisations.since") },
              ]}
              rows={members.map((member) => [
                may.has("people-read") ? (
                  <a href={personAddress(context, member.personId)}>{member.name}</a>
                ) : (
                  member.name
                ),
                roleName(member.role, locale),
                dayOf(member.since, locale),
              ])}
            />
          )}
        </Section>
        {may.has("organisations-manage") && endedOn === null && (
          <Manage context={context} organisation={organisation} />
        )}
      </Inside>
    ),
  };
}

const Manage: FC<{ context: SiteContext; organisation: Organisation }> = ({ context, organisation }) => {
  const say = staffTexts(context.locale);
  const { id, name } = organisation;
  return (
    <>
      <Section id="rename" title={say("organisations.rename")}>
        <OwnForm context={context} action={organisationAddress(context, id, "umbenennen")}>
          <Field
            name="name"
            label={say("organisations.name")}
            value={context.form?.get("name") ?? name}
            required
            maxlength={120}
          />
          <div class="actions">
            <Button look="secondary">{say("organisations.rename")}</Button>
          </div>
        </OwnForm>
      </Section>
      <Section id="end" title={say("organisations.endTitle")}>
        <p>{say("organisations.endText")}</p>
        <OwnForm context={context} action={organisationAddress(context, id, "beenden")}>
          <div class="actions">
            <Button look="secondary">{say("organisations.end")}</Button>
          </div>
        </OwnForm>
      </Section>
    </>
  );
};

/** A change by a form; afterwards the page says how things stand. */
function changing(
  change: (
    ...given: [ReturnType<typeof doingOf>, string, URLSearchParams]
  ) => ReturnType<typeof endOrganisation>,
) {
  return async (context: SiteContext): Promise<Answer> => {
    const { params, form = new URLSearchParams() } = context;
    const id = params.organisation ?? "";
    if (!isId(id)) return notFound;
    const done = await change(doingOf(context), id, form);
    return done.ok ? redirect(organisationAddress(context, id)) : organisationPage(context, done.reason);
  };
}

export const renameOrganisationByForm = changing((doing, id, form) =>
  renameOrganisation(doing, id, form.get("name") ?? ""),
);

export const endOrganisationByForm = changing((doing, id) => endOrganisation(doing, id));
