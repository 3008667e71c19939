// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { type Doing, namesOfPeople } from "../../../accounts/index.ts";
import type { Mark } from "../../rules/attendance/roll-call.ts";
import {
  type Change,
  type Outcome,
  outcomeOf,
  outcomeOfCount,
  type RollSync,
} from "../../rules/attendance/sync-roll.ts";
import {
  headCountOf,
  type Listed,
  rollOf,
  writeAttendance,
  writeHeadCount,
} from "../../store/being-there/attendance.ts";
import { insertSync, type SyncOutcome, syncOutcome } from "../../store/being-there/roll-syncs.ts";
import { guestById, insertGuest } from "../../store/guests.ts";
import { type Session, sessionById, setRollCalled } from "../../store/sessions.ts";
import { sealGuest } from "../sign-up/sealed-guest.ts";
import { notedOf, standingRow } from "./standing-row.ts";

/** What became of a change, and what stands in the row now. */
export interface SyncedRow {
  guest: string;
  outcome: Outcome;
  revision: number;
  /** Null where nothing is written down. */
  mark: Mark | null;
  /** The name of who wrote it down; empty where nobody knows. */
  by: string;
  at: Date | null;
}

export interface Synced {
  rows: SyncedRow[];
  others: { outcome: Outcome; value: number | null } | null;
}

/**
 * Takes in what a device has written down while it had no network. What somebody else has written meanwhile is not written over:
 * the device is told both. The same sent again changes nothing and gets the same answer.
 *
 * @param language of people who came on the spot
 */
export async function syncRoll(
  doing: Doing,
  session: Session,
  sync: RollSync,
  language: string,
): Promise<Synced> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    // Two devices are served one after the other.
    await sessionById(tx, session.id, true);
    const outcome =
      (await syncOutcome(tx, session.id, sync.key)) ?? (await takeIn(tx, doing, session, sync, language));
    return answerOf(tx, doing, session, outcome);
  });
}

const byGuest = async (tx: Db, session: Session): Promise<Map<string, Listed>> =>
  new Map((await rollOf(tx, session.offeringId, session.id)).map((listed) => [listed.guest.id, listed]));

async function takeIn(
  tx: Db,
  doing: Doing,
  session: Session,
  { key, changes, others }: RollSync,
  language: string,
): Promise<SyncOutcome> {
  const { siteId, secrets, now, actor } = doing;
  const roll = { siteId, secrets, sessionId: session.id };
  const before = await byGuest(tx, session);
  const outcome: SyncOutcome = { rows: {} };
  for (const change of changes) {
    const { guestId } = change.mark;
    const listed = before.get(guestId);
    const known = listed !== undefined || (await isOrBecomesGuest(tx, doing, change, language));
    outcome.rows[guestId] = known ? outcomeOf(standingRow(roll, listed), change) : "unknown";
  }
  const written = changes.filter(({ mark }) => outcome.rows[mark.guestId] === "done");
  await writeAttendance(
    tx,
    siteId,
    { sessionId: session.id, by: actor.kind === "person" ? actor.id : null, at: now },
    written.map(({ mark }) => notedOf(roll, mark, before.get(mark.guestId)?.signUpId ?? null)),
  );
  if (others) {
    outcome.others = outcomeOfCount(await headCountOf(tx, session.id), others);
    if (outcome.others === "done") await writeHeadCount(tx, siteId, session.id, others.value);
  }
  await setRollCalled(tx, session.id, now);
  await insertSync(tx, siteId, { sessionId: session.id, key, outcome, at: now });
  const conflicts = Object.values(outcome.rows).filter((one) => one === "conflict").length;
  await writeAudit(tx, {
    event: "roll.called",
    actor,
    subject: { kind: "session", id: session.id },
    facts: { people: written.length, conflicts },
  });
  return outcome;
}

/** Somebody whose sign-up is gone may have come all the same; who came on the spot becomes a guest under the device's id. */
async function isOrBecomesGuest(
  tx: Db,
  { siteId, secrets, now }: Doing,
  { mark: { guestId: id }, name }: Change,
  language: string,
): Promise<boolean> {
  if (await guestById(tx, id)) return true;
  if (name === "") return false;
  const sealed = sealGuest(secrets, siteId, id, { name, contact: "" });
  await insertGuest(tx, siteId, { id, contactKind: "paper", language, madeAt: now, ...sealed });
  return true;
}

async function answerOf(
  tx: Db,
  { siteId, secrets }: Doing,
  session: Session,
  outcome: SyncOutcome,
): Promise<Synced> {
  const after = await byGuest(tx, session);
  const names = await namesOfPeople(tx, [
    ...new Set([...after.values()].flatMap(({ by }) => (by === null ? [] : [by]))),
  ]);
  const rows = Object.entries(outcome.rows).map(([guest, became]): SyncedRow => {
    const listed = after.get(guest);
    const standing = standingRow({ siteId, secrets, sessionId: session.id }, listed);
    return {
      guest,
      outcome: became,
      revision: standing?.revision ?? 0,
      mark: standing?.mark ?? null,
      by: names.get(listed?.by ?? "") ?? "",
      at: listed?.at ?? null,
    };
  });
  return {
    rows,
    others: outcome.others ? { outcome: outcome.others, value: await headCountOf(tx, session.id) } : null,
  };
}
