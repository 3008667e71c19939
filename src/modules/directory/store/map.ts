import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Box, Point } from "../../../kernel/geo/geometry.ts";
import type { Card } from "../rules/listing/build-listing.ts";
import type { Cell } from "../rules/map/merge-cells.ts";
import { boxAroundPlace, mostCounted } from "../rules/search/near.ts";
import { queryFor, type Search } from "./search/search.ts";

/** Entries of one cell of the grid; one that is alone comes with what it is called by. */
export interface FoundCell extends Cell {
  name: string | null;
  category: string | null;
  street: string | null;
  names: Card["names"] | null;
}

/** The parts of a search that say what is a hit. */
export type MapSearch = Pick<Search, "text" | "facets" | "near" | "radius" | "box" | "openAt" | "language">;

const boxValue = (box: Box | undefined) =>
  sql`${box ? `(${box.west},${box.south}),(${box.east},${box.north})` : null}::box`;

async function filterOf(db: Db, siteId: string, search: MapSearch) {
  const query = await queryFor(db, siteId, search);
  const { near, radius, box, openAt } = search;
  return sql`${siteId}::uuid, ${query}, ${near ? `(${near.lon},${near.lat})` : null}::point,
    ${radius ?? null}::double precision, ${boxValue(box)}, ${openAt ?? null}::integer`;
}

/** The hits of a search that lie in a view, counted in cells of so many degrees. Their sum is that of the list. */
export async function cellsOf(
  db: Db,
  siteId: string,
  search: MapSearch,
  view: Box,
  cell: { lon: number; lat: number },
): Promise<FoundCell[]> {
  const filter = await filterOf(db, siteId, search);
  const { rows } = await sql<FoundCell>`
    select n as count, lon, lat, west, south, east, north, name, category, street, names
    from directory.map_cells(${filter}, ${boxValue(view)}, ${`(${cell.lon},${cell.lat})`}::point)
  `.execute(db);
  return rows;
}

/** The box in which nearly all hits of a search lie; undefined where there are none. */
export async function extentOf(db: Db, siteId: string, search: MapSearch): Promise<Box | undefined> {
  const filter = await filterOf(db, siteId, search);
  const { rows } = await sql<
    Box & { n: number }
  >`select west, south, east, north, n from directory.map_extent(${filter})`.execute(db);
  const [row] = rows;
  if (!row || row.n === 0) return undefined;
  const { west, south, east, north } = row;
  return { west, south, east, north };
}

/**
 * How many hits of a search lie within each radius, in metres: exact up to `most`; `most + 1` stands for more, however
 * many they are.
 *
 * @param search with what was asked in the end, as the search has said
 * @param box what all of them must lie in as well
 */
export async function countWithin(
  db: Db,
  siteId: string,
  { near, query, openAt }: { near: Point; query: string | null; openAt?: number },
  box: Box | undefined,
  radii: readonly number[],
  most: number = mostCounted,
): Promise<ReadonlyMap<number, number>> {
  // The circles are exact; the box of the greatest is the way into the index.
  const within = box ?? boxAroundPlace(near, Math.max(...radii));
  const { rows } = await sql<{ radius: number; n: number }>`
    select radius, n from directory.count_within(${siteId}::uuid, ${query}, ${`(${near.lon},${near.lat})`}::point,
      ${radii as number[]}::double precision[], ${boxValue(within)}, ${openAt ?? null}::integer,
      ${most}::integer)
  `.execute(db);
  return new Map(rows.map(({ radius, n }) => [radius, n]));
}
