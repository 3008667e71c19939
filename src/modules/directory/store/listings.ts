import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Listing } from "../rules/listing/build-listing.ts";

export interface ListingRow extends Listing {
  businessId: string;
  /** Its opening hours, where they are known and understood. */
  hoursId: number | null;
  lat: number;
  lon: number;
}

/** Puts entries into the public projection, in place of their earlier rows. */
export async function putListings(tx: Db, siteId: string, rows: ListingRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map(({ vocabulary: _, ...row }) => row));
  await sql`
    insert into directory.listing (site_id, business_id, kind, slug, short_id, name, name_folded, sort_name, category,
      street, area, place, hours_id, facets, document, card, changed_at)
    select ${siteId}, r."businessId", r.kind, r.slug, r."shortId", r.name, r."nameFolded", r."sortName", r.category,
      r.street, r.area, point(r.lon, r.lat), r."hoursId", r.facets, r.document::tsvector, r.card, now()
    from jsonb_to_recordset(${json}::jsonb) as r("businessId" uuid, kind text, slug text, "shortId" text, name text,
      "nameFolded" text, "sortName" text, category text, street text, area text, lat double precision,
      lon double precision, "hoursId" integer, facets text[], document text, card jsonb)
    on conflict (site_id, business_id) do update set kind = excluded.kind, slug = excluded.slug, name = excluded.name,
      name_folded = excluded.name_folded, sort_name = excluded.sort_name, category = excluded.category,
      street = excluded.street, area = excluded.area, place = excluded.place, hours_id = excluded.hours_id, facets = excluded.facets,
      document = excluded.document, card = excluded.card, changed_at = excluded.changed_at
  `.execute(tx);
}

/** Takes entries out of the public projection. */
export async function removeListings(tx: Db, businessIds: string[]): Promise<void> {
  if (businessIds.length === 0) return;
  await sql`delete from directory.listing where business_id = any(${businessIds}::uuid[])`.execute(tx);
}

/** Adds words to the vocabulary of the site. */
export async function addWords(tx: Db, siteId: string, words: string[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    insert into directory.word (site_id, word, in_text) select ${siteId}, w, true from unnest(${words}::text[]) w
    on conflict (site_id, word) do update set in_text = true where not directory.word.in_text
  `.execute(tx);
}

/** What categories are called, in all languages: `exact` the whole term, `partly` one word of several. */
export interface CategoryWord {
  word: string;
  categories: string[];
  partly: string[];
}

/** Teaches the vocabulary of the site the names of the categories that occur in it. */
export async function putCategoryWords(tx: Db, siteId: string, words: CategoryWord[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    insert into directory.word (site_id, word, categories, partly)
    select ${siteId}, r.word, r.categories, r.partly
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as r(word text, categories text[], partly text[])
    on conflict (site_id, word) do update set categories = excluded.categories, partly = excluded.partly
    where (directory.word.categories, directory.word.partly) is distinct from (excluded.categories, excluded.partly)
  `.execute(tx);
}

/** The categories that occur in the public projection of the site. */
export async function listedCategories(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct substr(f, 3) as id from directory.listing, unnest(facets) f where f like 'c:%' order by 1
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Lets the planner know what the projection holds now; after many rows at once it would guess wrong for minutes. */
export async function analyseListings(db: Db): Promise<void> {
  // What the indexes have put off would slow down each search until it is done.
  await sql`select gin_clean_pending_list('directory.listing_document'), gin_clean_pending_list('directory.word_trigram')`.execute(
    db,
  );
  await sql`analyze directory.listing, directory.word, directory.open_interval, directory.business`.execute(
    db,
  );
}
