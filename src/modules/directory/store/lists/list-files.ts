// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import type { TableFormat } from "../../../../kernel/tables/open-table.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import type { ListSettings } from "../../rules/lists/list-settings.ts";

/** A list that was sent by a browser, with how it is to be read. */
export interface ListFile {
  id: string;
  name: string;
  format: TableFormat;
  bytes: number;
  sentAt: Date;
  sentBy: string;
  /** When it was last said how it is to be read. */
  changedAt: Date;
  settings: ListSettings;
  mapping: Mapping | null;
  /** Whether its content is still here. */
  isHere: boolean;
}

const columns = sql`f.id, f.name, f.format, f.bytes, f.sent_at as "sentAt", f.sent_by as "sentBy", f.changed_at as "changedAt",
  f.settings, f.mapping, exists (select from directory.list_piece p where p.site_id = f.site_id and p.file_id = f.id
    and p.position = 0) as "isHere"`;

/** Notes a list; its pieces follow. */
export async function insertListFile(
  tx: Db,
  siteId: string,
  file: Pick<ListFile, "id" | "name" | "format" | "bytes" | "sentBy" | "settings" | "mapping">,
): Promise<void> {
  await sql`
    insert into directory.list_file (site_id, id, name, format, bytes, sent_by, settings, mapping)
    values (${siteId}, ${file.id}, ${file.name}, ${file.format}, ${file.bytes}, ${file.sentBy},
      ${JSON.stringify(file.settings)}::jsonb, ${file.mapping && JSON.stringify(file.mapping)}::jsonb)
  `.execute(tx);
}

/** Keeps the content of a list, as it comes. */
export async function insertPieces(
  tx: Db,
  siteId: string,
  id: string,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  let position = 0;
  for await (const piece of pieces)
    await sql`
      insert into directory.list_piece (site_id, file_id, position, content) values (${siteId}, ${id}, ${position++}, ${piece})
    `.execute(tx);
}

/** The content of a list; each piece is asked for alone, so that no transaction waits for a disk. */
export async function* piecesOf(db: Db, siteId: string, id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await readInSite(db, siteId, (tx) =>
      sql<{ content: Buffer }>`
        select content from directory.list_piece where file_id = ${id} and position = ${position}
      `.execute(tx),
    );
    if (!rows[0]) return;
    yield rows[0].content;
  }
}

/** One list. */
export async function listFileById(tx: Db, id: string): Promise<ListFile | undefined> {
  const { rows } = await sql<ListFile>`
    select ${columns} from directory.list_file f where f.id = ${id}
  `.execute(tx);
  return rows[0];
}

/** The lists that were sent last, of which no import was made. */
export async function openListFiles(tx: Db, limit: number): Promise<ListFile[]> {
  const { rows } = await sql<ListFile>`
    select ${columns} from directory.list_file f
    where exists (select from directory.list_piece p where p.site_id = f.site_id and p.file_id = f.id and p.position = 0)
      and not exists (select from directory.import_task t where t.site_id = f.site_id and t.file_id = f.id
        and t.kind = 'import' and t.state = 'done')
    order by f.sent_at desc limit ${limit}
  `.execute(tx);
  return rows;
}

/** How the last list of this source was read: the next one is probably made alike. */
export async function lastMappingOf(tx: Db, source: string): Promise<Mapping | null> {
  const { rows } = await sql<{ mapping: Mapping | null }>`
    select mapping from directory.list_file where settings->>'source' = ${source} and mapping is not null
    order by sent_at desc limit 1
  `.execute(tx);
  return rows[0]?.mapping ?? null;
}

/** Says how a list is to be read. */
export async function setReading(
  tx: Db,
  id: string,
  { settings, mapping }: Pick<ListFile, "settings" | "mapping">,
): Promise<void> {
  await sql`
    update directory.list_file set settings = ${JSON.stringify(settings)}::jsonb,
      mapping = ${mapping && JSON.stringify(mapping)}::jsonb, changed_at = clock_timestamp() where id = ${id}
  `.execute(tx);
}

/** Forgets the contents of lists that were sent `days` ago; what was done with them stays. @returns how many */
export async function forgetContents(db: Db, siteId: string, days: number): Promise<number> {
  return inSite(db, siteId, async (tx) => {
    const { numAffectedRows } = await sql`
      delete from directory.list_piece p using directory.list_file f where f.site_id = p.site_id and f.id = p.file_id
        and f.sent_at < now() - make_interval(days => ${days})
        and not exists (select from directory.import_task t where t.site_id = f.site_id and t.file_id = f.id
          and t.state in ('waiting', 'running'))
    `.execute(tx);
    return Number(numAffectedRows ?? 0n);
  });
}
