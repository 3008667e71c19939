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

/** An import that was taken, with its source and what became of it. */
export interface ImportRun {
  id: number;
  source: string;
  /** ISO day of the source's state. */
  asOf: string;
  licence: string | null;
  format: string;
  fileName: string;
  finishedAt: Date;
  counts: Record<string, unknown>;
  undoneAt: Date | null;
  undoneBy: string | null;
  undone: Record<string, unknown> | null;
}

const runs = sql`
  select r.id, s.name as source, to_char(s.as_of, 'YYYY-MM-DD') as "asOf", s.licence, r.format, r.file_name as "fileName",
    r.finished_at as "finishedAt", r.counts, r.undone_at as "undoneAt", r.undone_by as "undoneBy", r.undone
  from directory.import_run r join directory.source s on s.site_id = r.site_id and s.id = r.source_id`;

/** The imports of the site, the last first. */
export async function importsOf(tx: Db, limit: number, offset: number): Promise<ImportRun[]> {
  const { rows } = await sql<ImportRun>`${runs} order by r.id desc limit ${limit} offset ${offset}`.execute(
    tx,
  );
  return rows;
}

/**
 * The ISO day of what a source of this name gave last, of the imports that still stand and whose data said themselves how
 * old they are: when a file was written tells nothing of that. Undefined where there is none.
 */
export async function lastDayOf(tx: Db, sourceName: string): Promise<string | undefined> {
  const { rows } = await sql<{ asOf: string }>`
    select to_char(s.as_of, 'YYYY-MM-DD') as "asOf"
    from directory.import_run r join directory.source s on s.site_id = r.site_id and s.id = r.source_id
    where s.kind = 'import' and s.name = ${sourceName} and r.undone_at is null
      and r.counts ->> 'asOfFrom' <> 'time of the file'
    order by r.id desc limit 1
  `.execute(tx);
  return rows[0]?.asOf;
}

/** One import. */
export async function importNumbered(tx: Db, id: number): Promise<ImportRun | undefined> {
  const { rows } = await sql<ImportRun>`${runs} where r.id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * The imports whose parts of the base map belong to nobody once this one is undone: it and those undone before, but none
 * that a standing import after it has drawn anew.
 */
export async function undoneMaps(tx: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from directory.import_run r where (r.id = ${id} or r.undone_at is not null)
      and not exists (select from directory.import_run later where later.id > r.id and later.id <> ${id}
        and later.undone_at is null and (later.counts ->> 'baseFeatures')::integer > 0)
    order by r.id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Imports by the numbers of their sources, of those that stand. */
export async function importsBySource(tx: Db): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; source: number }>`
    select id, source_id as source from directory.import_run where undone_at is null
  `.execute(tx);
  return new Map(rows.map(({ id, source }) => [source, id]));
}

/** The standing imports after this one that drew the base map anew, where this one drew it. */
export async function mapDrawnAfter(tx: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select later.id from directory.import_run r join directory.import_run later on later.id > r.id
    where r.id = ${id} and (r.counts ->> 'baseFeatures')::integer > 0
      and later.undone_at is null and (later.counts ->> 'baseFeatures')::integer > 0 order by later.id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Notes that an import was taken back, by whom, and what went. */
export async function markImportUndone(tx: Db, id: number, by: string, undone: unknown): Promise<void> {
  await sql`
    update directory.import_run set undone_at = now(), undone_by = ${by}, undone = ${JSON.stringify(undone)}::jsonb
    where id = ${id}
  `.execute(tx);
}

/** What an import rejected, in order. */
export async function rejectionsOf(tx: Db, id: number, limit: number, offset: number): Promise<Rejection[]> {
  const { rows } = await sql<Rejection>`
    select element, field, reason, detail from directory.import_rejection where import_id = ${id}
    order by position limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}
