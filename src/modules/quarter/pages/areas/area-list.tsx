import { readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import { businessesAddress } from "../../rules/addresses.ts";
import { areasOf } from "../../store/areas.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { AreaCards } from "./area-cards.tsx";

/** All areas of a site. */
export async function areaList(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale } = context;
  const areas = await readInSite(db, site.id, areasOf);
  const say = quarterTexts(locale);
  return {
    kind: "page",
    title: say("areas.title"),
    description: say("areas.description", { site: site.name }),
    body: (
      <div class="wrap">
        <PageHead
          context={context}
          title={say("areas.title")}
          {...(areas.length > 0 && { lead: say("areas.lead") })}
        />
        {areas.length > 0 ? (
          <AreaCards context={context} areas={areas} heading="h2" />
        ) : (
          <EmptyState
            icon="pin"
            title={say("areas.empty")}
            text={say("areas.emptyText", { site: site.name })}
          >
            <LinkButton href={businessesAddress(context)} icon="search">
              {say("areas.toSearch")}
            </LinkButton>
          </EmptyState>
        )}
      </div>
    ),
  };
}
