// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Held } from "../../rules/import/undo-lines.ts";
import type { Change } from "../changes.ts";

/** What an import did to entries and was not taken back, the last first; up to the line `before`. */
export async function changesOfImport(
  tx: Db,
  importId: number,
  before: string | undefined,
  limit: number,
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select id, business_id as "businessId", at, actor, action, source_id as "sourceId", import_id as "importId",
      before, after, undone
    from directory.change where import_id = ${importId} and action not in ('undo', 'merge') and not undone
      and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid) order by id desc limit ${limit}
  `.execute(tx);
  return rows;
}

/** Who else has had to do with these entries since the import. */
export async function heldSince(tx: Db, importId: number, ids: string[]): Promise<Map<string, Held>> {
  const { rows } = await sql<Held & { id: string }>`
    with mine as materialized (select s.name from directory.import_run r
        join directory.source s on s.site_id = r.site_id and s.id = r.source_id where r.id = ${importId}),
      live as materialized (select r.id, s.name = (select name from mine) as same from directory.import_run r
        join directory.source s on s.site_id = r.site_id and s.id = r.source_id
        where r.id <> ${importId} and r.undone_at is null)
    select b.id,
      exists (select from directory.change c where c.business_id = b.id and c.import_id is null and not c.undone
        and (c.action in ('edit', 'status', 'photo') or (c.action = 'undo' and exists (select from directory.change u
          where u.id = c.undoes and u.import_id is not null and u.action <> 'merge')))) as person,
      array(select distinct l.id from directory.identifier i join live l on l.id = i.seen_by and l.id > ${importId} and l.same
        where i.business_id = b.id order by 1) as "renewedBy",
      array(select distinct l.id from directory.identifier i join live l on l.id in (i.seen_by, i.first_import)
        where i.business_id = b.id order by 1) as imports,
      (select l.id from (select c.import_id from directory.change c where c.business_id = b.id and c.after ? 'status'
        and not c.undone order by c.id desc limit 1) s join live l on l.id = s.import_id) as "statusBy"
    from unnest(${ids}::uuid[]) b(id)
  `.execute(tx);
  return new Map(rows.map(({ id, ...held }) => [id, held]));
}

/**
 * Which of the entries of these pairs a later import of the same source named again, under a name of their own, with the
 * last such import.
 */
export async function seenAgain(
  tx: Db,
  importId: number,
  pairs: [string, string][],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; by: number }>`
    with mine as materialized (select s.name from directory.import_run r
        join directory.source s on s.site_id = r.site_id and s.id = r.source_id where r.id = ${importId})
    select i.origin as id, max(r.id) as by from directory.identifier i
    join directory.import_run r on r.id = i.seen_by and r.id > ${importId} and r.undone_at is null
    join directory.source s on s.site_id = r.site_id and s.id = r.source_id and s.name = (select name from mine)
    where i.origin = any(${pairs.flat()}::uuid[]) and i.first_import = ${importId}
    group by i.origin
  `.execute(tx);
  return new Map(rows.map(({ id, by }) => [id, by]));
}

/** Marks lines of the history as taken back. */
export async function markAllUndone(tx: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update directory.change set undone = true where id = any(${ids}::uuid[])`.execute(tx);
}

/**
 * Forgets that this import saw anything: names that it gave to entries known before it go, the others were seen last by
 * the import before it. What a later import has seen stays.
 */
export async function forgetSightings(tx: Db, importId: number): Promise<void> {
  await sql`
    delete from directory.identifier i where i.first_import = ${importId} and i.seen_by = ${importId}
      and exists (select from directory.identifier o where o.business_id = i.business_id
        and o.first_import is distinct from ${importId})
      and not exists (select from directory.business g where g.id = i.origin and g.status = 'merged')
  `.execute(tx);
  await sql`
    with past as materialized (select r.id from directory.import_run r
      join directory.source s on s.site_id = r.site_id and s.id = r.source_id
      where r.id < ${importId} and r.undone_at is null and s.name = (select t.name from directory.import_run n
        join directory.source t on t.site_id = n.site_id and t.id = n.source_id where n.id = ${importId}))
    update directory.identifier i
      set seen_by = coalesce((select max(p.id) from past p where p.id >= i.first_import), i.first_import)
    where i.seen_by = ${importId} and i.first_import is distinct from ${importId}
  `.execute(tx);
}
