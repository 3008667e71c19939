// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import { type ListedSession, listedSessions, type PageStart } from "../listing.ts";
import { type ForeignEvent, foreignEvents, mixtureOf } from "./foreign-events.ts";

/** One thing on a day of the list. */
export type OnList = { session: ListedSession } | { foreign: ForeignEvent };

/** A page of the list, day by day. */
export type ListDays = [day: string, items: OnList[]][];

/** A page of the public list where no foreign calendar brings anything. */
export async function listedAlone(
  tx: Db,
  question: ListQuestion,
  { now, size, from }: { now: Date; size: number; from?: PageStart | undefined },
): Promise<{ days: ListDays; own: number }> {
  const { sessions } = await listedSessions(tx, question, { now, limit: size, from, total: 0 });
  return { days: byDay(sessions, [], now), own: sessions.length };
}

/** A page of the public list: own sessions, and between them what foreign calendars bring; with how much there is on all pages. */
export async function listedWithForeign(
  tx: Db,
  question: ListQuestion,
  { now, size }: { now: Date; size: number },
): Promise<{ days: ListDays; total: number }> {
  const { ownBefore, own, foreign, total } = await mixtureOf(tx, question, { now, size });
  const listed =
    own > 0 ? await listedSessions(tx, question, { now, limit: own, offset: ownBefore, total }) : undefined;
  const events = foreign.length > 0 ? await foreignEvents(tx, foreign) : [];
  return { days: byDay(listed?.sessions ?? [], events, now), total };
}

/** A session that has begun stands under the day on which it began, a foreign entry of many days under today. */
function byDay(sessions: readonly ListedSession[], events: readonly ForeignEvent[], now: Date): ListDays {
  const today = dayIn(now);
  const days = new Map<string, { at: number; item: OnList }[]>();
  const put = (day: string, at: Date, item: OnList) =>
    days.set(day, [...(days.get(day) ?? []), { at: at.getTime(), item }]);
  for (const session of sessions) put(dayIn(session.startsAt), session.startsAt, { session });
  for (const foreign of events) {
    const began = dayIn(foreign.startsAt);
    const isRunning = began < today;
    put(isRunning ? today : began, foreign.startsAt, { foreign });
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, items]) => [day, items.sort((a, b) => a.at - b.at).map(({ item }) => item)]);
}
