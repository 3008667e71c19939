// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Mark, RollCall } from "../../rules/attendance/roll-call.ts";
import { outcomeOfOthers, outcomeOfRow, readSeen, type Seen } from "../../rules/attendance/seen-row.ts";
import type { Standing } from "../../rules/attendance/sync-roll.ts";
import { headCountOf, rollOf, writeAttendance, writeHeadCount } from "../../store/being-there/attendance.ts";
import { guestById, insertGuest } from "../../store/guests.ts";
import { type Session, sessionById, setRollCalled } from "../../store/sessions.ts";
import { sealGuest } from "../sign-up/sealed-guest.ts";
import { notedOf, standingRow } from "./standing-row.ts";

/** What somebody else has written down since the form was shown, and what this one says: a person chooses. */
export interface Contradicted {
  rows: Map<string, { mine: Mark; standing: Standing }>;
  others: { mine: number | null; standing: number | null } | undefined;
}

const nothingSeen = { row: () => readSeen(null), others: null };

/**
 * Writes down who was there, over what was written down before as far as the form has shown that. Somebody who came without a
 * sign-up becomes a guest of their own, who was there for all of it. The same form sent twice changes nothing.
 *
 * @param newcomerId of the form: who came on the spot is one person however often it is sent
 * @param language of somebody who came on the spot
 * @param seen what the form has shown of the row of a guest, and how many it has shown of the others; otherwise that nothing was
 *   written down
 * @returns what is not written down, because somebody else has written something else meanwhile
 */
export async function callRoll(
  doing: Doing,
  session: Session,
  { marks, others, newcomer }: RollCall,
  {
    newcomerId,
    language,
    seen = nothingSeen,
  }: {
    newcomerId: string;
    language: string;
    seen?: { row(guestId: string): Seen; others: number | null };
  },
): Promise<Contradicted> {
  const { siteId, secrets, now, actor } = doing;
  const by = actor.kind === "person" ? actor.id : null;
  return inSite(doing.db, siteId, async (tx) => {
    await sessionById(tx, session.id, true);
    const list = await rollOf(tx, session.offeringId, session.id);
    const known = new Map(list.map((listed) => [listed.guest.id, listed]));
    const roll = { siteId, secrets, sessionId: session.id };
    const contradicted: Contradicted = { rows: new Map(), others: undefined };
    // What stands there already is not written anew: it stays who wrote it, and no other device takes it for a change.
    const noted = marks
      .filter((mark) => {
        const listed = known.get(mark.guestId);
        if (!listed) return false;
        const standing = standingRow(roll, listed);
        const outcome = outcomeOfRow(standing, mark, seen.row(mark.guestId));
        if (outcome === "conflict" && standing) contradicted.rows.set(mark.guestId, { mine: mark, standing });
        return outcome === "write";
      })
      .map((mark) => notedOf(roll, mark, known.get(mark.guestId)?.signUpId ?? null));
    if (newcomer !== "" && !known.has(newcomerId)) {
      // An id that is somebody else's is none for a newcomer.
      const guestId = (await guestById(tx, newcomerId)) ? newId() : newcomerId;
      const guest = sealGuest(secrets, siteId, guestId, { name: newcomer, contact: "" });
      await insertGuest(tx, siteId, { id: guestId, contactKind: "paper", language, madeAt: now, ...guest });
      const minutes = minutesOf(session);
      noted.push({ guestId, signUpId: null, state: "present", minutes, companions: 0, reason: null });
    }
    await writeAttendance(tx, siteId, { sessionId: session.id, by, at: now }, noted);
    const counted = await headCountOf(tx, session.id);
    const count = outcomeOfOthers(counted, others, seen.others);
    if (count === "write") await writeHeadCount(tx, siteId, session.id, others);
    if (count === "conflict") contradicted.others = { mine: others, standing: counted };
    await setRollCalled(tx, session.id, now);
    await writeAudit(tx, {
      event: "roll.called",
      actor,
      subject: { kind: "session", id: session.id },
      facts: { people: noted.length, others, conflicts: contradicted.rows.size },
    });
    return contradicted;
  });
}

/** How long a session lasts, in whole minutes. */
export const minutesOf = ({ startsAt, endsAt }: Pick<Session, "startsAt" | "endsAt">): number =>
  Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);

/** For somebody who comes on the spot: made with the form, so that the form sent twice is one person. */
export const newcomerIdFor = (): string => newId();
