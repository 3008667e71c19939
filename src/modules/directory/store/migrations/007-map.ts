import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** The hits of a question: what `directory.search` holds them to, so that list and map show the same. */
const hits = `from directory.listing l where l.site_id = p_site
    and (p_radius is null or directory.metres(l.place, p_near) <= p_radius)
    and (v_open is null or l.hours_id = any (v_open))
    and (p_box is null or l.place <@ p_box)`;

const open = `if p_open is not null then
        select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
        where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
      end if;`;

/** Counts the hits in the cells of a grid; a hit that is alone in its cell comes with its name. */
const cells = (where: string) => `
  return query
  with cell as (
    select count(*)::integer as n, avg(l.place[0]) as lon, avg(l.place[1]) as lat,
      min(l.place[0]) as west, min(l.place[1]) as south, max(l.place[0]) as east, max(l.place[1]) as north,
      (array_agg(l.business_id))[1] as one
    ${hits} and ${where} and l.place <@ p_view
    group by floor(l.place[0] / p_cell[0]), floor(l.place[1] / p_cell[1]))
  select c.n, c.lon, c.lat, c.west, c.south, c.east, c.north, l.name, l.category, l.street, l.card -> 'names'
  from cell c left join directory.listing l on c.n = 1 and l.site_id = p_site and l.business_id = c.one
  order by c.n desc, c.lon, c.lat;`;

/** Where nearly all hits lie: two of a hundred on each side may be outliers. */
const extent = (where: string) => `
  return query
  select e.n::integer, e.x[1], e.y[1], e.x[2], e.y[2] from (
    select count(*) as n,
      percentile_disc(array[0.02, 0.98]) within group (order by l.place[0]) as x,
      percentile_disc(array[0.02, 0.98]) within group (order by l.place[1]) as y
    ${hits} and ${where}) e;`;

/**
 * What a map shows of a question, and where it begins. Both belong to the search role, like the search itself; each
 * has one fixed statement per way into the data.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create function directory.map_cells(p_site uuid, p_query text, p_near point, p_radius double precision, p_box box,
      p_open integer, p_view box, p_cell point)
    returns table (n integer, lon double precision, lat double precision, west double precision,
      south double precision, east double precision, north double precision, name text, category text, street text,
      names jsonb)
    language plpgsql stable as $$
    declare
      v_query tsquery := p_query::tsquery;
      v_open integer[];
    begin
      ${sql.raw(open)}
      if v_query is not null then
        ${sql.raw(cells("l.document @@ v_query"))}
      else
        ${sql.raw(cells("true"))}
      end if;
    end $$;

    create function directory.map_extent(p_site uuid, p_query text, p_near point, p_radius double precision, p_box box,
      p_open integer)
    returns table (n integer, west double precision, south double precision, east double precision,
      north double precision)
    language plpgsql stable as $$
    declare
      v_query tsquery := p_query::tsquery;
      v_open integer[];
    begin
      ${sql.raw(open)}
      if v_query is not null then
        ${sql.raw(extent("l.document @@ v_query"))}
      else
        ${sql.raw(extent("true"))}
      end if;
    end $$;
  `.execute(db);
  const reads: [string, string][] = [
    ["directory", "listing"],
    ["directory", "open_interval"],
  ];
  const filter = "uuid, text, point, double precision, box, integer";
  await runAsSearchRole(db, {
    schema: "directory",
    name: "map_cells",
    parameters: `${filter}, box, point`,
    reads,
  });
  await runAsSearchRole(db, { schema: "directory", name: "map_extent", parameters: filter, reads });
}
