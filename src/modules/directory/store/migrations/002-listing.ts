import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * The public projection: one row per published business, with one search document (words, categories and filters as
 * lexemes, so that a whole question is one index scan), the vocabulary for tolerant search, and the opening intervals:
 * those of each distinct value once, since thousands of businesses share a few hundred.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.hours (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      value text not null,
      primary key (site_id, id),
      unique (site_id, value)
    );
    create table directory.listing (
      site_id uuid not null,
      business_id uuid not null,
      kind text not null,
      slug text not null,
      short_id text not null,
      name text not null,
      name_folded text not null,
      sort_name text not null,
      category text not null,
      street text,
      area text,
      place point not null,
      hours_id integer,
      facets text[] not null,
      document tsvector not null,
      card jsonb not null,
      changed_at timestamptz not null,
      primary key (site_id, business_id),
      unique (site_id, short_id),
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index listing_document on directory.listing using gin (document);
    create index listing_place on directory.listing using gist (place);
    create index listing_sort on directory.listing (site_id, sort_name, business_id);
    create index listing_name on directory.listing (site_id, name_folded text_pattern_ops);
    create index listing_changed on directory.listing (site_id, changed_at desc);

    create table directory.word (
      site_id uuid not null references quarter.site on delete cascade,
      word text not null,
      categories text[] not null default '{}',
      partly text[] not null default '{}',
      in_text boolean not null default false,
      primary key (site_id, word)
    );
    create index word_prefix on directory.word (site_id, word text_pattern_ops);
    create index word_trigram on directory.word using gin (word gin_trgm_ops);

    create table directory.open_interval (
      site_id uuid not null,
      hours_id integer not null,
      opens integer not null,
      closes integer not null check (closes > opens and closes - opens <= 1440),
      primary key (site_id, hours_id, opens),
      foreign key (site_id, hours_id) references directory.hours on delete cascade
    );
    create index open_interval_time on directory.open_interval (site_id, opens, closes) include (hours_id);
  `.execute(db);
  for (const table of ["hours", "listing", "word", "open_interval"])
    await protectTable("directory", table).execute(db);
}
