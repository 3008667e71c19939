// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import { items } from "./003-search.ts";
import { parameters as parametersBefore, searchBy } from "./026-around-a-place.ts";

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

const search = searchBy(answer, {
  parameters: ",\n  p_radii double precision[]",
  columns: ", within bigint[]",
});

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
