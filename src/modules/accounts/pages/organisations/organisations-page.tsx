import { inSiteAs } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { organisationsOf } from "../../store/organisations.ts";
import { staffTexts } from "../../texts/texts.ts";
import { organisationAddress } from "../addresses.ts";
import { dayOf } from "../moments.ts";
import { Inside } from "../people/inside.tsx";
import { signedIn } from "../visitor.ts";

/** The organisations that who asks may see: partners their own, people of the project all. */
export async function organisationsPage(context: SiteContext): Promise<PageAnswer> {
  const { primary, site, locale } = context;
  const say = staffTexts(locale);
  const { asker, may } = signedIn(context);
  const all = await inSiteAs(primary, site.id, asker, organisationsOf);
  const title = say("organisations.title");
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <Inside context={context} title={title} lead={say("organisations.lead", { count: all.length })}>
        {may.has("organisations-manage") && (
          <p class="actions">
            <LinkButton href={organisationAddress(context, "neu")} icon="people">
              {say("organisations.new")}
            </LinkButton>
          </p>
        )}
        {all.length === 0 ? (
          <EmptyState
            icon="people"
            title={say("organisations.empty")}
            text={say("organisations.emptyText")}
          />
        ) : (
          <DataTable
            caption={title}
            hideCaption
            columns={[
              { label: say("organisations.name") },
              { label: say("organisations.kind") },
              { label: say("organisations.people") },
              { label: say("organisations.state") },
            ]}
            rows={all.map(({ id, name, kind, people, endedOn }) => [
              <a href={organisationAddress(context, id)}>{name}</a>,
              say(`organisation.kind.${kind}`),
              people,
              endedOn === null
                ? say("organisations.active")
                : say("organisations.ended", { day: dayOf(endedOn, locale) }),
            ])}
          />
        )}
      </Inside>
    ),
  };
}
