import { Section } from "../../../kernel/ui/content/section.tsx";
import { Tiles } from "../../../kernel/ui/content/tiles.tsx";
import { Chips } from "../../../kernel/ui/controls/chips.tsx";
import { type Answer, notFound } from "../../../kernel/web/answer.ts";
import { type SiteContext, showsOpenStreetMap } from "../../quarter/index.ts";
import { categoryOf } from "../rules/categories/categories.ts";
import { categoryGroup, groupName, groups } from "../rules/categories/groups.ts";
import { categoryIcon } from "../rules/categories/icons.ts";
import { categoryName } from "../rules/categories/names.ts";
import { directoryTexts } from "../texts/texts.ts";
import { categoryAddress, categoryOfPart } from "./addresses.ts";
import { facetCounts } from "./find.ts";
import { categoryTone } from "./hit-card.tsx";
import { drawList } from "./list.tsx";
import { readQuestion } from "./question/read-question.ts";

/** The largest of a group are shown with their icons: each is half a kilobyte, and a town may have three hundred. */
const tilesInGroup = 4;

/** All categories that occur, by group. */
export async function categoriesPage(context: SiteContext): Promise<Answer> {
  const { locale, site } = context;
  const say = directoryTexts(locale);
  const { counts } = await facetCounts(context, []);
  const present = Object.keys(counts).flatMap((facet) => (facet.startsWith("c:") ? [facet.slice(2)] : []));
  const collator = new Intl.Collator(locale === "de-simple" ? "de" : locale);
  return {
    kind: "page",
    title: say("categories.title"),
    description: say("categories.description", { site: site.name }),
    osm: await showsOpenStreetMap(context),
    body: (
      <div class="wrap">
        <h1>{say("categories.title")}</h1>
        {groups().map((group) => {
          const ids = present
            .filter((id) => categoryGroup(id) === group.id)
            .sort((a, b) => collator.compare(categoryName(a, locale), categoryName(b, locale)));
          if (ids.length === 0) return null;
          const countOf = (id: string) => counts[`c:${id}`] ?? 0;
          const largest = [...ids].sort((a, b) => countOf(b) - countOf(a)).slice(0, tilesInGroup);
          const others = ids.filter((id) => !largest.includes(id));
          return (
            <Section id={group.id} title={groupName(group.id, locale)}>
              <Tiles
                tiles={largest.map((id) => ({
                  label: categoryName(id, locale),
                  href: categoryAddress(context, id),
                  icon: categoryIcon(id),
                  tone: categoryTone(id),
                  note: say("start.count", { count: countOf(id) }),
                }))}
              />
              {others.length > 0 && (
                <Chips
                  chips={others.map((id) => ({
                    label: `${categoryName(id, locale)} (${countOf(id)})`,
                    href: categoryAddress(context, id),
                  }))}
                />
              )}
            </Section>
          );
        })}
      </div>
    ),
  };
}

/** The list of one category. */
export async function categoryPage(context: SiteContext): Promise<Answer> {
  const id = categoryOfPart(context.params.category ?? "");
  if (!categoryOf(id)) return notFound;
  return drawList(context, { ...readQuestion(context), kategorie: id }, true);
}
