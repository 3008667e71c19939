import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { FacetList } from "../../../../kernel/ui/controls/filters.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { type SiteContext, showsOpenStreetMap } from "../../../quarter/index.ts";
import type { FilterParameter, Question } from "../../rules/search/question.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { listAddress, queryOf } from "../addresses.ts";
import { activeFilters, facetValues, filterNames } from "../list-filters.tsx";

/**
 * All values of one filter that the hits of a question have, in the order of the alphabet, each with its count and a
 * link to the list. Stands in place of the hits, so that a page stays as light as a list.
 */
export async function allValuesPage(
  context: SiteContext,
  question: Question,
  parameter: FilterParameter,
  counts: Record<string, number>,
): Promise<PageAnswer> {
  const { locale, site } = context;
  const say = directoryTexts(locale);
  const { alle: _, ...asked } = question;
  const collator = new Intl.Collator(locale === "de-simple" ? "de" : locale);
  const values = facetValues(context, { ...asked, seite: 1 }, counts, parameter).sort((a, b) =>
    collator.compare(a.label, b.label),
  );
  const filter = say(filterNames[parameter]);
  const chips = activeFilters(context, asked);
  return {
    kind: "page",
    title: `${say("filter.choose", { filter })}, ${say("list.title", { site: site.name })}`,
    description: say("list.description", { site: site.name }),
    noIndex: true,
    query: queryOf(context, question),
    osm: await showsOpenStreetMap(context),
    body: (
      <div class="wrap">
        <h1>{say("filter.choose", { filter })}</h1>
        <div class="row">
          <Chips chips={[{ label: say("start.toList"), href: listAddress(context, asked), icon: "menu" }]} />
          {chips.length > 0 && <Chips label={say("filter.active")} chips={chips} />}
        </div>
        {values.length > 0 ? <FacetList values={values} /> : <p>{say("empty.title")}</p>}
      </div>
    ),
  };
}
