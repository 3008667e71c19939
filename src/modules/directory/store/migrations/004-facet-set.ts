import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import { items, plain } from "./003-search.ts";

/** All hits, with what they are ordered and counted by; ways into the data are added as conditions. */
const hits = `select l.business_id, l.sort_name, l.changed_at, l.facet_set_id, directory.metres(l.place, p_near) as distance,
    case when p_exact is null or l.name_folded = p_exact then 0 when starts_with(l.name_folded, p_exact) then 1
      when v_name is not null and l.document @@ v_name then 2
      when v_category is not null and l.document @@ v_category then 3 else 4 end as tier
  from directory.listing l where l.site_id = p_site
    and (p_radius is null or directory.metres(l.place, p_near) <= p_radius)
    and (v_open is null or l.hours_id = any (v_open))`;

/** The statement that counts the hits and draws one page of them. */
const answer = (found: string) => `
  with hit as materialized (${found}),
  page as (select h.business_id, h.distance, row_number() over () as n from (
    select hit.* from hit order by
      case when p_order = 'rank' then hit.tier end,
      case when p_order in ('rank', 'distance') then hit.distance end nulls last,
      case when p_order = 'new' then hit.changed_at end desc,
      hit.sort_name, hit.business_id
    limit p_limit offset p_offset) h)
  select (select count(*) from hit),
    case when p_counts then (select jsonb_object_agg(c.f, c.n) from (
      select f, sum(g.n) as n from (select hit.facet_set_id as id, count(*) as n from hit group by 1) g
      join directory.facet_set s on s.site_id = p_site and s.id = g.id, unnest(s.facets) f group by f) c) end,
    ${items}
  into total, counts, items;`;

/** What a question of filters alone asks of an entry. */
const hasFilters = "l.facet_set_id = any (v_sets) and (v_open is null or l.hours_id = any (v_open))";

/** A page of those that have the filters, found by walking a sorted index: they are many. */
const walked = (order: string) => `
  with page as (select h.business_id, null::double precision as distance, row_number() over () as n from (
    -- "offset 0" keeps the walk a walk: without it the planner may fetch and sort all hits.
    select l.business_id from (
      select * from directory.listing s where s.site_id = p_site order by ${order} offset 0) l
    where ${hasFilters} limit p_limit offset p_offset) h)
  select ${items} into items;`;

/** A page of those that have the filters, fetched and sorted: they are few. */
const sorted = `
  with page as (select h.business_id, null::double precision as distance, row_number() over () as n from (
    select l.business_id from directory.listing l where l.site_id = p_site and ${hasFilters}
    order by case when p_order = 'new' then l.changed_at end desc, l.sort_name, l.business_id
    limit p_limit offset p_offset) h)
  select ${items} into items;`;

/** A question of filters alone has thousands of hits: they are counted in an index, and only a page is fetched. */
const filtered = `
  v_sets := array(select s.id from directory.facet_set s where s.site_id = p_site and s.facets @> p_facets);
  with g as materialized (
    select l.facet_set_id as id, count(*) as n from directory.listing l
    where l.site_id = p_site and ${hasFilters} group by 1)
  select (select coalesce(sum(g.n), 0) from g), case when p_counts then (
    select jsonb_object_agg(c.f, c.n) from (
      select f, sum(g.n) as n from g join directory.facet_set s on s.site_id = p_site and s.id = g.id,
        unnest(s.facets) f group by f) c) end
  into total, counts;
  -- Every hit stands among (all / total) entries of the sorted list.
  if total * total < (p_limit + p_offset) * (
    select c.reltuples from pg_class c where c.oid = 'directory.listing'::regclass) then
    ${sorted}
  elsif p_order = 'new' then
    ${walked("s.changed_at desc, s.business_id")}
  else
    ${walked("s.sort_name, s.business_id")}
  end if;`;

/**
 * The function that asks the projection. A later migration may find or rank the hits anew and keep the rest.
 *
 * @param hits all hits with their `tier`, as a statement to which a way into the data is added as a condition
 */
export const searchFunction = (hits: string, more = { parameters: "", declarations: "" }): string => `
create function directory.search(
  p_site uuid, p_query text, p_name_query text, p_category_query text, p_exact text,
  p_near point, p_radius double precision, p_box box, p_open integer, p_now integer,
  p_order text, p_limit integer, p_offset integer, p_counts boolean, p_facets text[]${more.parameters})
returns table (total bigint, counts jsonb, items jsonb)
language plpgsql stable as $$
declare
  v_query tsquery := p_query::tsquery;
  v_name tsquery := p_name_query::tsquery;
  v_category tsquery := p_category_query::tsquery;
  v_open integer[];
  v_sets integer[];
${more.declarations}begin
  if p_open is not null then
    select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
    where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
  end if;
  if v_query is not null then
    ${answer(`${hits} and l.document @@ v_query and (p_box is null or l.place <@ p_box)`)}
  elsif p_box is not null then
    ${answer(`${hits} and l.place <@ p_box`)}
  elsif p_facets is not null then
    ${filtered}
  elsif p_order = 'distance' then
    ${answer(hits)}
  elsif p_order = 'new' then
    -- The plain list, page by page: in the order of an index.
    ${plain("s.changed_at desc, s.business_id")}
  else
    ${plain("s.sort_name, s.business_id")}
  end if;
  return next;
end $$;`;

/**
 * Thousands of entries share a few hundred sets of filters. Each set stands once, under a number: to count hits by
 * number and then look into the few sets costs a third of looking into the filters of every hit.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.facet_set (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      facets text[] not null,
      primary key (site_id, id),
      unique (site_id, facets)
    );
    -- The owner is held by the policies as well, and here it must see the rows of all sites.
    alter table directory.listing no force row level security;
    insert into directory.facet_set (site_id, facets)
      select distinct site_id, array(select unnest(facets) order by 1) from directory.listing;
    alter table directory.listing add facet_set_id integer;
    update directory.listing l set facet_set_id = s.id from directory.facet_set s
      where s.site_id = l.site_id and s.facets = array(select unnest(l.facets) order by 1);
    -- No foreign key: sets are never deleted but with their site, and each would then be looked up among the entries.
    alter table directory.listing alter facet_set_id set not null, drop facets;
    alter table directory.listing force row level security;

    -- One import gives all its entries the same moment: only with the key is this an order.
    drop index directory.listing_changed;
    create index listing_changed on directory.listing (site_id, changed_at desc, business_id);
    create index listing_facets on directory.listing (site_id, facet_set_id) include (hours_id);

    drop function directory.search(uuid, text, text, text, text, point, double precision, box, integer, integer, text,
      integer, integer, boolean);
    ${sql.raw(searchFunction(hits))}
  `.execute(db);
  await protectTable("directory", "facet_set").execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "search",
    parameters:
      "uuid, text, text, text, text, point, double precision, box, integer, integer, text, integer, integer, boolean, text[]",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
      ["directory", "facet_set"],
    ],
  });
}
