import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import type { Profile } from "../../rules/fields/profile.ts";
import { namesFolded } from "../../rules/listing/build-listing.ts";
import { items } from "./003-search.ts";

/** How far "near here" looks at most, in metres. */
const farthest = 2_000;

/** The entries that may stand under "near here" of another. */
const nearby = `from directory.listing l where l.site_id = p_site and l.business_id <> p_self and l.kind = 'business'
      and not l.card ? 'perhapsClosed'`;

/**
 * What leads to an entry from elsewhere: its neighbours, suggestions while somebody types, and what changed since a day.
 * What leaves the public projection, for whatever reason, leaves its id and the day behind and nothing else, so that
 * copies of the open data can take it out as well.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.listing add names_folded text not null default '';
    alter table directory.listing no force row level security;
    alter table directory.business no force row level security;
  `.execute(db);
  await fill(db);
  await sql`
    alter table directory.listing force row level security;
    alter table directory.business force row level security;
    create index listing_names on directory.listing using gin (names_folded gin_trgm_ops);

    -- In the order in which changes are told; the newest first is the same backwards.
    drop index directory.listing_changed;
    create index listing_changes on directory.listing (site_id, changed_at, business_id);

    create table directory.gone (
      site_id uuid not null references quarter.site on delete cascade,
      business_id uuid not null,
      short_id text not null,
      at timestamptz not null,
      primary key (site_id, business_id)
    );
    create index gone_at on directory.gone (site_id, at, business_id);

    create function directory.note_gone() returns trigger language plpgsql as $$
    begin
      -- Of a site that is itself being deleted nobody holds copies up to date.
      insert into directory.gone (site_id, business_id, short_id, at)
        select o.site_id, o.business_id, o.short_id, now() from old_rows o
        where exists (select from quarter.site s where s.site_id = o.site_id)
        on conflict (site_id, business_id) do update set at = excluded.at;
      return null;
    end $$;
    create trigger note_gone after delete on directory.listing referencing old table as old_rows
      for each statement execute function directory.note_gone();

    create function directory.note_back() returns trigger language plpgsql as $$
    begin
      delete from directory.gone g using new_rows n where g.site_id = n.site_id and g.business_id = n.business_id;
      return null;
    end $$;
    create trigger note_back after insert on directory.listing referencing new table as new_rows
      for each statement execute function directory.note_back();

    create function directory.near_here(p_site uuid, p_self uuid, p_place point, p_limit integer, p_now integer)
    returns table (items jsonb)
    language plpgsql stable as $$
    declare
      lon double precision := 1 / (111320 * cosd(p_place[1]));
      lat double precision := 1 / 110574.0;
      reach double precision := ${sql.raw(String(farthest))};
    begin
      -- The index knows what is near in degrees, which are shorter from west to east; what is near in metres lies
      -- within the farthest of these.
      select least(reach, coalesce(max(directory.metres(n.place, p_place)), reach)) into reach from (
        select l.place ${sql.raw(nearby)} and l.place <@ box(point(p_place[0] - reach * lon, p_place[1] - reach * lat),
          point(p_place[0] + reach * lon, p_place[1] + reach * lat))
        order by l.place <-> p_place limit p_limit) n;
      reach := reach + 1;
      return query with page as (
        select h.business_id, h.distance, row_number() over (order by h.distance, h.business_id) as n from (
          select l.business_id, directory.metres(l.place, p_place) as distance
          ${sql.raw(nearby)} and l.place <@ box(point(p_place[0] - reach * lon, p_place[1] - reach * lat),
            point(p_place[0] + reach * lon, p_place[1] + reach * lat))
          order by 2, 1 limit p_limit) h
        where h.distance <= reach)
      select ${sql.raw(items)};
    end $$;

    create function directory.suggest(p_site uuid, p_begins text, p_pattern text, p_language text, p_limit integer)
    returns table (kind text, text text, names jsonb, category text, street text, slug text, categories text[])
    language plpgsql stable set plan_cache_mode = force_generic_plan as $$
    begin
      -- Names that begin so, as a range of bytes in the order of an index; then those with a word that begins so.
      return query select 'name', l.name, l.card -> 'names', l.category, l.street, l.slug, null::text[]
        from directory.listing l
        where l.site_id = p_site and l.name_folded ~>=~ p_begins and l.name_folded ~<~ (p_begins || chr(1114111))
        order by l.name_folded using ~<~ limit p_limit;
      return query select 'name', l.name, l.card -> 'names', l.category, l.street, l.slug, null::text[]
        from directory.listing l where (l.site_id = p_site) is true and l.names_folded like p_pattern limit p_limit;
      return query select 'word', d.spelling, null::jsonb, null::text, null::text, null::text,
          case when d.named <> '{}' then d.named else d.categories end
        from directory.word d
        where d.site_id = p_site and d.word ~>=~ p_begins and d.word ~<~ (p_begins || chr(1114111))
          and p_language = any (d.languages) and (d.named <> '{}' or d.categories <> '{}')
        order by d.word <> p_begins, d.named = '{}', length(d.word), d.word limit p_limit;
    end $$;
  `.execute(db);
  await protectTable("directory", "gone").execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "near_here",
    parameters: "uuid, uuid, point, integer, integer",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
    ],
  });
  await runAsSearchRole(db, {
    schema: "directory",
    name: "suggest",
    parameters: "uuid, text, text, text, integer",
    reads: [
      ["directory", "listing"],
      ["directory", "word"],
    ],
  });
}

/** So few at a time that a great directory needs no great memory. */
const batch = 2_000;

/** The names of what is listed already. */
async function fill(db: Db): Promise<void> {
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await sql<{ id: string; profile: Pick<Profile, "names"> }>`
      select b.id, jsonb_build_object('names', b.profile -> 'names') as profile from directory.business b
      join directory.listing l on l.site_id = b.site_id and l.business_id = b.id
      where b.id > ${last} order by b.id limit ${batch}`.execute(db);
    const names = rows.map(({ id, profile }) => ({ id, names: namesFolded(profile) }));
    await sql`
      update directory.listing l set names_folded = r.names
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as r(id uuid, names text) where l.business_id = r.id`.execute(
      db,
    );
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? last;
  }
}
