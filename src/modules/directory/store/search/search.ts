import { isDeepStrictEqual } from "node:util";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Box, Point } from "../../../../kernel/geo/geometry.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Card } from "../../rules/listing/build-listing.ts";
import { withoutEquations } from "../../rules/search/equations.ts";
import type { SpelledWord } from "../../rules/search/fold.ts";
import { boxAroundPlace } from "../../rules/search/near.ts";
import { askFewer } from "./ask-fewer.ts";
import { type Asking, beginAsking } from "./asking.ts";
import { questionWords, type Tolerance, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** What to look for; every part narrows the result. */
export interface Search {
  text: string;
  /** Facets that must all be there, such as `c:shop/bakery`. */
  facets: string[];
  near?: Point;
  /** Metres around `near`. */
  radius?: number;
  /** Also how many hits lie within each of these, all smaller; five at most. */
  radii?: readonly number[];
  box?: Box;
  /** Open at this minute since the Unix epoch. */
  openAt?: number;
  /** The present minute since the Unix epoch: what "open until" is measured from. */
  nowMinute: number;
  order?: "name" | "new" | "distance";
  limit: number;
  offset: number;
  /** Also the total and how many entries have each facet. */
  counts: boolean;
  /** Only what may be passed on as open data. */
  passedOn?: boolean;
  /** The language of the page: of several words that are alike, those of this language go first. */
  language?: Locale;
}

/** A hit as the lists show it. */
export interface Hit {
  id: string;
  shortId: string;
  slug: string;
  kind: "business" | "place";
  name: string;
  category: string;
  street: string | null;
  area: string | null;
  lat: number;
  lon: number;
  card: Card;
  /** Metres from `near`. */
  distance: number | null;
  /** Minutes since the Unix epoch; null where it is closed now. */
  openUntil: number | null;
  opensNext: number | null;
}

export interface SearchResult {
  hits: Hit[];
  /** Null where no counts were asked for. */
  total: number | null;
  counts: Record<string, number>;
  /** What was searched for in place of a word, both as they are written; none where nothing was found. */
  corrections: { from: string; to: string }[];
  /** Words of the question without which this was found: nothing has all of them, or they are equations of numbers. */
  leftOut: string[];
  /** What was asked in the end, as the search functions take it. */
  query: string | null;
  /** How many hits lie within each of the smaller radii that were asked for. */
  within: ReadonlyMap<number, number>;
}

/**
 * What a search comes to, with the words that were taken for others or left out, in the terms of the search functions;
 * null where the whole directory is asked for.
 */
export async function queryFor(
  db: Db,
  siteId: string,
  search: Omit<Search, "nowMinute" | "limit" | "offset" | "counts">,
): Promise<string | null> {
  const found = await searchListings(db, siteId, {
    ...search,
    nowMinute: 0,
    limit: 0,
    offset: 0,
    counts: false,
  });
  return found.query;
}

/**
 * Searches the published directory of a site. Words that nothing is called by are taken for a misspelling; where nothing
 * has all words, the ones that are most common are left out until something is found.
 *
 * @param vocabulary what is known of the words already, where a question is asked again in other ways
 */
export async function searchListings(
  db: Db,
  siteId: string,
  search: Search,
  vocabulary: Vocabulary = vocabularyOf(db, siteId, search.language),
): Promise<SearchResult> {
  const found = await searchWords(db, siteId, search, vocabulary);
  const { equations } = withoutEquations(search.text);
  return equations.length > 0 && found.total !== 0
    ? { ...found, leftOut: [...equations, ...found.leftOut] }
    : found;
}

async function searchWords(
  db: Db,
  siteId: string,
  search: Search,
  vocabulary: Vocabulary,
): Promise<SearchResult> {
  const asked = questionWords(search.text);
  const asking = await beginAsking(db, siteId, search, vocabulary);
  const found = await asking.ask(asked, 0);
  if (asked.length === 0 || found.total !== 0) return found;
  const nothing = { ...found, corrections: [] };
  const around = search.near && search.radius ? boxAroundPlace(search.near, search.radius) : undefined;
  if (isDeepStrictEqual(search.box, around)) return (await understand(asking, asked))?.found ?? nothing;
  // A map of the town and the list of a part of it take the words for the same others.
  const { box: _, ...anywhere } = search;
  const everywhere = { ...anywhere, ...(around && { box: around }), limit: 0, counts: false };
  const wide = await beginAsking(db, siteId, everywhere, vocabulary);
  if ((await wide.ask(asked, 0)).total !== 0) return nothing;
  const meant = await understand(wide, asked);
  if (!meant) return nothing;
  const here = await asking.ask(meant.words, meant.tolerance);
  return here.total === 0 ? { ...here, corrections: [] } : { ...here, leftOut: meant.found.leftOut };
}

/** What words come to that are not there as they are asked: with others that are alike, else with fewer; undefined where nothing does. */
async function understand(
  asking: Asking,
  asked: SpelledWord[],
): Promise<{ words: SpelledWord[]; tolerance: Tolerance; found: SearchResult } | undefined> {
  const alike = await asking.ask(asked, 1);
  if (alike.total !== 0) return { words: asked, tolerance: 1, found: alike };
  const fewer = asked.length > 1 ? await askFewer(asking, asked) : undefined;
  return fewer && { ...fewer, tolerance: 0 };
}
