// SPDX-License-Identifier: EUPL-1.2
const minute = 60_000;

/** Minutes before the next try; after the last of them it is given up. */
const pauses = [1, 5, 15, 60, 120, 240];

/** A text message is tried for so long, unless what it is about begins before. */
export const longestTrying = 24 * 60 * minute;

/**
 * When a text message is tried again, or undefined where it is given up.
 *
 * @param tries how often it was tried, at least once
 * @param lastTryBy later it would help nobody
 */
export function nextTextTry(tries: number, at: Date, lastTryBy: Date): Date | undefined {
  const pause = pauses[Math.max(tries, 1) - 1];
  if (pause === undefined) return undefined;
  const next = new Date(at.getTime() + pause * minute);
  return next <= lastTryBy ? next : undefined;
}
