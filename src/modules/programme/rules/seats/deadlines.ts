// SPDX-License-Identifier: EUPL-1.2
import type { ContactKind } from "../sign-up/read-sign-up.ts";

const hour = 3_600_000;
/** So long staff has to tell somebody: even around Easter or Christmas there is a working day in it. */
const tellHours = 120;
/** A letter is on its way for up to four days (s. 41 VwVfG). */
const letterHours = 96;

/** What somebody is asked about: when it begins next, and how many hours its offering gives people to answer. */
export interface AskedFor {
  startsAt: Date;
  askHours: number;
}

/** Until when somebody who is told at this moment may answer: it ends when it begins. */
export const answerUntil = ({ startsAt, askHours }: AskedFor, way: ContactKind, now: Date): Date =>
  new Date(
    Math.min(
      now.getTime() + (askHours + (way === "post" ? letterHours : 0)) * hour,
      Math.max(startsAt.getTime(), now.getTime()),
    ),
  );

/**
 * Until when staff has to tell somebody that a place is kept for them; then the next one is asked. Nobody loses their time to answer
 * because nobody called, and no place is kept for ever: where it begins soon, half of the time is left to answer at least.
 */
export function tellUntil({ startsAt, askHours }: AskedFor, now: Date): Date {
  const left = Math.max(0, startsAt.getTime() - now.getTime());
  const toTell = Math.min(tellHours * hour, Math.max(left - askHours * hour, left / 2));
  return new Date(now.getTime() + toTell);
}
