import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { boxOf } from "../../../kernel/geo/box.ts";
import type { OsmThing } from "../../../kernel/geo/osm/osm-thing.ts";
import { addressPointOf, streetWaysOf } from "../rules/address/address-thing.ts";
import type { Origin } from "./base-features.ts";

/**
 * Takes the addresses and named streets among mapped things into the index of the site, in place of earlier ones of the
 * same id.
 *
 * @returns how many addresses there were.
 */
export async function putAddresses(
  tx: Db,
  siteId: string,
  things: readonly OsmThing[],
  { attribution, importId }: Origin,
): Promise<number> {
  const houses = unique(things.flatMap((thing) => addressPointOf(thing) ?? []));
  const ways = unique(
    things.flatMap((thing) =>
      streetWaysOf(thing).map((way) => ({
        ...way,
        line: way.line.flat(),
        ...boxOf({ type: "LineString", coordinates: way.line }),
      })),
    ),
  );
  if (houses.length + ways.length === 0) return 0;
  await nameStreets(tx, siteId, [...houses, ...ways], attribution);
  if (houses.length > 0)
    await sql`
      insert into places.address_point (site_id, street_id, locality_id, low, high, place, suffix, number, ref, brought_by)
      select ${siteId}::uuid, s.id, l.id, r.low, r.high, point(r.lon, r.lat), r.suffix, r.number, r.ref,
        ${importId ?? null}::integer
      from jsonb_to_recordset(${JSON.stringify(houses)}::jsonb) as r(ref text, key text, street text, number text, low integer,
        high integer, suffix text, postcode text, city text, quarter text, lat double precision, lon double precision)
      ${named(siteId, attribution)}
      on conflict (site_id, ref) do update set street_id = excluded.street_id, locality_id = excluded.locality_id,
        low = excluded.low, high = excluded.high, place = excluded.place, suffix = excluded.suffix, number = excluded.number
      where (address_point.street_id, address_point.locality_id, address_point.number) is distinct from
          (excluded.street_id, excluded.locality_id, excluded.number)
        or not address_point.place ~= excluded.place
    `.execute(tx);
  if (ways.length > 0)
    await sql`
      insert into places.street_way (site_id, street_id, locality_id, extent, line, ref, brought_by)
      select ${siteId}::uuid, s.id, l.id, box(point(r.west, r.south), point(r.east, r.north)), r.line, r.ref,
        ${importId ?? null}::integer
      from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as r(ref text, key text, street text, postcode text, city text,
        quarter text, line double precision[], west double precision, south double precision, east double precision,
        north double precision)
      ${named(siteId, attribution)}
      on conflict (site_id, ref) do update set street_id = excluded.street_id, locality_id = excluded.locality_id,
        extent = excluded.extent, line = excluded.line
      where (street_way.street_id, street_way.locality_id, street_way.line) is distinct from
          (excluded.street_id, excluded.locality_id, excluded.line)
    `.execute(tx);
  return houses.length;
}

/** The last of each id: a file may name a thing twice. */
const unique = <T extends { ref: string }>(rows: T[]): T[] => [
  ...new Map(rows.map((row) => [row.ref, row])).values(),
];

const named = (siteId: string, attribution: string): RawBuilder<unknown> => sql`
  join places.street s on s.site_id = ${siteId}::uuid and s.key = r.key and s.name = r.street
  join places.locality l on l.site_id = ${siteId}::uuid and l.postcode = r.postcode and l.city = r.city
    and l.quarter = r.quarter and l.attribution = ${attribution}`;

/**
 * Gives new streets and localities their numbers. What is known is not inserted again, since each attempt would use up a
 * number; sorted, so that two imports at a time cannot wait for each other in a circle.
 */
async function nameStreets(
  tx: Db,
  siteId: string,
  rows: readonly { key: string; street: string; postcode: string; city: string; quarter: string }[],
  attribution: string,
): Promise<void> {
  const distinct = <T>(values: T[]): T[] => [
    ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
  ];
  const streets = distinct(rows.map(({ key, street }) => ({ key, street })));
  const localities = distinct(rows.map(({ postcode, city, quarter }) => ({ postcode, city, quarter })));
  await sql`
    with new_street as (
      insert into places.street (site_id, key, name)
      select ${siteId}::uuid, r.key, r.street
      from jsonb_to_recordset(${JSON.stringify(streets)}::jsonb) as r(key text, street text)
      where not exists (select 1 from places.street s where s.site_id = ${siteId}::uuid and s.key = r.key and s.name = r.street)
      order by r.key, r.street
      on conflict do nothing
    )
    insert into places.locality (site_id, postcode, city, quarter, attribution)
    select ${siteId}::uuid, r.postcode, r.city, r.quarter, ${attribution}
    from jsonb_to_recordset(${JSON.stringify(localities)}::jsonb) as r(postcode text, city text, quarter text)
    where not exists (select 1 from places.locality l where l.site_id = ${siteId}::uuid and l.postcode = r.postcode
      and l.city = r.city and l.quarter = r.quarter and l.attribution = ${attribution})
    order by r.postcode, r.city, r.quarter
    on conflict do nothing
  `.execute(tx);
}
