// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import { items, plain } from "./003-search.ts";
import {
  byDay,
  byName,
  byWords,
  filtered,
  hits,
  parameters as parametersBefore,
} from "./026-around-a-place.ts";

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
  select c.total, c.within,
    case when p_counts then (select jsonb_object_agg(g.id, g.n) from (
      select hit.facet_set_id as id, count(*) as n from hit group by 1) g) end,
    ${items}
  into total, within, counts, items from (
    select count(*) as total, array[
      ${[1, 2, 3, 4, 5].map((at) => `count(*) filter (where hit.distance <= p_radii[${at}])`).join(",\n      ")}] as within
    from hit) c;`;

const search = `
create function directory.search(
  p_site uuid, p_query text, p_name_query text, p_category_query text, p_exact text,
  p_near point, p_radius double precision, p_box box, p_open integer, p_now integer,
  p_order text, p_limit integer, p_offset integer, p_counts boolean, p_facets text[], p_named_query text, p_begins text,
  p_radii double precision[])
returns table (total bigint, counts jsonb, items jsonb, within bigint[])
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

const parameters = `${parametersBefore}, double precision[]`;

/**
 * A search within a radius also tells how many hits lie within smaller ones, five at most: it has met them all, while to ask for them
 * afterwards took a fifth of the page.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    drop function directory.search(${sql.raw(parametersBefore)});
    ${sql.raw(search)}
  `.execute(db);
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
