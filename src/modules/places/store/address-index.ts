import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Point, Position } from "../../../kernel/geo/geometry.ts";
import type { IndexedLocality, IndexedStreet } from "../rules/locate/indexed-street.ts";

type HouseRow = [
  number: string,
  low: number,
  high: number,
  suffix: string,
  locality: number,
  lat: number,
  lon: number,
];

interface StreetRow {
  key: string;
  names: string[];
  houses: HouseRow[] | null;
  ways: [locality: number, line: number[]][] | null;
}

/** A line as the index stores it: longitude, latitude, longitude, latitude, … */
export function positionsOfLine(line: readonly number[]): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i + 1 < line.length; i += 2) positions.push([line[i] ?? 0, line[i + 1] ?? 0]);
  return positions;
}

/** The streets with these keys; what is not known is absent. */
export async function streetsByKey(
  db: Db,
  siteId: string,
  keys: readonly string[],
): Promise<Map<string, IndexedStreet>> {
  const { rows } = await sql<StreetRow>`
    select * from places.address_streets(${siteId}::uuid, ${keys}::text[])`.execute(db);
  return new Map(
    rows.map(({ key, names, houses, ways }) => [
      key,
      {
        key,
        names,
        houses: (houses ?? []).map(([number, low, high, suffix, localityId, lat, lon]) => ({
          number,
          low,
          high,
          suffix,
          localityId,
          lat,
          lon,
        })),
        ways: (ways ?? []).map(([localityId, line]) => ({ localityId, line: positionsOfLine(line) })),
      },
    ]),
  );
}

/** Keys of the index that look like those asked for, by what was asked; the rules decide how much they differ. */
export async function keysAlike(
  db: Db,
  siteId: string,
  keys: readonly string[],
  patterns: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ asked: string; key: string }>`
    select * from places.streets_alike(${siteId}::uuid, ${keys}::text[], ${patterns}::text[])`.execute(db);
  const found = new Map<string, string[]>();
  for (const { asked, key } of rows) found.set(asked, [...(found.get(asked) ?? []), key]);
  return found;
}

/** All localities of the index. */
export async function localitiesOf(db: Db, siteId: string): Promise<IndexedLocality[]> {
  const { rows } =
    await sql<IndexedLocality>`select id, postcode, city, quarter from places.localities(${siteId}::uuid)`.execute(
      db,
    );
  return rows;
}

/** The localities of the houses nearest to each of the points. */
export async function localitiesNear(db: Db, siteId: string, points: readonly Point[]): Promise<number[][]> {
  const texts = points.map(({ lat, lon }) => `(${lon},${lat})`);
  const { rows } = await sql<{ n: number; locality_id: number }>`
    select * from places.localities_near(${siteId}::uuid, ${texts}::text[]::point[])`.execute(db);
  const near: number[][] = points.map(() => []);
  for (const { n, locality_id } of rows) near[n - 1]?.push(locality_id);
  return near;
}

export interface Middle {
  houses: number;
  point: Point;
  latSpread: number;
  lonSpread: number;
}

/** The middle of all houses of some localities; undefined where there are none. */
export async function middleOf(
  db: Db,
  siteId: string,
  localityIds: readonly number[],
): Promise<Middle | undefined> {
  const { rows } = await sql<{
    houses: string;
    lat: number;
    lon: number;
    lat_spread: number;
    lon_spread: number;
  }>`
    select * from places.locality_middle(${siteId}::uuid, ${localityIds}::integer[])`.execute(db);
  const row = rows[0];
  if (!row || Number(row.houses) === 0) return undefined;
  return {
    houses: Number(row.houses),
    point: { lat: row.lat, lon: row.lon },
    latSpread: row.lat_spread,
    lonSpread: row.lon_spread,
  };
}
