const minute = 60_000;
const day = 24 * 60 * minute;

/** After so many milliseconds a mail that nobody took is given up. */
export const givenUpAfter = 3 * day;

/**
 * Minutes before the next try. Where one mail is put off (greylisting, a full mailbox) the pauses grow up to a day; where
 * the mail server itself cannot be reached they end at half an hour, because then all mails wait for it.
 */
const pauses = {
  mail: [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60],
  server: [1, 5, 15, 30],
};

/**
 * When a mail is tried again, or undefined where it is given up: the last try comes when it is three days old.
 *
 * @param tries how often it was tried, at least once
 */
export function nextTry(
  { createdAt, tries, at }: { createdAt: Date; tries: number; at: Date },
  fault: keyof typeof pauses,
): Date | undefined {
  const end = createdAt.getTime() + givenUpAfter;
  if (at.getTime() >= end) return undefined;
  const list = pauses[fault];
  const pause = (list[Math.max(tries, 1) - 1] ?? list.at(-1) ?? 0) * minute;
  return new Date(Math.min(at.getTime() + pause, end));
}
