import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Box, Point, Position } from "../../../kernel/geo/geometry.ts";
import { positionsOfLine } from "./address-index.ts";

const boxText = ({ west, south, east, north }: Box) =>
  sql`box(point(${west}, ${south}), point(${east}, ${north}))`;

export interface NearHouse {
  street: string;
  number: string;
  localityId: number;
  point: Point;
  attribution: string;
}

/** Houses within a box, those near its middle first. */
export async function housesWithin(db: Db, siteId: string, box: Box, limit: number): Promise<NearHouse[]> {
  const { rows } = await sql<Omit<NearHouse, "localityId" | "point"> & { locality_id: number } & Point>`
    select street, key, number, low, locality_id, lat, lon, attribution from places.addresses_within(${siteId}::uuid, ${boxText(box)}, ${limit})`.execute(
    db,
  );
  return rows.map(({ street, number, locality_id, lat, lon, attribution }) => ({
    street,
    number,
    localityId: locality_id,
    point: { lat, lon },
    attribution,
  }));
}

export interface NearStretch {
  street: string;
  key: string;
  localityId: number;
  line: Position[];
  attribution: string;
}

/** Stretches of named streets that touch a box. */
export async function stretchesWithin(
  db: Db,
  siteId: string,
  box: Box,
  limit: number,
): Promise<NearStretch[]> {
  const { rows } = await sql<
    Omit<NearStretch, "localityId" | "line"> & { locality_id: number; line: number[] }
  >`
    select street, key, locality_id, line, attribution from places.streets_within(${siteId}::uuid, ${boxText(box)}, ${limit})`.execute(
    db,
  );
  return rows.map(({ locality_id, line, ...row }) => ({
    ...row,
    localityId: locality_id,
    line: positionsOfLine(line),
  }));
}
