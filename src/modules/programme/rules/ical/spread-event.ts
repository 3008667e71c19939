import { placeWall } from "../../../../kernel/clock/wall-clock.ts";
import { type CalendarProblem, calendarLimits, type Occurrence } from "./occurrence.ts";
import type { ReadEvent } from "./read-event.ts";
import { parseRecurRule } from "./recur-rule.ts";
import { type Budget, recurStarts } from "./recur-starts.ts";
import { parseTimes, roughly, type WallTime } from "./times.ts";
import type { Offset, Zones } from "./zones.ts";

const DAY = 86_400_000;
/** A date may begin so long before the window and still reach into it, or be moved into it. */
const maxReach = 400 * DAY;

export interface Window {
  from: number;
  to: number;
}

/** What spreading an event needs and reports to. */
export interface Spread {
  window: Window;
  zones: Zones;
  budget: Budget;
  report(event: ReadEvent, why: CalendarProblem["why"]): void;
}

/** One date of an event before it is placed: its start on the wall, and a length of its own (RDATE with a period). */
interface Start {
  wall: number;
  endMoment?: number;
}

/**
 * All dates of one identifier within the window: the event (undefined where a file holds only changed dates of it), spread out by
 * its rules, with the dates that were changed one by one (RECURRENCE-ID) in the place of the original ones.
 */
export function spreadEvent(
  event: ReadEvent | undefined,
  changes: readonly ReadEvent[],
  spread: Spread,
): Occurrence[] {
  const found: Occurrence[] = [];
  const add = (one: Occurrence) => {
    const { from, to } = spread.window;
    if (one.startsAt.getTime() < to && (one.endsAt.getTime() > from || one.startsAt.getTime() >= from))
      found.push(one);
  };
  const series = event ?? changes[0];
  if (!series) return [];
  const offset = offsetFor(series, series.start, spread);
  const changed = new Map<string, ReadEvent>();
  for (const change of changes) {
    if (!change.recurrenceId) continue;
    const key = keyOf(change.recurrenceId, series, offset, spread.zones);
    const other = changed.get(key);
    if (!other || isLater(change, other)) changed.set(key, change);
  }
  for (const [key, change] of changed) {
    const at = offsetFor(change, change.start, spread);
    add(occurrence(change, { wall: change.start.wall }, key, at, spread.zones));
  }
  if (!event) return found;
  const repeated = event.oneOfSeveral || recurs(event);
  const following = [...changed]
    .filter(([, change]) => change.thisAndFuture)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const start of startsOf(event, offset, following.length > 0, spread)) {
    const key = momentKey(start.wall, event.start.allDay, offset);
    if (changed.has(key)) continue;
    const [since, change] = following.findLast(([from]) => from < key) ?? [];
    if (since === undefined || !change) {
      add(occurrence(event, start, repeated ? key : null, offset, spread.zones));
      continue;
    }
    // Moved as far as the changed date was, with what it says.
    const shift = change.start.wall - wallOfKey(since, event, offset);
    const at = offsetFor(change, change.start, spread);
    add(occurrence(change, { wall: start.wall + shift }, key, at, spread.zones));
  }
  return found;
}

const recurs = ({ repeats }: ReadEvent): boolean =>
  repeats.some(({ name }) => name === "RRULE" || name === "RDATE");

/** Of two versions of the same the one that counts. */
export function isLater(one: ReadEvent, other: ReadEvent): boolean {
  if (one.details.sequence !== other.details.sequence) return one.details.sequence > other.details.sequence;
  return one.madeAt >= other.madeAt;
}

function offsetFor(event: ReadEvent, time: WallTime, { zones, report }: Spread): Offset {
  const offset = zones.offsetOf(time.zone);
  if (!offset) report(event, "unknown-zone");
  return offset ?? zones.home;
}

/** The starts of an event that may lie in the window, in order and without doubles. */
function startsOf(event: ReadEvent, offset: Offset, moved: boolean, spread: Spread): Start[] {
  const { window, budget, report, zones } = spread;
  const reach = moved ? maxReach : recurs(event) ? Math.min(maxReach, lengthOf(event)) : lengthOf(event);
  // A day more on both sides: wall clocks are up to 14 hours away from UTC.
  const from = window.from - reach - DAY;
  const to = window.to + (moved ? maxReach : DAY);
  const starts = new Map<number, Start>([[event.start.wall, { wall: event.start.wall }]]);
  const rules = (name: string): number[] => {
    const walls: number[] = [];
    for (const { value } of event.repeats.filter((property) => property.name === name).slice(0, 10)) {
      const rule = parseRecurRule(value);
      if (typeof rule === "string") {
        report(event, rule);
        continue;
      }
      const until = untilOf(rule.until, offset);
      for (const wall of recurStarts(rule, event.start.wall, until, from, to, budget)) {
        // A rule with a number of dates is counted from its beginning, long before the window.
        if (wall < from) continue;
        if (walls.length >= calendarLimits.datesOfEvent) {
          report(event, "too-many-dates");
          break;
        }
        walls.push(wall);
      }
      if (budget.steps < 0) report(event, "rule-too-long");
    }
    return walls;
  };
  for (const wall of rules("RRULE")) starts.set(wall, { wall });
  const list = (name: string) =>
    event.repeats
      .filter((property) => property.name === name)
      .flatMap(({ value, parameters }) => parseTimes(value, parameters))
      .slice(0, 4 * calendarLimits.datesOfEvent);
  for (const { time, length, end } of list("RDATE")) {
    const wall = wallIn(event, time, offset, zones);
    const period = end ? { endMoment: momentOf(end, event, offset, zones) } : {};
    const lasting = length ? { endMoment: placeWall(offset, wall).moment + roughly(length) } : {};
    if (wall >= from && wall <= to) starts.set(wall, { wall, ...period, ...lasting });
  }
  for (const wall of rules("EXRULE")) starts.delete(wall);
  const freeDays = new Set<number>();
  for (const { time } of list("EXDATE")) {
    // A whole day that is left out of an event with times means its date of that day.
    if (time.allDay) freeDays.add(time.wall);
    else starts.delete(wallIn(event, time, offset, zones));
  }
  return [...starts.values()]
    .filter(({ wall }) => wall >= from && wall <= to && !freeDays.has(Math.floor(wall / DAY) * DAY))
    .sort((a, b) => a.wall - b.wall)
    .slice(0, calendarLimits.datesOfEvent);
}

