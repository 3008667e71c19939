import { sql } from "kysely";
import { now } from "../../../kernel/clock/clock.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Business, Source } from "../rules/business.ts";
import { toWall, wallDay } from "../rules/hours/berlin-time.ts";
import { type BusinessRow, businessColumns, toBusiness } from "./businesses.ts";
import { insertSource } from "./sources.ts";

/** The entry with this short id, whatever its status, locked until the transaction ends. */
export async function lockByShortId(tx: Db, shortId: string): Promise<Business | undefined> {
  const { rows } = await sql<BusinessRow>`
    select ${businessColumns} from directory.business b where b.short_id = ${shortId} for update
  `.execute(tx);
  return rows[0] && toBusiness(rows[0]);
}

/** Somebody's word, as of today: the same person's edits of one day are one source. */
export async function sourceOfToday(
  tx: Db,
  siteId: string,
  word: Pick<Source, "kind" | "name" | "licence">,
): Promise<Source> {
  const asOf = wallDay(toWall(Math.floor(now().getTime() / 60_000)));
  const { rows } = await sql<{ id: number; attribution: string | null; url: string | null }>`
    select id, attribution, url from directory.source
    where kind = ${word.kind} and name = ${word.name} and as_of = ${asOf}::date
      and licence is not distinct from ${word.licence} and attribution is null and url is null
    order by id limit 1
  `.execute(tx);
  const [known] = rows;
  return known
    ? { ...word, ...known, asOf }
    : insertSource(tx, siteId, { ...word, asOf, attribution: null, url: null });
}
