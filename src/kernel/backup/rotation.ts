const day = 86_400_000;
const week = 7 * day;

/** How many of the latest days and weeks keep their last backup, the running ones counted, and for how many days at most. */
export const kept = { days: 7, weeks: 5, longestDays: 30 };

/** A Monday, so that weeks begin as people count them. */
const firstMonday = Date.UTC(1970, 0, 5);

/**
 * Which backups may go: all but the last of each of the latest 7 days and 5 weeks (UTC) that have one, and all that are older
 * than 30 days. The newest is never among them.
 *
 * @param taken when each was begun, in any order
 */
export function backupsToDrop<T extends { at: Date }>(taken: readonly T[], now: Date): T[] {
  const newestFirst = [...taken].sort((a, b) => b.at.getTime() - a.at.getTime());
  const [newest] = newestFirst;
  const keep = new Set<T>(newest ? [newest] : []);
  for (const [length, most] of [
    [day, kept.days],
    [week, kept.weeks],
  ] as const) {
    const seen = new Set<number>();
    for (const backup of newestFirst) {
      const period = Math.floor((backup.at.getTime() - firstMonday) / length);
      if (seen.has(period)) continue;
      if (seen.size === most) break;
      seen.add(period);
      if (now.getTime() - backup.at.getTime() <= kept.longestDays * day) keep.add(backup);
    }
  }
  return newestFirst.filter((backup) => !keep.has(backup));
}
