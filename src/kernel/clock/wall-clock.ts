/**
 * Between the wall clock of a time zone and moments. Wall times are milliseconds, counted as if the wall clock were UTC; moments are
 * milliseconds since the epoch. The rules of the zones come from `Intl`.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Changes of the clock anywhere happen on a quarter of an hour. */
const QUARTER_HOUR = 15 * MINUTE;
/** So many answers are kept for a zone; whoever asks for more asks for something else every time. */
const most = 4_000;

interface Zone {
  format: Intl.DateTimeFormat;
  /** By moment. */
  offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
    zone = { format, offsets: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

/**
 * How far the wall clock of an IANA zone is ahead of UTC at a moment, in milliseconds. Throws a RangeError for an unknown zone.
 *
 * `Intl` is slow, so it is asked once for a day: where a day ends as it began, no clock was changed in it.
 */
export function offsetAt(name: string, moment: number): number {
  if (name === "UTC") return 0;
  const zone = zoneOf(name);
  const midnight = Math.floor(moment / DAY) * DAY;
  const offset = ask(zone, midnight);
  return offset === ask(zone, midnight + DAY)
    ? offset
    : ask(zone, Math.floor(moment / QUARTER_HOUR) * QUARTER_HOUR);
}

function ask(zone: Zone, moment: number): number {
  const known = zone.offsets.get(moment);
  if (known !== undefined) return known;
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(zone.format.format(moment));
  const [, sign, hours = 0, minutes = 0, seconds = 0] = found ?? [];
  const offset =
    (sign === "-" ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  if (zone.offsets.size >= most) zone.offsets.clear();
  zone.offsets.set(moment, offset);
  return offset;
}

/** A wall time as a moment, and what was special about it. */
export interface Placed {
  moment: number;
  /** No clock shows this time (spring), or all clocks show it two times (autumn). */
  clock?: "left-out" | "twice";
}

/**
 * The moment of a wall time where `offset` says how far the wall is ahead. A time that is left out in spring is counted on as if the
 * clock had not changed (02:30 is 03:30), of one that comes twice in autumn the first is taken: as RFC 5545, 3.3.5 has it.
 */
export function placeWall(offset: (moment: number) => number, wall: number): Placed {
  const before = offset(wall - DAY);
  const after = offset(wall + DAY);
  if (before === after) return { moment: wall - before };
  const early = offset(wall - before) === before;
  const late = offset(wall - after) === after;
  if (early && late) return { moment: Math.min(wall - before, wall - after), clock: "twice" };
  if (early) return { moment: wall - before };
  if (late) return { moment: wall - after };
  return { moment: wall - before, clock: "left-out" };
}

const berlin = (moment: number) => offsetAt("Europe/Berlin", moment);

/** The moment of a wall time in Berlin. */
export function placeInBerlin(wall: number): Placed {
  return placeWall(berlin, wall);
}

/** What the wall clock in Berlin shows at a moment. */
export function berlinWall(moment: Date): number {
  return moment.getTime() + berlin(moment.getTime());
}
