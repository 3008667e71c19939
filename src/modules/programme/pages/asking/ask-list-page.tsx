// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Breadcrumbs } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { askableResources } from "../../store/asking/room-requests.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { askAddress, listAddress } from "../addresses.ts";

/** What residents may ask for. */
export async function askListPage(context: SiteContext): Promise<Answer> {
  const { db, site, locale } = context;
  const say = programmeTexts(locale);
  const resources = await readInSite(db, site.id, askableResources);
  return {
    kind: "page",
    title: say("ask.title"),
    description: say("ask.lead"),
    body: (
      <div class="wrap">
        <Breadcrumbs
          label={say("menu")}
          crumbs={[
            { label: site.name, href: startAddress(context) },
            { label: say("menu"), href: listAddress(context) },
            { label: say("ask.title") },
          ]}
        />
        <h1>{say("ask.title")}</h1>
        <p class="lead">{say("ask.lead")}</p>
        {resources.length === 0 ? (
          <EmptyState icon="calendar" title={say("ask.empty")}>
            <LinkButton href={listAddress(context)} look="secondary">
              {say("receipt.toList")}
            </LinkButton>
          </EmptyState>
        ) : (
          <ul class="cases">
            {resources.map(({ id, name, kind, capacity, equipment }) => (
              <li class="case">
                <div class="case-side">
                  <div>
                    <h2 dir="auto">{name}</h2>
                    <p class="muted">
                      {say(`ask.kind.${kind}`)}
                      {capacity !== null &&
                        kind === "room" &&
                        ` · ${say("ask.capacity", { count: capacity })}`}
                    </p>
                    {equipment && <p dir="auto">{equipment}</p>}
                  </div>
                  <LinkButton href={askAddress(context, id)} look="secondary" rel="nofollow">
                    {say("ask.free")}
                    <span class="kern-sr-only">: {name}</span>
                  </LinkButton>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  };
}
