/**
 * Minutes on the wall (Europe/Berlin, counted as if the wall clock were UTC) and minutes since the Unix epoch (UTC).
 *
 * Rule of summer time: directive 2000/84/EC (in Germany the Sommerzeitverordnung): from the last Sunday of March to the
 * last Sunday of October, both at 01:00 UTC. Computed instead of asked from `Intl`, because it is needed some hundred
 * thousand times per import; a test compares it with `Intl` hour by hour.
 */
const HOUR = 60;
const DAY = 24 * HOUR;

interface YearOfChanges {
  /** The year, from midnight to midnight UTC. */
  from: number;
  to: number;
  /** The two changes, in minutes since the epoch (UTC). */
  spring: number;
  autumn: number;
}

/** The year that was asked last: questions come in runs. */
let known: YearOfChanges = { from: 0, to: 0, spring: 0, autumn: 0 };

function changesAt(minutes: number): YearOfChanges {
  if (minutes >= known.from && minutes < known.to) return known;
  const year = new Date(minutes * 60_000).getUTCFullYear();
  known = {
    from: Date.UTC(year, 0, 1) / 60_000,
    to: Date.UTC(year + 1, 0, 1) / 60_000,
    spring: lastSunday(year, 2) + HOUR,
    autumn: lastSunday(year, 9) + HOUR,
  };
  return known;
}

/** Midnight UTC of the last Sunday of a month that has 31 days, in minutes. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return (last.getTime() - last.getUTCDay() * DAY * 60_000) / 60_000;
}

/**
 * The wall clock at a moment (fractions of a minute are kept). In the hour of October that comes twice, the wall stands
 * still at 02:59 for the second hour: so wall time never runs backwards, and what closes at 02:30 does not open again.
 */
export function toWall(minutes: number): number {
  const { spring, autumn } = changesAt(minutes);
  if (minutes >= spring && minutes < autumn) return minutes + 2 * HOUR;
  // 02:59 and not 03:00, because what closes at 03:00 is still open.
  if (minutes >= autumn && minutes < autumn + HOUR) return autumn + 2 * HOUR - 1;
  return minutes + HOUR;
}

/**
 * The moment at which the wall clock shows a time, in whole minutes if `wall` is whole. A time that March leaves out
 * (02:00 to 03:00) is the moment of the change; of the hour that October has twice, the first. Never runs backwards.
 */
export function fromWall(wall: number): number {
  const { spring, autumn } = changesAt(wall);
  if (wall < spring + HOUR) return wall - HOUR;
  if (wall < spring + 2 * HOUR) return spring;
  if (wall < autumn + 2 * HOUR) return wall - 2 * HOUR;
  return wall - HOUR;
}

/** Midnight that began the day of a wall time. */
export function wallMidnight(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}

/** A wall time's day, as `2026-11-23`. */
export function wallDay(wall: number): string {
  return new Date(wall * 60_000).toISOString().slice(0, 10);
}

/** Minutes of the wall at midnight of a day such as `2026-11-23`. */
export function wallOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 60_000;
}

/** The ISO day of a moment in Berlin. */
export const berlinDay = (moment: Date): string => wallDay(toWall(Math.floor(moment.getTime() / 60_000)));
