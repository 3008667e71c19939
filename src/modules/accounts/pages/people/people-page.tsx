import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { askInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { rolesOn } from "../../rules/standing.ts";
import { peopleOf } from "../../store/people.ts";
import { staffTexts } from "../../texts/texts.ts";
import { personAddress } from "../addresses.ts";
import { moment } from "../moments.ts";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** Everybody who has an account, with state and roles. */
export async function peoplePage(context: SiteContext): Promise<PageAnswer> {
  const { primary, site, locale, now } = context;
  const say = staffTexts(locale);
  const people = await askInSite(primary, site.id, peopleOf, signedIn(context).asker);
  const manages = signedIn(context).may.has("people-manage");
  return {
    kind: "page",
    title: say("people.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("people.title")}
        lead={say("people.lead", {
          count: people.filter(({ state }) => state !== "left").length,
          site: site.name,
        })}
      >
        {manages && (
          <p class="actions">
            <LinkButton href={personAddress(context, "einladen")} icon="people">
              {say("people.invite")}
            </LinkButton>
          </p>
        )}
        <DataTable
          caption={say("people.title")}
          hideCaption
          columns={[
            { label: say("people.name") },
            { label: say("people.roles") },
            { label: say("people.state") },
            { label: say("people.lastSignIn") },
          ]}
          rows={people.map((person) => [
            <a href={personAddress(context, person.id)}>{person.name}</a>,
            rolesOn({ ...person, state: "confirmed" }, dayIn(now))
              .map((role) => roleName(role, locale))
              .join(", "),
            say(`state.${person.state}`),
            person.lastSignInAt ? moment(person.lastSignInAt, locale) : say("people.never"),
          ])}
        />
      </Inside>
    ),
  };
}
