import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import {
  entriesFor,
  footEntries,
  type MenuEntry,
  menuEntries,
  type SiteContext,
  type SiteMapGroup,
  siteMapParts,
} from "../../index.ts";
import { areaAddress } from "../../rules/addresses.ts";
import { areasOf } from "../../store/areas.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";

/** The site map for people: the menus, the areas, and what the higher capabilities add. */
export async function overview(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, slots } = context;
  const say = quarterTexts(locale);
  const [areas, added] = await Promise.all([
    readInSite(db, site.id, areasOf),
    Promise.all(siteMapParts.of(slots).map((part) => part(context))),
  ]);
  const link = (entry: MenuEntry) => ({ label: entry.label(locale), href: entry.address(context) });
  const groups: SiteMapGroup[] = [
    { title: say("siteMap.main"), links: entriesFor(menuEntries.of(slots), site).map(link) },
    {
      title: say("siteMap.areas"),
      links: areas.map((area) => ({ label: area.name, href: areaAddress(context, area.key) })),
    },
    ...added.flat(),
    { title: say("siteMap.about"), links: entriesFor(footEntries.of(slots), site).map(link) },
  ];
  return {
    kind: "page",
    title: say("siteMap.title"),
    description: say("siteMap.description", { site: site.name }),
    body: (
      <div class="wrap">
        <PageHead context={context} title={say("siteMap.title")} lead={say("siteMap.lead")} />
        {groups
          .filter((group) => group.links.length > 0)
          .map((group, index) => (
            <Section id={`group-${index + 1}`} title={group.title}>
              <Chips chips={group.links} />
            </Section>
          ))}
      </div>
    ),
  };
}
