/** A time as a file says it: what a wall clock shows, and where that clock hangs. */
export interface WallTime {
  /** Milliseconds, counted as if the wall clock were UTC. */
  wall: number;
  /** A whole day. */
  allDay: boolean;
  /** Time zone as the file names it; `UTC`; or null for the wall clock of whoever reads it. */
  zone: string | null;
}

/** How long something lasts: days by the calendar and milliseconds beside them. */
export interface Length {
  days: number;
  ms: number;
}

const DAY = 86_400_000;

/** A value of type DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5), with the dashes and colons that some write; or undefined. */
export function parseTime(text: string, parameters: ReadonlyMap<string, string>): WallTime | undefined {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?)?(Z?)$/i.exec(
    text.trim(),
  );
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = "0", utc] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February would run on into March; years below 1000 would become others.
  if (
    Number(year) < 1000 ||
    new Date(midnight).getUTCDate() !== Number(day) ||
    Number(month) > 12 ||
    Number(month) < 1
  )
    return undefined;
  if (hour === undefined || minute === undefined || parameters.get("VALUE")?.toUpperCase() === "DATE")
    return { wall: midnight, allDay: true, zone: null };
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const wall = midnight + (Number(hour) * 3600 + Number(minute) * 60 + Math.min(59, Number(second))) * 1000;
  return { wall, allDay: false, zone: utc ? "UTC" : parameters.get("TZID")?.trim() || null };
}

/** A value of type DURATION (RFC 5545, 3.3.6), or undefined; one that runs backwards is none. */
export function parseLength(text: string): Length | undefined {
  const found =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i.exec(
      text.trim(),
    );
  if (!found) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return { days: weeks * 7 + days, ms: (hours * 3600 + minutes * 60 + seconds) * 1000 };
}

/** About how long it lasts in milliseconds. */
export const roughly = ({ days, ms }: Length): number => days * DAY + ms;

/** The times of a list such as RDATE or EXDATE; a period (RDATE) has its length or end with it. */
export function parseTimes(
  value: string,
  parameters: ReadonlyMap<string, string>,
): { time: WallTime; length?: Length; end?: WallTime }[] {
  return value.split(",").flatMap((part) => {
    const [start = "", rest] = part.split("/");
    const time = parseTime(start, parameters);
    if (!time) return [];
    const length = rest === undefined ? undefined : parseLength(rest);
    const end = rest === undefined ? undefined : parseTime(rest, parameters);
    return [{ time, ...(length && { length }), ...(end && { end }) }];
  });
}

/** A UTC offset such as `+0100` or `-074100` in milliseconds, or undefined. */
export function parseOffset(text: string): number | undefined {
  const found = /^([+-])(\d\d):?(\d\d):?(\d\d)?$/.exec(text.trim());
  if (!found) return undefined;
  const [, sign, hours, minutes, seconds = "0"] = found;
  return (sign === "-" ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}
