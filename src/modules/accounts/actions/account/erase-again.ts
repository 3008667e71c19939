import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Erasure, ErasureKind } from "../../../../kernel/erasures/erasure.ts";
import { lockPeople, personById, updatePerson } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { leave } from "../people/manage-person.ts";

/**
 * Takes out again what a restored backup has brought back of somebody who has left since. Nobody is asked whether an
 * administrator is left: the person is gone already.
 */
async function leaveAgain(tx: Db, { siteId, subject }: Erasure, nameless: boolean): Promise<boolean> {
  await lockPeople(tx, siteId);
  const person = await personById(tx, subject);
  const isDone = !person || (person.state === "left" && (!nameless || person.name === "–"));
  if (isDone) return false;
  if (person.state !== "left") await leave(tx, person, { now: now() });
  if (nameless) await updatePerson(tx, subject, { name: "–" });
  await deleteSessions(tx, subject);
  await writeAudit(tx, {
    event: nameless ? "account.deleted" : "person.left",
    actor: { kind: "job", name: "restore" },
    concerns: subject,
    facts: { afterRestore: true },
  });
  return true;
}

/** What is erased of an account: everything, by the person; all but the name, where somebody else notes that they left. */
export const accountErasures: ErasureKind[] = [
  { kind: "account-deleted", replay: (tx, erasure) => leaveAgain(tx, erasure, true) },
  { kind: "account-left", replay: (tx, erasure) => leaveAgain(tx, erasure, false) },
];
