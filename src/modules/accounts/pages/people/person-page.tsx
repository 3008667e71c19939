import type { FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSiteAs } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ManageRefusal } from "../../actions/people/manage-person.ts";
import { roles } from "../../rules/roles.ts";
import { factorRemovalOf } from "../../store/factor-removals.ts";
import { type Organisation, organisationsOf } from "../../store/organisations.ts";
import { type HeldMembership, type Person, personById } from "../../store/people.ts";
import { bindingsOf } from "../../store/sign-on-people.ts";
import { staffTexts } from "../../texts/texts.ts";
import { peopleAddress, personAddress } from "../addresses.ts";
import { dayOf, moment } from "../moments.ts";
import { OrganisationChoice } from "../organisations/organisation-choice.tsx";
import { OwnForm } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";
import { type AskedRemoval, PersonAccess } from "./person-access.tsx";

/** One person: roles and state, and what may be done about them. */
export async function personPage(context: SiteContext, refused?: ManageRefusal): Promise<Answer> {
  const { primary, site, locale, params, now } = context;
  const id = params.person ?? "";
  const found = isId(id)
    ? await inSiteAs(primary, site.id, signedIn(context).asker, async (tx) => ({
        person: await personById(tx, id),
        removal: await askedRemoval(tx, id, now),
        bindings: await bindingsOf(tx, id),
        organisations: await organisationsOf(tx),
      }))
    : undefined;
  if (!found?.person) return notFound;
  const { person, removal, bindings, organisations } = found;
  const say = staffTexts(locale);
  const manages = signedIn(context).may.has("people-manage");
  const facts = [
    { label: say("people.state"), value: say(`state.${person.state}`) },
    { label: say("people.mail"), value: person.mail ?? "–" },
    ...(person.state === "left" ? [] : [{ label: say("people.login"), value: person.login }]),
    { label: say("person.since"), value: dayOf(person.createdAt, locale) },
    ...(person.until ? [{ label: say("people.until"), value: dayOf(person.until, locale) }] : []),
    {
      label: say("people.lastSignIn"),
      value: person.lastSignInAt ? moment(person.lastSignInAt, locale) : say("people.never"),
    },
    { label: say("person.secondFactor"), value: say(person.secondFactor ? "person.yes" : "person.no") },
    ...bindings.map(({ boundAt }) => ({
      label: say("person.signOn"),
      value: say("person.signOnBound", { day: dayOf(boundAt, locale) }),
    })),
  ];
  return {
    kind: "page",
    title: person.name,
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={person.name}
        above={[{ label: say("people.title"), href: peopleAddress(context) }]}
      >
        {refused && <FormProblem title={say(problems[refused])} />}
        <KeyValues items={facts} />
        <Roles context={context} person={person} manages={manages} organisations={organisations} />
        {manages && person.state !== "left" && (
          <PersonAccess context={context} person={person} removal={removal} bound={bindings.length > 0} />
        )}
      </Inside>
    ),
  };
}

async function askedRemoval(tx: Db, personId: string, now: Date): Promise<AskedRemoval | undefined> {
  const asked = await factorRemovalOf(tx, personId, now);
  const by = asked && (await personById(tx, asked.askedBy));
  return asked && { ...asked, name: by?.name ?? "–" };
}

const problems: Record<ManageRefusal, Parameters<ReturnType<typeof staffTexts>>[0]> = {
  unknown: "person.changed",
  role: "people.refused.role",
  organisation: "people.refused.organisation",
  until: "people.refused.until",
  "has-role": "person.hasRole",
  "last-administrator": "person.lastAdministrator",
  state: "person.changed",
  self: "person.self",
  "second-administrator": "person.secondAdministrator",
  mail: "people.refused.mail",
  taken: "people.refused.taken",
};

interface Part {
  context: SiteContext;
  person: Person;
}

const Roles: FC<Part & { manages: boolean; organisations: Organisation[] }> = (props) => {
  const { context, person, manages, organisations } = props;
  const { locale } = context;
  const say = staffTexts(locale);
  const time = ({ from, until }: HeldMembership) =>
    [
      `${say("person.from")} ${dayOf(from, locale)}`,
      until && `${say("person.until")} ${dayOf(until, locale)}`,
    ]
      .filter(Boolean)
      .join(" ");
  return (
    <Section id="roles" title={say("person.rolesTitle")}>
      {person.memberships.length === 0 && <p>{say("person.noRoles")}</p>}
      <ul class="plain-list">
        {person.memberships.map((membership) => (
          <li class="row">
            <span>
              <strong>{roleName(membership.role, locale)}</strong>{" "}
              <span class="muted">
                {time(membership)}
                {membership.organisation && `, ${membership.organisation.name}`}
              </span>
            </span>
            {manages && membership.state !== "ended" && (
              <OwnForm
                context={context}
                inline
                action={personAddress(context, person.id, "rolle-beenden")}
                hidden={[["membership", membership.id]]}
              >
                <Button look="tertiary" small>
                  {say("person.endRole")}
                  <span class="kern-sr-only">: {roleName(membership.role, locale)}</span>
                </Button>
              </OwnForm>
            )}
          </li>
        ))}
      </ul>
      {manages && person.state !== "left" && (
        <OwnForm context={context} action={personAddress(context, person.id, "rolle")}>
          <SelectField
            name="role"
            label={say("person.giveRole")}
            choices={roles.map((role) => ({ value: role, label: roleName(role, locale) }))}
          />
          <OrganisationChoice context={context} organisations={organisations} />
          <Field name="until" type="date" label={say("person.roleUntil")} hint={say("people.untilHint")} />
          <div class="actions">
            <Button look="secondary">{say("person.giveButton")}</Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};
