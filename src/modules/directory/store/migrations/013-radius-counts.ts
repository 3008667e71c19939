import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** The hits of a question, each with its distance: looked up once, however many radii are counted. */
const far = (where: string) => `
  return query
  with hit as materialized (
    select directory.metres(l.place, p_near) as far from directory.listing l
    where l.site_id = p_site and (v_open is null or l.hours_id = any (v_open)) and l.place <@ p_box and ${where})
  select r, count(h.far)::integer from unnest(p_radii) r left join hit h on h.far <= r group by r;`;

/** How many hits of a question lie within each of several radii. The box must hold the greatest circle, or narrows it. */
export async function up(db: Db): Promise<void> {
  await sql`
    create function directory.count_within(p_site uuid, p_query text, p_near point, p_radii double precision[], p_box box,
      p_open integer)
    returns table (radius double precision, n integer)
    language plpgsql stable as $$
    declare
      v_query tsquery := p_query::tsquery;
      v_open integer[];
    begin
      if p_open is not null then
        select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
        where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
      end if;
      if v_query is not null then
        ${sql.raw(far("l.document @@ v_query"))}
      else
        ${sql.raw(far("true"))}
      end if;
    end $$;
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "count_within",
    parameters: "uuid, text, point, double precision[], box, integer",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
    ],
  });
}
