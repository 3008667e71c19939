import { type Selectable, sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { Actor, Fact } from "../audit-line.ts";
import type { AuditTables, LineTable } from "./tables.ts";

/** Which lines are asked for: all conditions hold at once. */
export interface AuditFilter {
  /** The first moment that counts, and the first that no longer does. */
  from?: Date;
  until?: Date;
  event?: string;
  /** One of these. */
  events?: readonly string[];
  /** Id of the person who did it. */
  actor?: string;
  /** Id of the person whom it concerns. */
  concerns?: string;
  subject?: { kind: string; id: string };
}

/** A line as it is shown. */
export interface FoundLine {
  id: string;
  at: Date;
  event: string;
  actor: Actor;
  subject: { kind: string; id: string } | undefined;
  concerns: string | undefined;
  reason: string | undefined;
  facts: Record<string, Fact>;
  /** Its place in the chain; undefined until it is sealed, a few seconds later. */
  number: number | undefined;
}

export interface AuditPage {
  lines: FoundLine[];
  /** To be handed back as `after` for the next page; undefined where this is the last. */
  next: string | undefined;
}

const cursorForm = /^(-?\d{1,16})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

type Row = Omit<Selectable<LineTable>, "site_id"> & { micros: string };

/**
 * Lines of the transaction's site, newest first. A page begins after the last line of the page before, so that lines that
 * are written meanwhile neither push anything onto it twice nor make it slower further back.
 *
 * @param after the `next` of the page before; what is none counts as the beginning
 * @param limit lines a page
 * @example
 * const { lines, next } = await findAuditLines(tx, { concerns: person.id }, { limit: 50 });
 */
export async function findAuditLines(
  tx: Db,
  filter: AuditFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<AuditPage> {
  const cursor = cursorForm.exec(after ?? "");
  let query = tx
    .withTables<AuditTables>()
    .selectFrom("audit.line")
    .select([
      "id",
      "at",
      "event",
      "actor_kind",
      "actor_person",
      "actor_role",
      "actor_from",
      "actor_job",
      "subject_kind",
      "subject_id",
      "concerns",
      "reason",
      "facts",
      "number",
    ])
    // The whole moment: PostgreSQL counts microseconds, JavaScript does not.
    .select(sql<string>`(extract(epoch from at) * 1000000)::bigint`.as("micros"))
    .where("site_id", "=", sql<string>`current_setting('app.site_id')::uuid`);
  if (filter.from) query = query.where("at", ">=", filter.from);
  if (filter.until) query = query.where("at", "<", filter.until);
  if (filter.event !== undefined) query = query.where("event", "=", filter.event);
  if (filter.events) query = query.where("event", "in", [...filter.events]);
  if (filter.actor !== undefined) query = query.where("actor_person", "=", filter.actor);
  if (filter.concerns !== undefined) query = query.where("concerns", "=", filter.concerns);
  if (filter.subject)
    query = query.where("subject_kind", "=", filter.subject.kind).where("subject_id", "=", filter.subject.id);
  if (cursor)
    query = query.where(
      sql<boolean>`(at, id) < (timestamptz 'epoch' + ${cursor[1]}::bigint * interval '1 microsecond', ${cursor[2]}::uuid)`,
    );
  const rows: Row[] = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { lines: rows.slice(0, limit).map(toLine), next: last && `${last.micros}_${last.id}` };
}

function toLine(row: Row): FoundLine {
  const { subject_kind: kind, subject_id: id } = row;
  return {
    id: row.id,
    at: row.at,
    event: row.event,
    actor: actorOf(row),
    subject: kind !== null && id !== null ? { kind, id } : undefined,
    concerns: row.concerns ?? undefined,
    reason: row.reason ?? undefined,
    facts: row.facts,
    number: row.number === null ? undefined : Number(row.number),
  };
}

/** The columns belong together by checks of the table. */
function actorOf({ actor_kind: kind, actor_person, actor_role, actor_from, actor_job }: Row): Actor {
  switch (kind) {
    case "person":
      return { kind, id: actor_person ?? "", role: actor_role, from: actor_from ?? "" };
    case "job":
      return { kind, name: actor_job ?? "" };
    case "nobody":
      return { kind, from: actor_from ?? "" };
    case "command":
      return { kind };
  }
}
