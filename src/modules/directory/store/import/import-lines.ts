// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Recorded } from "../../rules/history/recorded.ts";
import { movedMetres } from "../../rules/import/same-place.ts";

/** What an import did to an entry. */
export const importEffects = ["new", "changed", "moved", "returned", "perhaps-closed"] as const;
export type ImportEffect = (typeof importEffects)[number];

export interface ImportLine {
  shortId: string;
  name: string;
  category: string;
  before: Recorded | null;
  after: Recorded | null;
  undone: boolean;
}

const place = (side: "before" | "after") =>
  sql`point((c.${sql.ref(side)}#>>'{facts,place,lon}')::float8, (c.${sql.ref(side)}#>>'{facts,place,lat}')::float8)`;

const moved = sql`coalesce(directory.metres(${place("before")}, ${place("after")}) > ${movedMetres}, false)`;

const conditions: Record<ImportEffect, ReturnType<typeof sql>> = {
  // What went on in an entry of another source at once is none of the new ones.
  new: sql`c.action = 'create' and not exists (select from directory.duplicate d
    where d.import_id = c.import_id and d.state = 'merged' and d.by_rule and c.business_id in (d.one, d.other)
      and c.business_id <> d.kept)`,
  changed: sql`c.action = 'edit' and not ${moved}`,
  moved: sql`c.action = 'edit' and ${moved}`,
  returned: sql`c.action = 'status' and c.after->>'status' = 'published'`,
  "perhaps-closed": sql`c.action = 'status' and c.after->>'status' = 'perhaps-closed'`,
};

/** The entries that an import made, changed, closed …, in the order in which it did so. */
export async function linesOfImport(
  tx: Db,
  importId: number,
  effect: ImportEffect,
  limit: number,
  offset: number,
): Promise<ImportLine[]> {
  const { rows } = await sql<ImportLine>`
    select b.short_id as "shortId", coalesce(b.profile->'names'->0->>'value', '') as name,
      coalesce(b.profile->'categories'->>0, '') as category, c.before, c.after, c.undone
    from directory.change c join directory.business b on b.site_id = c.site_id and b.id = c.business_id
    where c.import_id = ${importId} and ${conditions[effect]} order by c.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many entries each effect of an import still has; what is gone altogether is not counted. */
export async function countLines(tx: Db, importId: number): Promise<Record<ImportEffect, number>> {
  const { rows } = await sql<Record<ImportEffect, number>>`
    select count(*) filter (where ${conditions.new})::integer as new,
      count(*) filter (where ${conditions.changed})::integer as changed,
      count(*) filter (where ${conditions.moved})::integer as moved,
      count(*) filter (where ${conditions.returned})::integer as returned,
      count(*) filter (where ${conditions["perhaps-closed"]})::integer as "perhaps-closed"
    from directory.change c where c.import_id = ${importId}
  `.execute(tx);
  return rows[0] ?? { new: 0, changed: 0, moved: 0, returned: 0, "perhaps-closed": 0 };
}
