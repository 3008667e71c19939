import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { type Component, readContents } from "./content-lines.ts";
import {
  type CalendarProblem,
  type CalendarRefusal,
  calendarLimits,
  type ForeignCalendar,
  type Occurrence,
} from "./occurrence.ts";
import { plainLine } from "./plain-text.ts";
import { type ReadEvent, readEvent } from "./read-event.ts";
import { isLater, type Spread, spreadEvent } from "./spread-event.ts";
import { ianaOf, zonesOf } from "./zones.ts";

const home = "Europe/Berlin";

/**
 * Reads a foreign calendar (RFC 5545, with the habits of Outlook, Google, Apple and of many that are made by hand): all dates that
 * touch the time between `from` and `to`, recurrences spread out, each with `uid` and `recurrenceId` to find it again.
 *
 * It never throws and ends soon whatever the file says: bytes, lines, events, dates and the search for dates are bounded
 * (`calendarLimits`), and what was left out stands in `problems`.
 */
export function readCalendar(
  bytes: Uint8Array,
  { from, to }: { from: Date; to: Date },
): Result<ForeignCalendar, CalendarRefusal> {
  if (bytes.byteLength > calendarLimits.bytes) return refuse("too-large");
  const contents = readContents(bytes);
  if (!contents) return refuse("too-large");
  const calendars = contents.components.filter(({ name }) => name === "VCALENDAR");
  if (calendars.length === 0) return refuse("not-a-calendar");
  if (!contents.complete) return refuse("truncated");
  if (calendars.reduce((sum, { children }) => sum + children.length, 0) > calendarLimits.events)
    return refuse("too-large");
  const problems = new Problems();
  if (contents.badLines > 0) problems.add(null, null, "bad-line");
  const budget = { steps: calendarLimits.steps };
  const window = { from: from.getTime(), to: to.getTime() };
  const occurrences: Occurrence[] = [];
  for (const calendar of calendars) {
    const timezones = calendar.children.filter(({ name }) => name === "VTIMEZONE");
    const zone = ianaOf(property(calendar, "X-WR-TIMEZONE")) ?? home;
    const zones = zonesOf(timezones, home, zone, budget);
    const report: Spread["report"] = ({ uid, details }, why) => problems.add(uid, details.title, why);
    for (const { event, changes } of groups(calendar, problems)) {
      const found = spreadEvent(event, changes, { window, zones, budget, report });
      const room = calendarLimits.dates - occurrences.length;
      if (found.length > room) problems.add(null, null, "too-many-dates");
      for (const one of found.slice(0, room)) occurrences.push(one);
    }
  }
  occurrences.sort(
    (a, b) =>
      a.startsAt.getTime() - b.startsAt.getTime() ||
      compare(a.uid, b.uid) ||
      compare(a.recurrenceId ?? "", b.recurrenceId ?? ""),
  );
  return ok({ name: nameOf(calendars), occurrences: withoutDoubles(occurrences), problems: problems.list });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const property = ({ properties }: Component, name: string): string =>
  properties.find((one) => one.name === name)?.value.trim() ?? "";

function nameOf(calendars: Component[]): string | null {
  const names = calendars.flatMap((one) => [property(one, "NAME"), property(one, "X-WR-CALNAME")]);
  return names.map((name) => plainLine(name, 200)).find((name) => name !== "") ?? null;
}

class Problems {
  readonly list: CalendarProblem[] = [];
  readonly #seen = new Set<string>();

  add(uid: string | null, title: string | null, why: CalendarProblem["why"]): void {
    const key = `${why} ${uid}`;
    if (this.#seen.has(key) || this.list.length >= calendarLimits.problems) return;
    this.#seen.add(key);
    this.list.push({ uid, title, why });
  }
}

/** The events of a calendar by identifier, of several versions the last, with the changes of single dates. */
function* groups(
  calendar: Component,
  problems: Problems,
): Generator<{ event: ReadEvent | undefined; changes: ReadEvent[] }> {
  const cancelled = property(calendar, "METHOD").toUpperCase() === "CANCEL";
  const byUid = new Map<string, { masters: ReadEvent[]; changes: ReadEvent[] }>();
  for (const component of calendar.children) {
    if (component.name !== "VEVENT") continue;
    const event = readEvent(component, cancelled);
    if (typeof event === "string") {
      problems.add(
        property(component, "UID") || null,
        plainLine(property(component, "SUMMARY"), 300) || null,
        event,
      );
      continue;
    }
    const group = byUid.get(event.uid) ?? { masters: [], changes: [] };
    byUid.set(event.uid, group);
    (event.recurrenceId ? group.changes : group.masters).push(event);
  }
  for (const { masters, changes } of byUid.values()) {
    const newest = masters.reduce<ReadEvent | undefined>(
      (best, one) => (best && !isLater(one, best) ? best : one),
      undefined,
    );
    // Some programs give all dates of an event the same identifier: other starts of the same version are dates of their own.
    const siblings = masters.filter((other) => newest && isSibling(other, newest));
    yield { event: newest && { ...newest, oneOfSeveral: siblings.length > 0 }, changes };
    for (const event of siblings) yield { event: { ...event, oneOfSeveral: true }, changes: [] };
  }
}

function isSibling(one: ReadEvent, newest: ReadEvent): boolean {
  const repeats = one.repeats.length > 0 || newest.repeats.length > 0;
  return !repeats && one.details.sequence === newest.details.sequence && one.start.wall !== newest.start.wall;
}

/** Each key once: doubles differ only where a file contradicts itself. */
function withoutDoubles(occurrences: Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ uid, recurrenceId }) => {
    const key = `${recurrenceId} ${uid}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
