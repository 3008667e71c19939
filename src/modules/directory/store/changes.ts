import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Recorded } from "../rules/history/recorded.ts";

export interface Change {
  id: string;
  businessId: string;
  at: Date;
  actor: string;
  action: "create" | "edit" | "status" | "undo" | "merge" | "photo";
  sourceId: number | null;
  importId: number | null;
  before: Recorded | null;
  after: Recorded | null;
  undone: boolean;
  /** The editor who agreed that an owner's word goes in; null where nobody had to. */
  agreedBy: string | null;
}

export type NewChange = Omit<Change, "at" | "undone" | "agreedBy"> & { undoes?: string; agreedBy?: string };

/** Writes history lines, many in one statement. */
export async function insertChanges(tx: Db, siteId: string, changes: NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into directory.change (site_id, id, business_id, actor, source_id, import_id, action, before, after, undoes,
      agreed_by)
    select ${siteId}, r.id, r."businessId", r.actor, r."sourceId", r."importId", r.action, r.before, r.after, r.undoes,
      r."agreedBy"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(id uuid, "businessId" uuid, actor text,
      "sourceId" integer, "importId" integer, action text, before jsonb, after jsonb, undoes uuid,
      "agreedBy" text)
  `.execute(tx);
}

/** The columns of a line of the history. */
export const changeColumns = sql`id, business_id as "businessId", at, actor, action, source_id as "sourceId", import_id as "importId",
  before, after, undone, agreed_by as "agreedBy"`;

/** The history of an entry, newest first: all of it, or the last lines. */
export async function changesOf(tx: Db, businessId: string, last?: number): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select ${changeColumns} from directory.change where business_id = ${businessId} order by id desc
    limit ${last ?? null}::integer
  `.execute(tx);
  return rows;
}

/** One line of the history. */
export async function changeById(tx: Db, id: string): Promise<Change | undefined> {
  const { rows } = await sql<Change>`select ${changeColumns} from directory.change where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** Marks a line of the history as taken back. */
export async function markUndone(tx: Db, id: string): Promise<void> {
  await sql`update directory.change set undone = true where id = ${id}`.execute(tx);
}
