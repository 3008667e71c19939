import type { FC } from "hono/jsx";
import { askInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ManageRefusal } from "../../actions/people/manage-person.ts";
import { roles } from "../../rules/roles.ts";
import { type HeldMembership, type Person, personById } from "../../store/people.ts";
import { staffTexts } from "../../texts/texts.ts";
import { peopleAddress, personAddress } from "../addresses.ts";
import { dayOf, moment } from "../moments.ts";
import { OwnForm } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** One person: roles and state, and what may be done about them. */
export async function personPage(context: SiteContext, refused?: ManageRefusal): Promise<Answer> {
  const { primary, site, locale, params } = context;
  const id = params.person ?? "";
  const person = isId(id) ? await askInSite(primary, site.id, (tx) => personById(tx, id)) : undefined;
  if (!person) return notFound;
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
        <Roles context={context} person={person} manages={manages} />
        {manages && person.state !== "left" && <State context={context} person={person} />}
      </Inside>
    ),
  };
}

const problems: Record<ManageRefusal, Parameters<ReturnType<typeof staffTexts>>[0]> = {
  unknown: "person.changed",
  role: "people.refused.role",
  until: "people.refused.until",
  "has-role": "person.hasRole",
  "last-administrator": "person.lastAdministrator",
  state: "person.changed",
};

interface Part {
  context: SiteContext;
  person: Person;
}

const Roles: FC<Part & { manages: boolean }> = ({ context, person, manages }) => {
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
          <Field name="until" type="date" label={say("person.roleUntil")} hint={say("people.untilHint")} />
          <div class="actions">
            <Button look="secondary">{say("person.giveButton")}</Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};

const State: FC<Part> = ({ context, person }) => {
  const say = staffTexts(context.locale);
  const button = (state: string, label: string, text?: string) => (
    <OwnForm
      context={context}
      action={personAddress(context, person.id, "zustand")}
      hidden={[["state", state]]}
    >
      {text && <p>{text}</p>}
      <div class="actions">
        <Button look="secondary">{label}</Button>
      </div>
    </OwnForm>
  );
  return (
    <Section id="state" title={say("person.stateTitle")}>
      {person.state !== "suspended" && person.state !== "expired" && (
        <OwnForm context={context} action={personAddress(context, person.id, "einladung")}>
          {person.state === "confirmed" && <p>{say("person.resetText")}</p>}
          <div class="actions">
            <Button look="secondary">
              {say(person.state === "invited" ? "person.inviteAgain" : "person.resetPassword")}
            </Button>
          </div>
        </OwnForm>
      )}
      {person.state === "suspended"
        ? button("confirmed", say("person.resume"))
        : button("suspended", say("person.suspend"), say("person.suspendText"))}
      {button("left", say("person.leave"), say("person.leaveText"))}
    </Section>
  );
};
