import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { siteLexeme, withheldLexeme } from "../../rules/listing/build-listing.ts";
import { type CompiledQuestion, compileQuestion, lexeme } from "../../rules/search/compile.ts";
import { withoutEquations } from "../../rules/search/equations.ts";
import { phoneWord, type SpelledWord, words as wordsIn } from "../../rules/search/fold.ts";
import { phrasesOf } from "../../rules/search/phrases.ts";
import { countFacets } from "./facet-sets.ts";
import type { Hit, Search, SearchResult } from "./search.ts";
import type { Tolerance, Vocabulary } from "./vocabulary.ts";

/** One search, which may ask several times: with all its words, with similar ones, with fewer. */
export interface Asking {
  /** Entries that have all these words and the filters of the search. */
  ask(words: SpelledWord[], tolerance: Tolerance): Promise<SearchResult>;
  /** For each word alone: how many entries have it, and how many are called by it. */
  countEach(words: SpelledWord[]): Promise<{ total: number; names: number }[]>;
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

/** Begins a search: gathers what holds for all that it asks. */
export async function beginAsking(
  db: Db,
  siteId: string,
  search: Search,
  vocabulary: Vocabulary,
): Promise<Asking> {
  // Asked first, because without this filter a whole list is read in the order of an index.
  const withheld = search.passedOn && (await withholds(db, siteId)) ? [`!${withheldLexeme}`] : [];
  const filters = [siteLexeme(siteId), ...withheld, ...search.facets.map(lexeme)];
  const exact = phoneWord(search.text) ?? wordsIn(withoutEquations(search.text).text).join(" ");
  const { near, box } = search;
  const place = sql`${near ? `(${near.lon},${near.lat})` : null}::point, ${search.radius ?? null}::double precision,
    ${box ? `(${box.west},${box.south}),(${box.east},${box.north})` : null}::box, ${search.openAt ?? null}::integer,
    ${search.nowMinute}::integer`;

  async function compile(words: SpelledWord[], tolerance: Tolerance): Promise<CompiledQuestion | undefined> {
    if (words.length === 0) return undefined;
    const asked = words.map(({ word }) => word);
    const phrases = phrasesOf(asked);
    const known = await vocabulary.expand(asked, phrases, tolerance);
    return compileQuestion(asked, phrases, known, filters, exact);
  }

  return {
    async ask(words, tolerance) {
      const compiled = await compile(words, tolerance);
      // Filters alone are asked of their sets, where thousands of hits are counted at once; the plain list needs none.
      const filtersAlone =
        !compiled &&
        !near &&
        !box &&
        withheld.length === 0 &&
        (search.facets.length > 0 || search.openAt !== undefined || search.counts);
      const query = compiled?.query ?? (filters.length > 1 ? filters.join(" & ") : null);
      const { rows } = await sql<{
        total: string | null;
        /** By the number of the set of facets. */
        counts: Record<string, number> | null;
        items: Hit[] | null;
        within: string[] | null;
      }>`
        select total, counts, items, within from directory.search(${siteId}::uuid, ${filtersAlone ? null : query}, ${compiled?.nameQuery ?? null},
          ${compiled?.categoryQuery ?? null}, ${compiled ? exact : null}, ${place}, ${search.order ?? "rank"},
          ${search.limit}::integer, ${search.offset}::integer, ${search.counts},
          ${filtersAlone ? search.facets : null}::text[], ${compiled?.namedQuery ?? null}, ${compiled?.begins ?? null},
          ${search.radii ?? null}::double precision[])
      `.execute(db);
      const row = rows[0];
      return {
        hits: row?.items ?? [],
        total: row?.total == null ? null : Number(row.total),
        counts: row?.counts ? await countFacets(db, siteId, row.counts) : {},
        corrections: (compiled?.corrections ?? []).map(({ index, spelling }) => ({
          from: words[index]?.spelling ?? "",
          to: spelling,
        })),
        leftOut: [],
        query,
        within: new Map((search.radii ?? []).map((radius, at) => [radius, Number(row?.within?.[at] ?? 0)])),
      };
    },

    async countEach(words) {
      const compiled: (CompiledQuestion | undefined)[] = [];
      for (const word of words) compiled.push(await compile([word], 0));
      const queries = compiled.flatMap((question) => [
        question?.query ?? null,
        question ? [...filters, question.nameQuery].join(" & ") : null,
      ]);
      // What is only counted needs no rank, which costs more than finding it.
      const { rows } = await sql<{ total: string | null }>`
        select s.total from unnest(${queries}::text[]) with ordinality as q(query, n), lateral
          directory.search(${siteId}::uuid, q.query, null, null, null, ${place}, 'rank', 0, 0, false, null, null, null, null) s
        order by q.n
      `.execute(db);
      const totals = rows.map(({ total }) => Number(total));
      return compiled.map((question, at) => ({
        total: totals[2 * at] ?? 0,
        // Who names a category is called by it, whatever the signs say.
        names: question?.namedQuery ? (totals[2 * at] ?? 0) : (totals[2 * at + 1] ?? 0),
      }));
    },
  };
}
