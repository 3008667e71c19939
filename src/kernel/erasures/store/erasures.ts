import { sql } from "kysely";
import { now } from "../../clock/clock.ts";
import type { Db } from "../../db/db.ts";
import { newId } from "../../id/id.ts";
import type { Erasure } from "../erasure.ts";

/**
 * Notes an erasure in the transaction that does it, so that it is done again where a backup from before is restored.
 *
 * @param kind one for which a capability fills `erasureKinds`
 * @example
 * await recordErasure(tx, siteId, "account", personId);
 */
export async function recordErasure(tx: Db, siteId: string, kind: string, subject: string): Promise<void> {
  await insertErasure(tx, { id: newId(), siteId, kind, subject, at: now() });
}

/** @returns false where it is known already */
export async function insertErasure(tx: Db, { id, siteId, kind, subject, at }: Erasure): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into erasures.erasure (site_id, id, kind, subject, at)
    values (${siteId}, ${id}, ${kind}, ${subject}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Those of all sites from a moment on, the oldest first; asked outside of any site. */
export async function erasuresSince(owner: Db, moment: Date): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`
    select id, site_id as "siteId", kind, subject, at from erasures.since(${moment})`.execute(owner);
  return rows;
}
