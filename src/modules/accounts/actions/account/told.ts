import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { factorRemovalOf } from "../../store/factor-removals.ts";
import { type Person, personById } from "../../store/people.ts";
import { noteTold, toldUntil } from "../../store/told.ts";
import type { Doing } from "../doing.ts";
import type { Told } from "../people/tell-person.ts";

/** What another person did to somebody's access. */
export interface ToldLine {
  told: Told;
  at: Date;
  /** Who did it; null where it was the command line, or where the person is gone. */
  by: string | null;
}

const events: Record<string, Told> = {
  "person.invited-again": "reset",
  "person.factor-removal-asked": "factor-asked",
  "person.factor-removed": "factor-removed",
  "person.mail-set": "mail-set",
};
const mostLines = 5;

/**
 * What others did to a person's access that they have not read yet, the newest first; read from the audit log, where nobody can take
 * it out.
 *
 * @param tx reads only; its questions may be sent at once (`pipelined`)
 * @returns also whether an administrator still waits for another one to take the second factor away
 */
export async function toldLines(
  tx: Db,
  { id, state }: Person,
  now: Date,
): Promise<{ lines: ToldLine[]; waiting: boolean }> {
  const [until, { lines: found }, removal] = await Promise.all([
    toldUntil(tx, id),
    findAuditLines(tx, { concerns: id, events: Object.keys(events) }, { limit: mostLines }),
    factorRemovalOf(tx, id, now),
  ]);
  const lines: ToldLine[] = [];
  for (const { event, at, actor } of found) {
    const told = events[event];
    if (!told || (until && at < until) || (actor.kind === "person" && actor.id === id)) continue;
    const by = actor.kind === "person" ? await personById(tx, actor.id) : undefined;
    lines.push({ told, at, by: by?.name ?? null });
  }
  return { lines, waiting: state === "confirmed" && removal !== undefined };
}

/** The person has read it. */
export async function readTold({ db, siteId, actor, now }: Doing, personId: string): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    await noteTold(tx, personId, now);
    await writeAudit(tx, { event: "account.notice-read", actor, concerns: personId });
  });
}
