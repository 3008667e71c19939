// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Rejection } from "../imports.ts";

/** A trial says what would happen, and changes nothing. */
export type TaskKind = "trial" | "import" | "undo-trial" | "undo";

/** `refused`: it must not be done so; `failed`: a fault of the program; `cut-off`: the server stopped. Nothing was changed then. */
export type TaskState = "waiting" | "running" | "done" | "refused" | "failed" | "cut-off";

/** Something to be done with a list or an import, and how far it is. */
export interface Task {
  id: string;
  kind: TaskKind;
  fileId: string | null;
  importId: number | null;
  state: TaskState;
  askedAt: Date;
  askedBy: string;
  /** Who asked, as the audit log names them. */
  actor: Actor;
  beganAt: Date | null;
  endedAt: Date | null;
  doneRows: number;
  /** From 0 to 1. */
  share: number;
  /** What came of it, as the kind has it. */
  result: unknown;
}

const columns = sql`t.id, t.kind, t.file_id as "fileId", t.import_id as "importId", t.state, t.asked_at as "askedAt",
  t.asked_by as "askedBy", t.actor, t.began_at as "beganAt", t.ended_at as "endedAt", t.done_rows as "doneRows", t.share, t.result`;

const busy = sql`('waiting', 'running')`;

/** Asks for a task. @returns its id, or that of the one that is already under way for the same list or import */
export async function insertTask(
  tx: Db,
  siteId: string,
  task: Pick<Task, "id" | "kind" | "fileId" | "importId" | "askedBy" | "actor">,
): Promise<{ id: string; isNew: boolean }> {
  const { numAffectedRows } = await sql`
    insert into directory.import_task (site_id, id, kind, file_id, import_id, asked_by, actor)
    values (${siteId}, ${task.id}, ${task.kind}, ${task.fileId}, ${task.importId}, ${task.askedBy},
      ${JSON.stringify(task.actor)}::jsonb) on conflict do nothing
  `.execute(tx);
  if (numAffectedRows === 1n) return { id: task.id, isNew: true };
  const { rows } = await sql<{ id: string }>`
    select id from directory.import_task where state in ${busy}
      and (file_id = ${task.fileId}::uuid or import_id = ${task.importId}::integer)
  `.execute(tx);
  return { id: rows[0]?.id ?? task.id, isNew: false };
}

export async function taskById(tx: Db, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Task>`select ${columns} from directory.import_task t where t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** What was asked for last with a list, or an import, of these kinds. */
export async function lastTask(
  tx: Db,
  of: { fileId: string } | { importId: number },
  kinds: TaskKind[],
): Promise<Task | undefined> {
  const which = "fileId" in of ? sql`t.file_id = ${of.fileId}` : sql`t.import_id = ${of.importId}`;
  const { rows } = await sql<Task>`
    select ${columns} from directory.import_task t where ${which} and t.kind = any(${kinds}::text[])
    order by t.asked_at desc limit 1
  `.execute(tx);
  return rows[0];
}

/** What is under way or waits, the oldest first. */
export async function busyTasks(tx: Db): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select ${columns} from directory.import_task t where t.state in ${busy} order by t.asked_at
  `.execute(tx);
  return rows;
}

/** Takes the task that waits longest; no other process gets the same. One at a time for each site. */
export async function takeTask(tx: Db): Promise<Task | undefined> {
  const { rows } = await sql<Task>`
    update directory.import_task t set state = 'running', began_at = now(), beat_at = now()
    where t.id = (select w.id from directory.import_task w where w.state = 'waiting'
        and not exists (select from directory.import_task r where r.site_id = w.site_id and r.state = 'running')
      order by w.asked_at limit 1 for update skip locked)
    returning ${columns}
  `.execute(tx);
  return rows[0];
}

/** Says that it is still being worked on, and how far it is. @returns whether it still runs */
export async function beatTask(tx: Db, id: string, rows: number, share: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update directory.import_task set beat_at = clock_timestamp(), done_rows = ${rows}, share = ${share}
    where id = ${id} and state = 'running'
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** Ends a task. */
export async function endTask(
  tx: Db,
  id: string,
  end: {
    state: Exclude<TaskState, "waiting" | "running">;
    result: unknown;
    importId?: number;
    rejected?: readonly Rejection[];
  },
): Promise<void> {
  await sql`
    update directory.import_task set state = ${end.state}, ended_at = clock_timestamp(), share = 1,
      result = ${JSON.stringify(end.result)}::jsonb, import_id = coalesce(${end.importId ?? null}::integer, import_id),
      rejected = ${end.rejected ? JSON.stringify(end.rejected) : null}::jsonb where id = ${id}
  `.execute(tx);
}

/** Notes as cut off what nobody has worked on for `seconds`: its process is gone, and with it all that it had begun. */
export async function endCutOff(tx: Db, seconds: number): Promise<void> {
  await sql`
    update directory.import_task set state = 'cut-off', ended_at = clock_timestamp()
    where state = 'running' and beat_at < clock_timestamp() - make_interval(secs => ${seconds})
  `.execute(tx);
}

/** What a trial would reject. */
export async function rejectedByTask(tx: Db, id: string): Promise<Rejection[]> {
  const { rows } = await sql<{ rejected: Rejection[] | null }>`
    select rejected from directory.import_task where id = ${id}
  `.execute(tx);
  return rows[0]?.rejected ?? [];
}

/** Forgets tasks that ended `days` ago; the imports themselves stay. */
export async function forgetTasks(tx: Db, days: number): Promise<void> {
  await sql`
    delete from directory.import_task where ended_at < now() - make_interval(days => ${days})
  `.execute(tx);
}
