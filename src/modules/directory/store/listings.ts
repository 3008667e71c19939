import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Listing } from "../rules/listing/build-listing.ts";
import type { CategoryWord } from "../rules/search/category-words.ts";

export interface ListingRow extends Listing {
  businessId: string;
  /** Its opening hours, where they are known and understood. */
  hoursId: number | null;
  /** Whether nobody has confirmed it for long. */
  stale: boolean;
  lat: number;
  lon: number;
}

/** Puts entries into the public projection, in place of their earlier rows. */
export async function putListings(tx: Db, siteId: string, rows: ListingRow[]): Promise<void> {
  if (rows.length === 0) return;
  const sets = await numberFacetSets(
    tx,
    siteId,
    rows.map((row) => row.facets),
  );
  const json = JSON.stringify(
    rows.map(({ vocabulary: _, facets, ...row }) => ({ ...row, facetSetId: sets.get(setKey(facets)) })),
  );
  await sql`
    insert into directory.listing (site_id, business_id, kind, slug, short_id, name, name_folded, names_folded, sort_name, category,
      street, area, place, hours_id, facet_set_id, document, card, stale, changed_at)
    select ${siteId}, r."businessId", r.kind, r.slug, r."shortId", r.name, r."nameFolded", r."namesFolded", r."sortName", r.category,
      r.street, r.area, point(r.lon, r.lat), r."hoursId", r."facetSetId", r.document::tsvector,
      case when r.stale then r.card || '{"stale": true}' else r.card end, r.stale, now()
    from jsonb_to_recordset(${json}::jsonb) as r("businessId" uuid, kind text, slug text, "shortId" text, name text,
      "nameFolded" text, "namesFolded" text, "sortName" text, category text, street text, area text, lat double precision,
      lon double precision, "hoursId" integer, "facetSetId" integer, document text, card jsonb, stale boolean)
    on conflict (site_id, business_id) do update set kind = excluded.kind, slug = excluded.slug, name = excluded.name,
      name_folded = excluded.name_folded, names_folded = excluded.names_folded, sort_name = excluded.sort_name, category = excluded.category,
      street = excluded.street, area = excluded.area, place = excluded.place, hours_id = excluded.hours_id,
      facet_set_id = excluded.facet_set_id, document = excluded.document, card = excluded.card, stale = excluded.stale, changed_at = excluded.changed_at
  `.execute(tx);
}

const setKey = (facets: string[]): string => [...facets].sort().join("\n");

/** The numbers of sets of filters, by `setKey`. Sets that nothing has any more stay: they are few and small. */
async function numberFacetSets(tx: Db, siteId: string, sets: string[][]): Promise<Map<string, number>> {
  const wanted = [...new Set(sets.map(setKey))];
  const { rows } = await sql<{ facets: string[]; id: number }>`
    with wanted as (select string_to_array(w, e'\n') as facets from unnest(${wanted}::text[]) w),
    known as (select s.facets, s.id from directory.facet_set s join wanted using (facets)),
    added as (insert into directory.facet_set (site_id, facets)
      select ${siteId}, w.facets from wanted w where not exists (select from known k where k.facets = w.facets)
      on conflict (site_id, facets) do update set facets = excluded.facets returning facets, id)
    select facets, id from known union all select facets, id from added
  `.execute(tx);
  return new Map(rows.map((row) => [setKey(row.facets), row.id]));
}

/** Takes entries out of the public projection. */
export async function removeListings(tx: Db, businessIds: string[]): Promise<void> {
  if (businessIds.length === 0) return;
  await sql`delete from directory.listing where business_id = any(${businessIds}::uuid[])`.execute(tx);
}

/** Adds words of the entries, each with how it is written, to the vocabulary of the site. */
export async function addWords(tx: Db, siteId: string, words: ReadonlyMap<string, string>): Promise<void> {
  if (words.size === 0) return;
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    insert into directory.word (site_id, word, spelling, in_text)
    select ${siteId}, w.word, w.spelling, true
    from unnest(${sorted.map(([word]) => word)}::text[], ${sorted.map(([, spelling]) => spelling)}::text[])
      as w(word, spelling)
    on conflict (site_id, word) do update set in_text = true, spelling = excluded.spelling
    where not directory.word.in_text
  `.execute(tx);
}

/**
 * Teaches the vocabulary of the site the names of the categories that occur in it. They come as arrays: there are tens of thousands, and
 * PostgreSQL reads these in a fraction of the time that it takes for JSON.
 */
export async function putCategoryWords(tx: Db, siteId: string, words: CategoryWord[]): Promise<void> {
  if (words.length === 0) return;
  // In the order of the index.
  const sorted = words.toSorted((a, b) => (a.word < b.word ? -1 : 1));
  const column = (of: (word: CategoryWord) => string) => sql`${sorted.map(of)}::text[]`;
  const lists = (of: (word: CategoryWord) => string[]) => column((word) => of(word).join(" "));
  await sql`
    insert into directory.word (site_id, word, spelling, languages, named, categories, partly, distant)
    select ${siteId}, r.word, r.spelling, string_to_array(r.languages, ' '), string_to_array(r.named, ' '),
      string_to_array(r.categories, ' '), string_to_array(r.partly, ' '), string_to_array(r.distant, ' ')
    from unnest(${column(({ word }) => word)}, ${column(({ spelling }) => spelling)},
      ${lists(({ languages }) => languages)}, ${lists(({ named }) => named)}, ${lists(({ categories }) => categories)},
      ${lists(({ partly }) => partly)}, ${lists(({ distant }) => distant)})
      as r(word, spelling, languages, named, categories, partly, distant)
    on conflict (site_id, word) do update set languages = excluded.languages, named = excluded.named,
      categories = excluded.categories, partly = excluded.partly, distant = excluded.distant,
      spelling = case when directory.word.in_text then directory.word.spelling else excluded.spelling end
    where (directory.word.languages, directory.word.named, directory.word.categories, directory.word.partly,
      directory.word.distant) is distinct from (excluded.languages, excluded.named, excluded.categories, excluded.partly,
      excluded.distant)
  `.execute(tx);
}

/** The categories that occur in the public projection of the site. */
export async function listedCategories(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct substr(f, 3) as id from directory.facet_set s, unnest(s.facets) f
    where f like 'c:%' and exists (select from directory.listing l where l.site_id = s.site_id and l.facet_set_id = s.id)
    order by 1
  `.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * Lets the planner know what the projection holds now; after many rows at once it would guess wrong for minutes. The
 * listings are vacuumed as well, so that counting them needs their index only and no index has anything put off.
 */
export async function analyseListings(db: Db): Promise<void> {
  await sql`select gin_clean_pending_list('directory.word_trigram')`.execute(db);
  await sql`vacuum (analyze) directory.listing`.execute(db);
  // No question filters words by their other columns, and to count what stands in those lists takes most of the time.
  await sql`analyze directory.facet_set, directory.word (site_id, word, in_text, languages, named, categories),
    directory.open_interval, directory.business`.execute(db);
}
