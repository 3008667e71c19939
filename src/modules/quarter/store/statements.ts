// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { FundingStatement, StatementFields, StatementLogo } from "../rules/statement.ts";

const columns = sql`f.id, f.project, f.words, f.from_day::text as "from", f.until_day::text as "until",
  coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'alt', l.alt, 'width', l.width, 'height', l.height) order by l.id)
    from quarter.funding_logo l where l.site_id = f.site_id and l.statement_id = f.id), '[]') as logos`;

/** All statements of a site, the newest time first. */
export async function statementsOf(tx: Db): Promise<FundingStatement[]> {
  const { rows } = await sql<FundingStatement>`
    select ${columns} from quarter.funding_statement f order by f.from_day desc nulls last, f.id`.execute(tx);
  return rows;
}

/** Those in force at some time between two days. @param from ISO day @param until ISO day */
export async function statementsBetween(tx: Db, from: string, until: string): Promise<FundingStatement[]> {
  const { rows } = await sql<FundingStatement>`
    select ${columns} from quarter.funding_statement f
    where (f.from_day is null or f.from_day <= ${until}::date) and (f.until_day is null or f.until_day >= ${from}::date)
    order by f.from_day nulls first, f.id`.execute(tx);
  return rows;
}

/** Enters a statement, or changes the one of this id. */
export async function saveStatement(
  tx: Db,
  siteId: string,
  id: string,
  { project, words, from, until }: StatementFields,
): Promise<void> {
  await sql`
    insert into quarter.funding_statement (site_id, id, project, words, from_day, until_day)
    values (${siteId}, ${id}, ${project}, ${words}, ${from}::date, ${until}::date)
    on conflict (site_id, id) do update set project = excluded.project, words = excluded.words, from_day = excluded.from_day,
      until_day = excluded.until_day`.execute(tx);
}

/** Takes a statement away, with its logos. */
export async function deleteStatement(tx: Db, id: string): Promise<void> {
  await sql`delete from quarter.funding_statement where id = ${id}`.execute(tx);
}

/** Puts a logo beside a statement. @returns false where there is no such statement, or it has `most` already */
export async function insertLogo(
  tx: Db,
  siteId: string,
  statementId: string,
  { id, alt, width, height, bytes }: StatementLogo & { bytes: Buffer },
  most: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into quarter.funding_logo (site_id, id, statement_id, alt, width, height, bytes)
    select ${siteId}, ${id}, f.id, ${alt}, ${width}, ${height}, ${bytes} from quarter.funding_statement f
    where f.id = ${statementId} and (select count(*) from quarter.funding_logo l
      where l.site_id = f.site_id and l.statement_id = f.id) < ${most}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteLogo(tx: Db, id: string): Promise<void> {
  await sql`delete from quarter.funding_logo where id = ${id}`.execute(tx);
}

/** The picture of a logo (PNG). */
export async function logoFile(tx: Db, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from quarter.funding_logo where id = ${id}`.execute(tx);
  return rows[0]?.bytes;
}
