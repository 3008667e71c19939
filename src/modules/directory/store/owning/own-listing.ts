// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Under which name an entry stands in the public directory; undefined where it does not. */
export async function slugOf(tx: Db, businessId: string): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    select slug from directory.listing where business_id = ${businessId}
  `.execute(tx);
  return rows[0]?.slug;
}

/** The first businesses of the public directory by name. */
export async function listedBusinesses(tx: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select business_id as id from directory.listing where kind = 'business' order by name, business_id limit ${limit}
  `.execute(tx);
  return rows.map(({ id }) => id);
}
