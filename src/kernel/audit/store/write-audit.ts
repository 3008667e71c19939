import type { Db } from "../../db/db.ts";
import { newId } from "../../id/id.ts";
import { type AuditLine, faultOf } from "../audit-line.ts";
import type { AuditTables } from "./tables.ts";

/**
 * Writes a line into the audit of the transaction's site (`inSite`): it is there if and only if the transaction commits.
 * The database itself adds the moment. The line is sealed into the chain of the site a few seconds later.
 *
 * @throws {TypeError} where the line holds what must not be in it; that is a fault of the program.
 * @example
 * await writeAudit(tx, { event: "person.suspended", actor, subject: { kind: "person", id }, concerns: id, reason });
 */
export async function writeAudit(tx: Db, line: AuditLine): Promise<void> {
  const fault = faultOf(line);
  if (fault) throw new TypeError(`The audit line "${line.event.slice(0, 80)}" cannot be written: ${fault}.`);
  const { actor, subject } = line;
  await tx
    .withTables<AuditTables>()
    .insertInto("audit.line")
    .values({
      id: newId(),
      actor_kind: actor.kind,
      actor_person: actor.kind === "person" ? actor.id : null,
      actor_role: actor.kind === "person" ? actor.role : null,
      actor_from: "from" in actor ? actor.from : null,
      actor_job: actor.kind === "job" ? actor.name : null,
      event: line.event,
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      concerns: line.concerns ?? null,
      reason: line.reason ?? null,
      facts: line.facts ?? {},
    })
    .execute();
}
