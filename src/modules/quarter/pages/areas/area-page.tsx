import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { areaParts, type SiteContext, showsOpenStreetMap } from "../../index.ts";
import { areasAddress } from "../../rules/addresses.ts";
import { compareFigures } from "../../rules/compare-figures.ts";
import { areasOf } from "../../store/areas.ts";
import { figuresOf } from "../../store/figures.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Words } from "../parts/words.tsx";
import { AreaCards } from "./area-cards.tsx";
import { AreaFigures } from "./area-figures.tsx";

/** An area: what there is in it (from the higher capabilities), then its figures beside those of the whole town. */
export async function areaPage(context: SiteContext): Promise<Answer> {
  const { db, site, locale, slots, params } = context;
  const { areas, figures } = await readInSite(db, site.id, async (tx) => ({
    areas: await areasOf(tx),
    figures: await figuresOf(tx),
  }));
  const area = areas.find(({ key }) => key === params.area);
  if (!area) return notFound;
  const parts = await Promise.all(areaParts.of(slots).map((part) => part(context, area)));
  const comparisons = compareFigures(figures, area.key);
  const others = areas.filter(({ key }) => key !== area.key);
  const say = quarterTexts(locale);
  return {
    kind: "page",
    title: say("area.title", { area: area.name }),
    osm: await showsOpenStreetMap(context),
    description: say("area.description", { area: area.name, site: site.name }),
    body: (
      <div class="wrap">
        <PageHead
          context={context}
          title={area.name}
          above={[{ label: say("areas.title"), href: areasAddress(context) }]}
          lead={<Words text={area.intro} locale={locale} />}
        />
        {comparisons.length > 0 && parts.length > 0 && (
          <Chips chips={[{ label: say("area.figures"), href: "#figures", icon: "people" }]} />
        )}
        {parts}
        {comparisons.length > 0 && (
          <AreaFigures context={context} area={area} areas={areas} comparisons={comparisons} />
        )}
        {others.length > 0 && (
          <Section id="others" title={say("area.others")}>
            <AreaCards context={context} areas={others} />
          </Section>
        )}
      </div>
    ),
  };
}
