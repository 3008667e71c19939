// SPDX-License-Identifier: EUPL-1.2

import { dayAfter, dayIn, momentIn, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { freeDays } from "../../../directory/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Need } from "../../rules/planning/offering.ts";
import { freeUnits, isOpenFor, type Resource } from "../../rules/rooms/resource.ts";
import type { DemoRows } from "../../store/demo.ts";
import type { DemoOffering } from "./demo-content.ts";

type Session = DemoRows["sessions"][number];
type Booking = DemoRows["bookings"][number];

/** Books rooms and machines of a demo as the planning does, but in memory: what is taken or closed is not to be had. */
export class DemoRooms {
  readonly bookings: Booking[] = [];
  readonly #resources: Map<string, Resource>;
  readonly #byResource = new Map<string, Booking[]>();

  constructor(resources: readonly Resource[]) {
    this.#resources = new Map(resources.map((resource) => [resource.id, resource]));
  }

  /** @returns false where the session cannot have all that it needs; then it has none of it */
  book(needs: readonly Need[], { id: sessionId, startsAt, endsAt }: Session): boolean {
    const granted: Booking[] = [];
    for (const { resourceId, units: wanted } of needs) {
      const resource = this.#resources.get(resourceId);
      if (!resource) continue;
      const taken = (this.#byResource.get(resourceId) ?? []).filter(
        (other) => other.startsAt < endsAt && other.endsAt > startsAt,
      );
      const units = freeUnits(
        resource.units,
        taken.map(({ unit }) => unit),
        wanted,
      );
      if (!units || !isOpenFor(resource.opening, startsAt, endsAt)) return false;
      for (const unit of units) granted.push({ id: newId(), resourceId, unit, startsAt, endsAt, sessionId });
    }
    for (const booking of granted) {
      this.bookings.push(booking);
      const own = this.#byResource.get(booking.resourceId) ?? [];
      this.#byResource.set(booking.resourceId, own);
      own.push(booking);
    }
    return true;
  }
}

/** The dates of an offering around today, without public holidays and what clashes: as in life, another one was there first. */
export function sessionsOfDemo(
  offeringId: string,
  { when, elsewhere }: DemoOffering,
  needs: readonly Need[],
  { site, now, rooms }: { site: Site; now: Date; rooms: DemoRooms },
): Session[] {
  const today = dayIn(now);
  const next = dayAfter(today, (when.weekday - weekdayOf(today) + 7) % 7);
  const { publicHoliday } = freeDays(site.state, today, today);
  return Array.from({ length: when.past + when.coming }, (_, index) =>
    dayAfter(next, (index - when.past) * when.every * 7),
  )
    .map((day, index) => ({ day, isElsewhere: index === when.past + 1 }))
    .filter(({ day }) => publicHoliday(day) === undefined)
    .map(({ day, isElsewhere }): Session => {
      const startsAt = momentIn(day, when.time);
      const endsAt = new Date(startsAt.getTime() + when.minutes * 60_000);
      const place = isElsewhere && elsewhere ? { place: elsewhere, address: "" } : null;
      return { id: newId(), offeringId, startsAt, endsAt, rollCalledAt: null, elsewhere: place };
    })
    .filter((session) => (session.elsewhere ? true : rooms.book(needs, session)));
}
