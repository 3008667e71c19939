import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/**
 * The index of addresses. A town has two hundred thousand of them in a few thousand streets and a few hundred
 * localities, so names stand once and a house is a row of numbers. `street.key` is the form that is compared.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table places.street (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      key text not null,
      name text not null,
      primary key (site_id, id),
      unique (site_id, key, name)
    );
    create index street_alike on places.street using gin (key gin_trgm_ops);

    create table places.locality (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      postcode text not null,
      city text not null,
      quarter text not null,
      attribution text not null,
      primary key (site_id, id),
      unique (site_id, postcode, city, quarter, attribution)
    );

    create table places.address_point (
      site_id uuid not null,
      street_id integer not null,
      locality_id integer not null,
      low integer not null,
      high integer not null check (high >= low),
      place point not null,
      suffix text not null,
      number text not null,
      ref text not null,
      primary key (site_id, ref),
      foreign key (site_id, street_id) references places.street on delete cascade,
      foreign key (site_id, locality_id) references places.locality on delete cascade
    );
    create index address_point_street on places.address_point (site_id, street_id);
    create index address_point_locality on places.address_point (site_id, locality_id);
    create index address_point_place on places.address_point using gist (place);

    create table places.street_way (
      site_id uuid not null,
      street_id integer not null,
      locality_id integer not null,
      extent box not null,
      line double precision[] not null,
      ref text not null,
      primary key (site_id, ref),
      foreign key (site_id, street_id) references places.street on delete cascade,
      foreign key (site_id, locality_id) references places.locality on delete cascade
    );
    comment on column places.street_way.line is 'longitude, latitude, longitude, latitude, …';
    create index street_way_street on places.street_way (site_id, street_id);
    create index street_way_extent on places.street_way using gist (extent);

    -- All houses and stretches of the streets with these keys, one row per key.
    create function places.address_streets(p_site uuid, p_keys text[])
    returns table (key text, names text[], houses json, ways json)
    language sql stable as $$
      select s.key, array_agg(s.name order by s.id),
        (select json_agg(json_build_array(a.number, a.low, a.high, a.suffix, a.locality_id, a.place[1], a.place[0])
            order by a.low, a.ref)
          from places.address_point a where a.site_id = p_site and a.street_id = any (array_agg(s.id))),
        (select json_agg(json_build_array(w.locality_id, w.line) order by w.ref)
          from places.street_way w where w.site_id = p_site and w.street_id = any (array_agg(s.id)))
      from places.street s where s.site_id = p_site and s.key = any (p_keys)
      group by s.key
    $$;

    -- Keys that look like those asked for: by trigrams, or by a pattern where a word was cut short.
    create function places.streets_alike(p_site uuid, p_keys text[], p_patterns text[])
    returns table (asked text, key text)
    language sql stable set pg_trgm.similarity_threshold = 0.34 as $$
      select distinct q.asked, s.key from unnest(p_keys) as q(asked)
        join places.street s on s.site_id = p_site and s.key % q.asked
          and length(s.key) between length(q.asked) - 2 and length(q.asked) + 2
      union
      select distinct q.pattern, s.key from unnest(p_patterns) as q(pattern)
        join places.street s on s.site_id = p_site and s.key like q.pattern
    $$;

    create function places.localities(p_site uuid)
    returns table (id integer, postcode text, city text, quarter text)
    language sql stable as $$
      select l.id, l.postcode, l.city, l.quarter from places.locality l where l.site_id = p_site
    $$;

    -- The middle of the houses in these localities, and how far from it two thirds of them lie, in degrees.
    create function places.locality_middle(p_site uuid, p_ids integer[])
    returns table (houses bigint, lat double precision, lon double precision, lat_spread double precision, lon_spread double precision)
    language sql stable as $$
      select count(*), avg(a.place[1]), avg(a.place[0]), coalesce(stddev_pop(a.place[1]), 0), coalesce(stddev_pop(a.place[0]), 0)
      from places.address_point a where a.site_id = p_site and a.locality_id = any (p_ids)
    $$;

    -- The localities of the nearest houses to each point, for streets without houses of their own.
    create function places.localities_near(p_site uuid, p_points point[])
    returns table (n integer, locality_id integer)
    language sql stable as $$
      select q.n::integer, a.locality_id
      from unnest(p_points) with ordinality as q(at, n), lateral (
        select h.locality_id from places.address_point h
          join places.locality l on l.site_id = p_site and l.id = h.locality_id and (l.postcode <> '' or l.city <> '')
        where h.site_id = p_site and h.place <@ box(point(q.at[0] - 0.03, q.at[1] - 0.02), point(q.at[0] + 0.03, q.at[1] + 0.02))
        order by h.place <-> q.at limit 3) a
    $$;

    -- Houses within a box.
    create function places.addresses_within(p_site uuid, p_box box, p_limit integer)
    returns table (street text, key text, number text, low integer, locality_id integer, lat double precision, lon double precision, attribution text)
    language sql stable as $$
      select s.name, s.key, a.number, a.low, a.locality_id, a.place[1], a.place[0], l.attribution
      from places.address_point a
        join places.street s on s.site_id = p_site and s.id = a.street_id
        join places.locality l on l.site_id = p_site and l.id = a.locality_id
      where a.site_id = p_site and a.place <@ p_box
      order by a.place <-> center(p_box) limit p_limit
    $$;

    -- Stretches of streets that touch a box.
    create function places.streets_within(p_site uuid, p_box box, p_limit integer)
    returns table (street text, key text, locality_id integer, line double precision[], attribution text)
    language sql stable as $$
      select s.name, s.key, w.locality_id, w.line, l.attribution
      from places.street_way w
        join places.street s on s.site_id = p_site and s.id = w.street_id
        join places.locality l on l.site_id = p_site and l.id = w.locality_id
      where w.site_id = p_site and w.extent && p_box
      limit p_limit
    $$;
  `.execute(db);
  for (const table of ["street", "locality", "address_point", "street_way"])
    await protectTable("places", table).execute(db);
  const street: [string, string] = ["places", "street"];
  const locality: [string, string] = ["places", "locality"];
  const houses: [string, string] = ["places", "address_point"];
  const ways: [string, string] = ["places", "street_way"];
  const functions: [name: string, parameters: string, reads: [string, string][]][] = [
    ["address_streets", "uuid, text[]", [street, houses, ways]],
    ["streets_alike", "uuid, text[], text[]", [street]],
    ["localities", "uuid", [locality]],
    ["locality_middle", "uuid, integer[]", [houses]],
    ["localities_near", "uuid, point[]", [locality, houses]],
    ["addresses_within", "uuid, box, integer", [street, locality, houses]],
    ["streets_within", "uuid, box, integer", [street, locality, ways]],
  ];
  for (const [name, parameters, reads] of functions)
    await runAsSearchRole(db, { schema: "places", name, parameters, reads });
}
