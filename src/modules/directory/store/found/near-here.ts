import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Hit } from "../search/search.ts";

/**
 * The businesses nearest to an entry, at most two kilometres away, the nearest first, each with its distance in metres;
 * without the entry itself and without what is perhaps closed.
 *
 * @param self the inner id of the entry
 * @param nowMinute the present minute since the Unix epoch
 */
export async function nearHere(
  db: Db,
  siteId: string,
  { self, place, limit, nowMinute }: { self: string; place: Point; limit: number; nowMinute: number },
): Promise<Hit[]> {
  const { rows } = await sql<{ items: Hit[] | null }>`
    select items from directory.near_here(${siteId}::uuid, ${self}::uuid, ${`(${place.lon},${place.lat})`}::point,
      ${limit}::integer, ${nowMinute}::integer)
  `.execute(db);
  return rows[0]?.items ?? [];
}
