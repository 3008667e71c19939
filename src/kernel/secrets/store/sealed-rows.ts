import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { SealedColumn, SignedColumn } from "../sealed-columns.ts";

/** A row with what is sealed in it. */
export interface SealedRow {
  /** The columns of `key` and `more`. */
  row: Record<string, string>;
  sealed: string | Buffer;
}

const rowOf = (names: readonly string[]): RawBuilder<Record<string, string>> =>
  sql`json_build_object(${sql.join(names.flatMap((name) => [sql.lit(name), sql`${sql.ref(name)}::text`]))})`;

const beginsWith = ({ column, bytes }: SealedColumn, beginning: string) =>
  bytes
    ? sql`substring(${sql.ref(column)} from 1 for ${beginning.length}::int) = ${Buffer.from(beginning)}`
    : sql`starts_with(${sql.ref(column)}, ${beginning})`;

/** Rows of the transaction's site that another key has sealed, in the order of their keys. @param after the last one seen */
export async function rowsOfOtherKeys(
  tx: Db,
  sealed: SealedColumn,
  {
    beginning,
    after,
    limit,
  }: { beginning: string; after: Record<string, string> | undefined; limit: number },
): Promise<SealedRow[]> {
  const { table, column, key, more = [] } = sealed;
  const keys = sql.join(key.map((name) => sql.ref(name)));
  const from =
    after && key.length > 0
      ? sql`and (${keys}) > (${sql.join(key.map((name) => sql`${after[name]}::uuid`))})`
      : sql``;
  const order = key.length > 0 ? sql`order by ${keys}` : sql``;
  const { rows } = await sql<SealedRow>`
    select ${rowOf([...key, ...more])} as row, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and not ${beginsWith(sealed, beginning)} ${from} ${order}
    limit ${limit}`.execute(tx);
  return rows;
}

/** Puts the new in the place of the old. @returns false where somebody has changed it in the meantime */
export async function replaceSealed(
  tx: Db,
  { table, column, key }: SealedColumn,
  { row, sealed }: SealedRow,
  renewed: string | Buffer,
): Promise<boolean> {
  const name = sql.ref(column);
  const same = key.map((each) => sql`and ${sql.ref(each)} = ${row[each]}::uuid`);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${name} = ${renewed} where ${name} = ${sealed} ${sql.join(same, sql` `)}
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** By which keys what stands in a column was made, and how often. */
export async function keysIn(
  tx: Db,
  { table, column, ...more }: (SealedColumn | SignedColumn) & { bytes?: true },
): Promise<{ id: string; count: number }[]> {
  const text = more.bytes
    ? sql`encode(substring(${sql.ref(column)} from 1 for 40), 'escape')`
    : sql.ref(column);
  const { rows } = await sql<{ id: string; count: number }>`
    select split_part(${text}, '.', 2) as id, count(*)::int as count from ${sql.table(table)}
    where ${text} ~ '^[0-9]+[.][0-9a-f]{12}[.]' group by 1`.execute(tx);
  return rows;
}
