import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Box, Point } from "../../../kernel/geo/geometry.ts";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import { type Card, siteLexeme, withheldLexeme } from "../rules/listing/build-listing.ts";
import { compileQuestion, type Expansion, lexeme } from "../rules/search/compile.ts";
import { phoneWord, type SpelledWord, spelledWords, words as wordsIn } from "../rules/search/fold.ts";
import { formsAsked, type Phrase, phrasesOf } from "../rules/search/phrases.ts";
import { tellingWords } from "../rules/search/small-words.ts";

/** What to look for; every part narrows the result. */
export interface Search {
  text: string;
  /** Facets that must all be there, such as `c:shop/bakery`. */
  facets: string[];
  near?: Point;
  /** Metres around `near`. */
  radius?: number;
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
  /** Words of the question without which this was found, because nothing has all of them. */
  leftOut: string[];
  /** What was asked in the end, as the search functions take it. */
  query: string | null;
}

/** At most so many words of a question count; nobody types more, and each costs. */
const mostWords = 8;

/** The words of a question: a telephone number is one word, whatever stands between its digits. */
export function questionWords(text: string): SpelledWord[] {
  const phone = phoneWord(text);
  if (phone) return [{ word: phone, spelling: text.trim() }];
  const unique = new Map(tellingWords(spelledWords(text)).map((word) => [word.word, word]));
  return [...unique.values()].slice(0, mostWords);
}

/** Only what is asked for exactly; also what is alike, though the word itself is there; what is nearest at all. */
type Tolerance = 0 | 1 | 2;

/** What the vocabulary of the site knows of these words, and of some of them as one phrase. */
async function expand(
  db: Db,
  siteId: string,
  asked: string[],
  phrases: Phrase[],
  { tolerance, language }: { tolerance: Tolerance; language: Locale | undefined },
): Promise<Expansion[]> {
  const forms = tolerance < 2 ? formsAsked(asked, phrases) : [];
  const { rows } = await sql<Expansion>`
    select * from directory.expand_words(${siteId}::uuid, ${asked}::text[], ${forms.map(({ form }) => form)}::text[],
      ${forms.map(({ of }) => of)}::integer[], ${tolerance}::integer, ${language?.slice(0, 2) ?? null})
  `.execute(db);
  return rows;
}

/** Whether a site has sources that grant no licence. */
async function withholds(db: Db, siteId: string): Promise<boolean> {
  return readInSite(db, siteId, async (tx) => {
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from directory.source where licence is null) as found
    `.execute(tx);
    return rows[0]?.found ?? false;
  });
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
 */
export async function searchListings(db: Db, siteId: string, search: Search): Promise<SearchResult> {
  const asked = questionWords(search.text);
  const found = await ask(db, siteId, search, asked, 0);
  if (asked.length === 0 || found.total !== 0) return found;
  const alike = await ask(db, siteId, search, asked, 1);
  if (alike.total !== 0) return alike;
  return (asked.length > 1 && (await askFewer(db, siteId, search, asked))) || { ...found, corrections: [] };
}

/** The question with the fewest words left out that finds something. */
async function askFewer(
  db: Db,
  siteId: string,
  search: Search,
  asked: SpelledWord[],
): Promise<SearchResult | undefined> {
  const known: { word: SpelledWord; total: number; said: boolean }[] = [];
  const counted: Search = { ...search, limit: 0, offset: 0, counts: false };
  for (const word of asked) {
    const { total, names } = await ask(db, siteId, counted, [word], 0, "count");
    if (!total) continue;
    const said = names || (await ask(db, siteId, counted, [word], 0, "count names")).total !== 0;
    known.push({ word, total, said });
  }
  // Kept longest are the words that names and categories are made of, and of these the rarest: it says most.
  known.sort((a, b) => Number(b.said) - Number(a.said) || a.total - b.total);
  for (let count = Math.min(known.length, asked.length - 1); count > 0; count--) {
    const best = new Set(known.slice(0, count).map(({ word }) => word));
    const kept = asked.filter((word) => best.has(word));
    const found = await ask(db, siteId, search, kept, 0);
    if (found.total)
      return { ...found, leftOut: asked.filter((word) => !best.has(word)).map(({ spelling }) => spelling) };
  }
  return undefined;
}

/** Words of the site or the language that are nearest to those of a question that found nothing. */
export async function nearestSpellings(
  db: Db,
  siteId: string,
  text: string,
  language: Locale,
): Promise<string[]> {
  const asked = questionWords(text).map(({ word }) => word);
  const near = await expand(db, siteId, asked, [], { tolerance: 2, language });
  return [...new Set(near.filter(({ word }) => !asked.includes(word)).map(({ spelling }) => spelling))];
}

/** Asks for entries that have all these words and filters. */
async function ask(
  db: Db,
  siteId: string,
  search: Search,
  words: SpelledWord[],
  tolerance: Tolerance,
  purpose: "rank" | "count" | "count names" = "rank",
): Promise<SearchResult & { names: boolean }> {
  const asked = words.map(({ word }) => word);
  // Asked first, because without this filter a whole list is read in the order of an index.
  const withheld = search.passedOn && (await withholds(db, siteId)) ? [`!${withheldLexeme}`] : [];
  const filters = [siteLexeme(siteId), ...withheld, ...search.facets.map(lexeme)];
  const exact = phoneWord(search.text) ?? wordsIn(search.text).join(" ");
  const phrases = phrasesOf(asked);
  const compiled =
    asked.length > 0
      ? compileQuestion(
          asked,
          phrases,
          await expand(db, siteId, asked, phrases, { tolerance, language: search.language }),
          filters,
          exact,
        )
      : undefined;
  const { near, box } = search;
  // Filters alone are asked of their sets, where thousands of hits are counted at once; the plain list needs none.
  const filtersAlone =
    !compiled &&
    !near &&
    !box &&
    withheld.length === 0 &&
    (search.facets.length > 0 || search.openAt !== undefined || search.counts);
  const found =
    purpose === "count names" && compiled ? [...filters, compiled.nameQuery].join(" & ") : compiled?.query;
  // What is only counted needs no rank, which costs more than finding it.
  const ranked = purpose === "rank" ? compiled : undefined;
  const query = found ?? (filters.length > 1 ? filters.join(" & ") : null);
  const { rows } = await sql<{
    total: string | null;
    counts: Record<string, number> | null;
    items: Hit[] | null;
  }>`
    select * from directory.search(${siteId}::uuid, ${filtersAlone ? null : query}, ${ranked?.nameQuery ?? null}, ${ranked?.categoryQuery ?? null},
      ${ranked ? exact : null}, ${near ? `(${near.lon},${near.lat})` : null}::point, ${search.radius ?? null}::double precision,
      ${box ? `(${box.west},${box.south}),(${box.east},${box.north})` : null}::box, ${search.openAt ?? null}::integer,
      ${search.nowMinute}::integer, ${search.order ?? "rank"}, ${search.limit}::integer, ${search.offset}::integer, ${search.counts},
      ${filtersAlone ? search.facets : null}::text[], ${ranked?.namedQuery ?? null}, ${ranked?.begins ?? null})
  `.execute(db);
  const row = rows[0];
  return {
    hits: row?.items ?? [],
    total: row?.total == null ? null : Number(row.total),
    counts: row?.counts ?? {},
    corrections: (compiled?.corrections ?? []).map(({ index, spelling }) => ({
      from: words[index]?.spelling ?? "",
      to: spelling,
    })),
    leftOut: [],
    query,
    names: compiled !== undefined && compiled.namedQuery !== null,
  };
}
