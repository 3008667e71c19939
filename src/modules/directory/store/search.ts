import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Box, Point } from "../../../kernel/geo/geometry.ts";
import { type Card, siteLexeme, withheldLexeme } from "../rules/listing/build-listing.ts";
import { type CompiledQuestion, compileQuestion, type Expansion, lexeme } from "../rules/search/compile.ts";
import { phoneWord, words } from "../rules/search/fold.ts";

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
  /** Also words that are only alike, even where the word itself is there. */
  fuzzy?: boolean;
  /** Only what may be passed on as open data. */
  passedOn?: boolean;
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
  corrections: { from: string; to: string }[];
}

/** At most so many words of a question count; nobody types more, and each costs. */
const mostWords = 8;

/** The words of a question: a telephone number is one word, whatever stands between its digits. */
export function questionWords(text: string): string[] {
  const phone = phoneWord(text);
  return phone ? [phone] : [...new Set(words(text))].slice(0, mostWords);
}

/** What the vocabulary of the site knows of these words, and of all of them as one phrase. */
async function expand(db: Db, siteId: string, asked: string[], fuzzy: boolean): Promise<Expansion[]> {
  const phrases = asked.length > 1 ? [...asked, asked.join(" ")] : asked;
  const { rows } = await sql<Expansion>`
    select * from directory.expand_words(${siteId}::uuid, ${phrases}::text[], ${fuzzy})
  `.execute(db);
  // A phrase is a category's name or nothing: it does not stand in for its words.
  return rows.filter(
    (row) =>
      row.ord <= asked.length || row.kind === "exact" || row.kind === "prefix" || row.categories.length > 0,
  );
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

/** A search in the terms of the search functions; null where the whole directory is asked for. */
export async function compileSearch(
  db: Db,
  siteId: string,
  search: Pick<Search, "text" | "facets" | "fuzzy" | "passedOn">,
): Promise<{ compiled: CompiledQuestion | undefined; query: string | null; withholding: boolean }> {
  const asked = questionWords(search.text);
  // Asked first, because without this filter a whole list is read in the order of an index.
  const withheld = search.passedOn && (await withholds(db, siteId)) ? [`!${withheldLexeme}`] : [];
  const filters = [siteLexeme(siteId), ...withheld, ...search.facets.map(lexeme)];
  const compiled =
    asked.length > 0
      ? compileQuestion(asked, await expand(db, siteId, asked, search.fuzzy ?? false), filters)
      : undefined;
  const query = compiled?.query ?? (filters.length > 1 ? filters.join(" & ") : null);
  return { compiled, query, withholding: withheld.length > 0 };
}

/** Searches the published directory of a site. Words that nothing is called by are taken for a misspelling. */
export async function searchListings(db: Db, siteId: string, search: Search): Promise<SearchResult> {
  const { compiled, query, withholding } = await compileSearch(db, siteId, search);
  const { near, box } = search;
  // Filters alone are asked of their sets, where thousands of hits are counted at once; the plain list needs none.
  const filtersAlone =
    !compiled &&
    !near &&
    !box &&
    !withholding &&
    (search.facets.length > 0 || search.openAt !== undefined || search.counts);
  const { rows } = await sql<{
    total: string | null;
    counts: Record<string, number> | null;
    items: Hit[] | null;
  }>`
    select * from directory.search(${siteId}::uuid, ${filtersAlone ? null : query}, ${compiled?.nameQuery ?? null}, ${compiled?.categoryQuery ?? null},
      ${compiled?.exact ?? null}, ${near ? `(${near.lon},${near.lat})` : null}::point, ${search.radius ?? null}::double precision,
      ${box ? `(${box.west},${box.south}),(${box.east},${box.north})` : null}::box, ${search.openAt ?? null}::integer,
      ${search.nowMinute}::integer, ${search.order ?? "rank"}, ${search.limit}::integer, ${search.offset}::integer, ${search.counts},
      ${filtersAlone ? search.facets : null}::text[])
  `.execute(db);
  const row = rows[0];
  return {
    hits: row?.items ?? [],
    total: row?.total == null ? null : Number(row.total),
    counts: row?.counts ?? {},
    corrections: compiled?.corrections ?? [],
  };
}
