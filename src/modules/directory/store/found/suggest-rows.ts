import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { StreetCount } from "../../rules/suggest/street-index.ts";
import { patternOf, type Typed } from "../../rules/suggest/typed.ts";

/** An entry with a name that begins as typed. */
export interface SuggestedName {
  name: string;
  /** Names by language, where there are several. */
  names: Record<string, string> | null;
  category: string;
  street: string | null;
  slug: string;
}

/** What of the directory begins as somebody has typed. */
export interface SuggestedRows {
  names: SuggestedName[];
  /** Categories that are called so in the language, or searched by it; the nearest first. */
  categories: string[];
}

/** So many rows of a kind at most: several entries may share a name. */
const most = 24;

/** Entries and categories that are called as typed; entries whose name begins so come first. */
export async function suggestRows(
  db: Db,
  siteId: string,
  typed: Typed,
  locale: Locale,
): Promise<SuggestedRows> {
  const { rows } = await sql<SuggestedName & { kind: "name" | "word"; categories: string[] | null }>`
    select kind, text as name, names, category, street, slug, categories
    from directory.suggest(${siteId}::uuid, ${typed.begins}, ${patternOf(typed)}, ${locale.slice(0, 2)}, ${most}::integer)
  `.execute(db);
  return {
    names: rows.filter(({ kind }) => kind === "name"),
    categories: [...new Set(rows.flatMap(({ categories }) => categories ?? []))],
  };
}

/** The streets in which entries of a site stand, with how many. */
export async function listedStreets(db: Db, siteId: string): Promise<StreetCount[]> {
  return readInSite(db, siteId, async (tx) => {
    const { rows } = await sql<StreetCount>`
      select street, count(*)::integer as count from directory.listing
      where site_id = ${siteId} and street is not null group by street order by street
    `.execute(tx);
    return rows;
  });
}
