// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import { items, plain } from "./003-search.ts";

/** Hits with what they are ordered and counted by. */
const hits = (tier: string) => `select l.business_id, l.stale, l.sort_name, l.changed_at, l.facet_set_id,
    directory.metres(l.place, p_near) as distance, ${tier} as tier
  from directory.listing l where l.site_id = p_site
    and (p_radius is null or directory.metres(l.place, p_near) <= p_radius)
    and (v_open is null or l.hours_id = any (v_open))`;

/** How well an entry meets the words of a question. */
const byWords = `case when p_exact is null or l.name_folded = p_exact then 0
      when v_named is not null and l.document @@ v_named then
        case when starts_with(l.name_folded, p_begins) then 2 when l.document @@ v_name then 4 else 6 end
      when starts_with(l.name_folded, p_begins) then 3
      when v_name is not null and l.document @@ v_name then 5
      when v_category is not null and l.document @@ v_category then 8 else 10 end`;

const answer = (found: string) => `
  with hit as materialized (${found}),
  page as (select h.business_id, h.distance, row_number() over () as n from (
    select hit.* from hit order by
      case when p_order = 'rank' then hit.tier end,
      case when p_order = 'rank' then hit.stale end,
      case when p_order in ('rank', 'distance') then hit.distance end nulls last,
      case when p_order = 'new' then hit.changed_at end desc,
      hit.stale, hit.sort_name, hit.business_id
    limit p_limit offset p_offset) h)
  select (select count(*) from hit),
    case when p_counts then (select jsonb_object_agg(g.id, g.n) from (
      select hit.facet_set_id as id, count(*) as n from hit group by 1) g) end,
    ${items}
  into total, counts, items;`;

const hasFilters = "l.facet_set_id = any (v_sets) and (v_open is null or l.hours_id = any (v_open))";

const walked = (order: string) => `
  with page as (select h.business_id, null::double precision as distance, row_number() over () as n from (
    -- "offset 0" keeps the walk a walk: without it the planner may fetch and sort all hits.
    select l.business_id from (
      select * from directory.listing s where s.site_id = p_site order by ${order} offset 0) l
    where ${hasFilters} limit p_limit offset p_offset) h)
  select ${items} into items;`;

const sorted = `
  with page as (select h.business_id, null::double precision as distance, row_number() over () as n from (
    select l.business_id from directory.listing l where l.site_id = p_site and ${hasFilters}
    order by case when p_order = 'new' then l.changed_at end desc, l.stale, l.sort_name, l.business_id
    limit p_limit offset p_offset) h)
  select ${items} into items;`;

const byName = "s.stale, s.sort_name, s.business_id";
const byDay = "s.changed_at desc, s.business_id";

const filtered = `
  v_sets := array(select s.id from directory.facet_set s where s.site_id = p_site and s.facets @> p_facets);
  with g as materialized (
    select l.facet_set_id as id, count(*) as n from directory.listing l
    where l.site_id = p_site and ${hasFilters} group by 1)
  select (select coalesce(sum(g.n), 0) from g), case when p_counts then (select jsonb_object_agg(g.id, g.n) from g) end
  into total, counts;
  -- Every hit stands among (all / total) entries of the sorted list.
  if total * total < (p_limit + p_offset) * (
    select c.reltuples from pg_class c where c.oid = 'directory.listing'::regclass) then
    ${sorted}
  elsif p_order = 'new' then
    ${walked(byDay)}
  else
    ${walked(byName)}
  end if;`;

export const parameters =
  "uuid, text, text, text, text, point, double precision, box, integer, integer, text, integer, integer, boolean, text[], text, text";

/** The search, by how it answers from its hits; later versions take and return more. */
export const searchBy = (
  answer: (found: string) => string,
  more = { parameters: "", columns: "" },
): string => `
create function directory.search(
  p_site uuid, p_query text, p_name_query text, p_category_query text, p_exact text,
  p_near point, p_radius double precision, p_box box, p_open integer, p_now integer,
  p_order text, p_limit integer, p_offset integer, p_counts boolean, p_facets text[], p_named_query text, p_begins text${more.parameters})
returns table (total bigint, counts jsonb, items jsonb${more.columns})
language plpgsql stable as $$
declare
  v_query tsquery := p_query::tsquery;
  v_name tsquery := p_name_query::tsquery;
  v_category tsquery := p_category_query::tsquery;
  v_open integer[];
  v_sets integer[];
  v_named tsquery := p_named_query::tsquery;
begin
  if p_open is not null then
    select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
    where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
  end if;
  if v_query is not null then
    ${answer(`${hits(byWords)} and l.document @@ v_query and (p_box is null or l.place <@ p_box)`)}
  elsif p_box is not null then
    -- Without words all hits are met alike, and nothing is asked of an entry that the index by place does not hold.
    ${answer(`${hits("0")} and l.place <@ p_box`)}
  elsif p_facets is not null then
    ${filtered}
  elsif p_order = 'distance' then
    ${answer(hits("0"))}
  elsif p_order = 'new' then
    -- The plain list, page by page: in the order of an index.
    ${plain(byDay)}
  else
    ${plain(byName)}
  end if;
  return next;
end $$;`;

/** What the sets are that a search has counted. */
const facetsOf = `
create function directory.facets_of(p_site uuid, p_ids integer[]) returns table (id integer, facets text[])
language plpgsql stable as $$
begin
  return query select s.id, s.facets from directory.facet_set s where s.site_id = p_site and s.id = any (p_ids);
end $$;`;

/**
 * The index by place holds all that is asked of the entries around a place or in a view of the map: to find, count and order them, none
 * is looked up itself but those that are shown. A circle of a kilometre in a town of 50,000 entries touches nearly as many pages of the
 * table as it has hits, most of which PostgreSQL does not have at hand; of this index it touches some forty.
 *
 * And the search tells how many hits have each set of facets: whoever asks knows what the sets are, since they never change.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    drop index directory.listing_place;
    create index listing_place on directory.listing using gist (place)
      include (site_id, business_id, facet_set_id, hours_id, stale, changed_at, sort_name);
    drop function directory.search(${sql.raw(parameters)});
    ${sql.raw(searchBy(answer))}
    ${sql.raw(facetsOf)}
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "facets_of",
    parameters: "uuid, integer[]",
    reads: [["directory", "facet_set"]],
  });
  await runAsSearchRole(db, {
    schema: "directory",
    name: "search",
    parameters,
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
      ["directory", "facet_set"],
    ],
  });
}
