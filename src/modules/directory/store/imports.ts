import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** An element, or one field of it, that could not be taken, with the reason as a code. */
export interface Rejection {
  element: string;
  field: string;
  reason: string;
  detail?: string;
}

/** Lets only one import or undo at a time into a site, until the transaction ends; false where another one is at it. */
export async function lockImports(tx: Db, siteId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`directory.import ${siteId}`}, 0)) as locked
  `.execute(tx);
  return rows[0]?.locked ?? false;
}

/** Opens an import; its counts are written at its end. */
export async function insertImport(
  tx: Db,
  siteId: string,
  run: { sourceId: number; format: string; fileName: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into directory.import_run (site_id, source_id, format, file_name, counts)
    values (${siteId}, ${run.sourceId}, ${run.format}, ${run.fileName}, '{}') returning id
  `.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Closes an import with its report. */
export async function finishImport(tx: Db, id: number, counts: unknown): Promise<void> {
  await sql`
    update directory.import_run set counts = ${JSON.stringify(counts)}::jsonb, finished_at = clock_timestamp() where id = ${id}
  `.execute(tx);
}

/** Keeps what was rejected, from line `from` on. */
export async function insertRejections(
  tx: Db,
  siteId: string,
  importId: number,
  from: number,
  rejections: Rejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  await sql`
    insert into directory.import_rejection (site_id, import_id, position, element, field, reason, detail)
    select ${siteId}, ${importId}, ${from} + r.n, r.element, r.field, r.reason, r.detail
    from rows from (jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb)
      as (element text, field text, reason text, detail text)) with ordinality as r(element, field, reason, detail, n)
  `.execute(tx);
}