/** The last wall time of a rule. A day alone means all of it; Outlook and Google write it in UTC. */
function untilOf(until: WallTime | undefined, offset: Offset): number {
  if (!until) return Number.POSITIVE_INFINITY;
  if (until.allDay) return until.wall + DAY - 1;
  return until.zone === "UTC" ? until.wall + offset(until.wall) : until.wall;
}

/** About how long an event lasts, in milliseconds. */
function lengthOf({ start, end, length }: ReadEvent): number {
  // Both ends may hang on different clocks, up to 26 hours apart.
  if (end) return Math.max(0, end.wall - start.wall) + 2 * DAY;
  return length ? roughly(length) : DAY;
}

/** A time as the event's own wall clock shows it; one without a zone is meant so. */
function wallIn(event: ReadEvent, time: WallTime, offset: Offset, zones: Zones): number {
  if (event.start.allDay) return Math.floor(time.wall / DAY) * DAY;
  if (time.allDay) return time.wall + (event.start.wall % DAY);
  if (time.zone === event.start.zone || time.zone === null) return time.wall;
  const { moment } = placeWall(zones.offsetOf(time.zone) ?? zones.home, time.wall);
  return moment + offset(moment);
}

function momentOf(time: WallTime, event: ReadEvent, offset: Offset, zones: Zones): number {
  return placeWall(offset, wallIn(event, time, offset, zones)).moment;
}

/** `recurrenceId` of the date that a change is for. */
function keyOf(time: WallTime, event: ReadEvent, offset: Offset, zones: Zones): string {
  return momentKey(wallIn(event, time, offset, zones), event.start.allDay, offset);
}

function momentKey(wall: number, allDay: boolean, offset: Offset): string {
  const iso = new Date(allDay ? wall : placeWall(offset, wall).moment).toISOString();
  const day = iso.slice(0, -14).replaceAll("-", "");
  return allDay ? day : `${day}T${iso.slice(-13, -5).replaceAll(":", "")}Z`;
}

function wallOfKey(key: string, event: ReadEvent, offset: Offset): number {
  const midnight = Date.UTC(Number(key.slice(0, 4)), Number(key.slice(4, 6)) - 1, Number(key.slice(6, 8)));
  if (event.start.allDay) return midnight;
  const seconds =
    Number(key.slice(9, 11)) * 3600 + Number(key.slice(11, 13)) * 60 + Number(key.slice(13, 15));
  const moment = midnight + seconds * 1000;
  return moment + offset(moment);
}

/** Places one date: whole days at home, all others by their zone, and gives it its end. */
function occurrence(
  event: ReadEvent,
  start: Start,
  key: string | null,
  offset: Offset,
  zones: Zones,
): Occurrence {
  const { allDay } = event.start;
  const place = (wall: number) => placeWall(allDay ? zones.home : offset, wall).moment;
  const startsAt = place(start.wall);
  const endsAt = start.endMoment ?? endOf(event, start.wall, startsAt, place, zones);
  return {
    uid: event.uid,
    recurrenceId: key,
    startsAt: new Date(startsAt),
    endsAt: new Date(Math.max(endsAt, startsAt)),
    allDay,
    ...event.details,
  };
}

function endOf(
  event: ReadEvent,
  wall: number,
  startsAt: number,
  place: (wall: number) => number,
  zones: Zones,
): number {
  const { start, end, length } = event;
  if (end) {
    // A whole day that ends on the day on which it begins lasts that day.
    if (start.allDay) return place(wall + Math.max(DAY, Math.ceil((end.wall - start.wall) / DAY) * DAY));
    const zone = end.allDay ? start.zone : (end.zone ?? start.zone);
    const ends = placeWall(zones.offsetOf(zone) ?? zones.home, end.wall).moment;
    return startsAt + Math.max(0, ends - place(start.wall));
  }
  if (length) return place(wall + length.days * DAY) + length.ms;
  return start.allDay ? place(wall + DAY) : startsAt;
}
