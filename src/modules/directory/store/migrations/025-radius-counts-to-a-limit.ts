// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** What makes an entry a hit beside its words and its distance. */
const isOpen = "(v_open is null or l.hours_id = any (v_open))";

/**
 * How many hits of a question lie within each of several radii, counted to one more than `p_most`: what is more needs no
 * number, and to look at each of the tens of thousands of entries within 5 km cost more than the rest of the page.
 *
 * The circles are counted from the smallest on, each through its own box and no further than the limit; what lies within
 * one lies within all greater ones. What words lead to is looked up in their own index, once for all circles, unless
 * they lead to most of the entries.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    drop function directory.count_within(uuid, text, point, double precision[], box, integer);
    create function directory.count_within(p_site uuid, p_query text, p_near point, p_radii double precision[], p_box box,
      p_open integer, p_most integer)
    returns table (radius double precision, n integer)
    language plpgsql stable as $$
    declare
      v_query tsquery := p_query::tsquery;
      v_open integer[];
      v_most boolean;
      v_box box;
      lon double precision := 1 / (111320 * cosd(p_near[1]));
      lat double precision := 1 / 110574.0;
    begin
      if p_open is not null then
        select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
        where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
      end if;
      if v_query is not null then
        -- A sample tells whether words mean a few entries or most of them: of a third and more, walks soon have enough.
        select count(*) > 100 into v_most from (
          select l.document from directory.listing l where l.site_id = p_site and l.place <@ p_box limit 300) s
        where s.document @@ v_query;
        if not v_most then
          return query
          with hit as materialized (
            select directory.metres(l.place, p_near) as far from directory.listing l
            where l.site_id = p_site and l.document @@ v_query and l.place <@ p_box and ${sql.raw(isOpen)})
          select r, least(count(h.far), p_most + 1)::integer
          from unnest(p_radii) r left join hit h on h.far <= r group by r;
          return;
        end if;
      end if;
      n := 0;
      foreach radius in array array(select r from unnest(p_radii) r order by r) loop
        if n <= p_most then
          -- A metre more: the circle decides. Boxes that do not meet have none in common, and nothing lies in that.
          v_box := p_box # box(point(p_near[0] - (radius + 1) * lon, p_near[1] - (radius + 1) * lat),
            point(p_near[0] + (radius + 1) * lon, p_near[1] + (radius + 1) * lat));
          if v_query is null then
            select count(*) into n from (
              select from directory.listing l
              where l.site_id = p_site and l.place <@ v_box and ${sql.raw(isOpen)}
                and directory.metres(l.place, p_near) <= radius
              limit p_most + 1) h;
          else
            -- "offset 0" keeps to the box: the words lead to too many.
            select count(*) into n from (
              select from (select * from directory.listing b where b.site_id = p_site and b.place <@ v_box offset 0) l
              where directory.metres(l.place, p_near) <= radius and ${sql.raw(isOpen)} and l.document @@ v_query
              limit p_most + 1) h;
          end if;
        end if;
        return next;
      end loop;
    end $$;
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "count_within",
    parameters: "uuid, text, point, double precision[], box, integer, integer",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
    ],
  });
}
