import type { Chip } from "../../../../kernel/ui/controls/chips.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { facetOfParameter, isPlain, parseQuestion, type Question } from "../../rules/search/question.ts";
import { searchListings } from "../../store/search/search.ts";
import { nearestSpellings, type Vocabulary, vocabularyOf } from "../../store/search/vocabulary.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { categoriesAddress, listAddress, type QuestionChange } from "../addresses.ts";
import { searchFor } from "../find.ts";
import { activeFilters } from "../list-filters.tsx";
import { numberText } from "../times.ts";

/** Other quarters that are offered. */
const mostAreas = 3;

/** How many entries the list at this address has; undefined for the whole directory, which is not counted. */
async function countAt(
  { db, site, now, locale, url }: SiteContext,
  href: string,
  vocabulary: Vocabulary,
): Promise<number | undefined> {
  const asked = parseQuestion(Object.fromEntries(new URL(href, url).searchParams));
  if (isPlain(asked)) return undefined;
  const search = { ...searchFor(asked, now), language: locale, limit: 0, offset: 0, counts: false };
  const { total } = await searchListings(db, site.id, search, vocabulary);
  return total ?? undefined;
}

/** Those of the ways that lead to something, with how many entries it is. */
async function leading(context: SiteContext, ways: Chip[]): Promise<Chip[]> {
  const found: Chip[] = [];
  // The ways are mostly the same words with other filters.
  const vocabulary = vocabularyOf(context.db, context.site.id, context.locale);
  for (const { label, href } of ways) {
    const count = await countAt(context, href, vocabulary);
    if (count === undefined) found.push({ label, href });
    else if (count > 0) found.push({ label: `${label} (${numberText(count, context.locale)})`, href });
  }
  return found;
}

/** One filter fewer, all of them, or another quarter. */
async function otherFilters(context: SiteContext, asked: Question): Promise<Chip[]> {
  const say = directoryTexts(context.locale);
  const chips = activeFilters(context, asked);
  if (chips.length === 0) return [];
  const noFilters: QuestionChange = {
    offen: undefined,
    ort: undefined,
    umkreis: undefined,
    ausschnitt: undefined,
  };
  for (const parameter of Object.keys(facetOfParameter) as (keyof typeof facetOfParameter)[])
    noFilters[parameter] = undefined;
  const all = await leading(context, [
    { label: say("filter.all"), href: listAddress(context, asked, noFilters) },
  ]);
  // What is nowhere is not behind one filter either.
  if (all.length === 0) return [];
  const fewer = chips.map(({ label, href }) => ({ label: say("empty.without", { label }), href }));
  const areas = context.site.areas
    .filter((area) => asked.gebiet && area.key !== asked.gebiet)
    .slice(0, mostAreas)
    .map((area) => ({
      label: say("empty.area", { area: area.name }),
      href: listAddress(context, asked, { gebiet: area.key }),
    }));
  const ways = await leading(context, [...fewer, ...areas]);
  return chips.length > 1 ? [...ways, ...all] : ways;
}

/** Where nothing was found: only ways that lead to something, then all categories and the whole list. */
export async function waysOut(context: SiteContext, asked: Question): Promise<Chip[]> {
  const { db, site, locale } = context;
  const say = directoryTexts(locale);
  const general = [
    { label: say("start.allCategories"), href: categoriesAddress(context) },
    { label: say("empty.everything"), href: listAddress(context) },
  ];
  if (isPlain(asked)) return general;
  const filters = await otherFilters(context, asked);
  if (asked.q === "" || filters.length > 0) return [...filters, ...general];
  const near = await nearestSpellings(db, site.id, asked.q, locale);
  const spellings = await leading(
    context,
    near.map((word) => ({
      label: say("empty.nearest", { word }),
      href: listAddress(context, asked, { q: word }),
    })),
  );
  return [...spellings, ...general];
}
