// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import { type ListedSession, listedSessions } from "../listing.ts";
import { type ForeignEvent, foreignEvents, hasForeign, mixtureOf } from "./foreign-events.ts";

/** One thing on a day of the list. */
export type OnList = { session: ListedSession } | { foreign: ForeignEvent };

/** A page of the list, day by day, with how much there is on all pages. */
export interface MixedPage {
  days: [day: string, items: OnList[]][];
  /** Undefined where the page does not show it: somebody else counts own sessions faster (`countSessions`). */
  total: number | undefined;
}

/** A page of the public list: own sessions, and between them what foreign calendars bring. */
export async function listedWithForeign(
  tx: Db,
  question: ListQuestion,
  { now, size }: { now: Date; size: number },
): Promise<MixedPage> {
  if (!(await hasForeign(tx, now))) {
    const { sessions } = await listedSessions(tx, question, { now, limit: size, total: 0 });
    // What fits on one page is counted by looking at it.
    const isAll = question.seite === 1 && sessions.length < size;
    return { days: byDay(sessions, [], now), total: isAll ? sessions.length : undefined };
  }
  const { ownBefore, own, foreign, total } = await mixtureOf(tx, question, { now, size });
  const listed =
    own > 0 ? await listedSessions(tx, question, { now, limit: own, offset: ownBefore }) : undefined;
  const events = foreign.length > 0 ? await foreignEvents(tx, foreign) : [];
  return { days: byDay(listed?.sessions ?? [], events, now), total };
}

/** A session that has begun stands under the day on which it began, a foreign entry of many days under today. */
function byDay(
  sessions: readonly ListedSession[],
  events: readonly ForeignEvent[],
  now: Date,
): MixedPage["days"] {
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
