import { type Answer, data } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { facet } from "../../rules/listing/build-listing.ts";
import { words } from "../../rules/search/fold.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { indexStreets } from "../../rules/suggest/street-index.ts";
import { fits, readTyped, type Typed } from "../../rules/suggest/typed.ts";
import { listedStreets, type SuggestedName, suggestRows } from "../../store/found/suggest-rows.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";
import { facetCounts } from "../find.ts";
import { hitName } from "../hit-card.tsx";
import { numberText } from "../times.ts";

/** A suggestion: what it is called, what it is, and where it leads. */
interface Suggestion {
  text: string;
  note: string;
  href: string;
}

/** So many fit above the keyboard of a phone. */
const most = 8;
const mostCategories = 3;
const mostStreets = 2;

const nothing = parseQuestion({});

/** The folded words of a text, a space around each. */
const spaced = (text: string): string => ` ${words(text).join(" ")} `;

const startsFirst =
  ({ begins }: Typed) =>
  (a: { folded: string }, b: { folded: string }): number =>
    Number(b.folded.startsWith(` ${begins}`)) - Number(a.folded.startsWith(` ${begins}`));

/** Categories that are called as typed in the page's language, then those that are searched by it; only what there is. */
async function categories(context: SiteContext, typed: Typed, known: string[]): Promise<Suggestion[]> {
  const { locale } = context;
  const say = directoryTexts(locale);
  const { counts } = await facetCounts(context, []);
  const index = await context.remember(`category names ${context.site.id} ${locale}`, async () =>
    Object.keys(counts)
      .filter((name) => name.startsWith("c:"))
      .map((name) => ({ id: name.slice(2), count: counts[name] ?? 0 }))
      .map((category) => ({ ...category, folded: spaced(categoryName(category.id, locale)) }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
  );
  const called = index.filter(({ folded }) => fits(typed, folded)).sort(startsFirst(typed));
  const ids = [...new Set([...called.map(({ id }) => id), ...known])];
  return ids
    .map((id) => ({ id, count: counts[facet("c", id)] ?? 0 }))
    .filter(({ count }) => count > 0)
    .slice(0, mostCategories)
    .map(({ id, count }) => ({
      text: categoryName(id, locale),
      note: `${say("filter.category")} · ${numberText(count, locale)}`,
      href: listAddress(context, nothing, { kategorie: id }),
    }));
}

/** The name of an entry that was meant: the one of the page where it fits what was typed, else one that does. */
function nameMeant(row: SuggestedName, typed: Typed, context: SiteContext): string {
  const shown = hitName({ ...row, card: { ...(row.names && { names: row.names }) } }, context.locale);
  const others = [shown, row.name, ...Object.values(row.names ?? {})];
  return others.find((name) => name !== "" && fits(typed, spaced(name))) ?? shown;
}

/** Entries by their name, each name once: a branch leads to all that are called so, a single one to its page. */
function names(context: SiteContext, typed: Typed, rows: SuggestedName[]): Suggestion[] {
  const found = new Map<string, { text: string; folded: string; rows: Map<string, SuggestedName> }>();
  for (const row of rows) {
    const text = nameMeant(row, typed, context);
    const folded = spaced(text);
    const known = found.get(folded) ?? { text, folded, rows: new Map() };
    known.rows.set(row.slug, row);
    found.set(folded, known);
  }
  return [...found.values()].sort(startsFirst(typed)).map(({ text, rows: same }) => {
    const [one] = same.values();
    const category = one ? categoryName(one.category, context.locale) : "";
    const single = same.size === 1 && one;
    return {
      text,
      note: single && one.street ? `${category} · ${one.street}` : category,
      href: single ? businessAddress(context, one.slug) : listAddress(context, nothing, { q: text }),
    };
  });
}

async function streets(context: SiteContext, typed: Typed): Promise<Suggestion[]> {
  const { db, site, locale, remember } = context;
  const index = await remember(`streets ${site.id}`, async () =>
    indexStreets(await listedStreets(db, site.id)),
  );
  return index
    .filter(({ folded }) => fits(typed, folded))
    .sort(startsFirst(typed))
    .slice(0, mostStreets)
    .map(({ street, count }) => ({
      text: street,
      note: `${directoryTexts(locale)("suggest.street")} · ${numberText(count, locale)}`,
      href: listAddress(context, nothing, { q: street }),
    }));
}

/**
 * `/duisburg/de/vorschlaege?q=schr`: what somebody may mean who has typed so far, as JSON: categories, entries and
 * streets, at most eight, and a sentence for those who do not see them.
 */
export async function suggestions(context: SiteContext): Promise<Answer> {
  const { db, site, locale, url } = context;
  const typed = readTyped((url.searchParams.get("q") ?? "").slice(0, 200));
  let items: Suggestion[] = [];
  if (typed) {
    const [rows, inStreets] = await Promise.all([
      suggestRows(db, site.id, typed, locale),
      streets(context, typed),
    ]);
    const kinds = await categories(context, typed, rows.categories);
    const called = names(context, typed, rows.names).slice(0, most - kinds.length - inStreets.length);
    items = [...kinds, ...called, ...inStreets];
  }
  const said = directoryTexts(locale)("suggest.count", { count: items.length });
  return data("application/json; charset=utf-8", JSON.stringify({ said, items }), {
    headers: { "X-Robots-Tag": "noindex" },
  });
}
