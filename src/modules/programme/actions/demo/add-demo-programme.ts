// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId, newShortId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { dayAfter, dayIn, momentIn, weekdayOf } from "../../rules/berlin.ts";
import { type OfferingPlan, type OfferingTexts, offeringDetails } from "../../rules/planning/offering.ts";
import { publicHoliday } from "../../rules/planning/public-holidays.ts";
import { insertOffering, offeringById, setOfferingState } from "../../store/offerings.ts";
import { saveResource } from "../../store/rooms.ts";
import { insertSession, removeSession, type Session, sessionsOf } from "../../store/sessions.ts";
import { bookNeeds } from "../rooms/book-needs.ts";
import { fillSessions, insertPeople } from "./add-demo-people.ts";
import { type DemoOffering, type DemoPlace, demoContent } from "./demo-content.ts";

/** A lively quarter's programme, past and coming, with invented people who signed up and came. */
export async function addDemoProgramme(db: Db, site: Site, secrets: () => Promise<Secrets>): Promise<void> {
  const { resources, offerings, places, people } = await demoContent(site.key);
  if (places.length === 0) return;
  const key = await secrets();
  const now = clockNow();
  await inSite(db, site.id, async (tx) => {
    const ids = new Map<string, string>();
    for (const { key: name, opening, ...resource } of resources) {
      const id = newId();
      ids.set(name, id);
      const hours = Object.fromEntries(
        Object.entries(opening).map(([day, [from, to]]) => [day, { from, to }]),
      );
      await saveResource(tx, site.id, { id, ...resource, opening: hours });
    }
    const guests = await insertPeople(tx, site.id, key, people, now);
    for (const [index, demo] of offerings.entries()) {
      const place = places[index % places.length];
      if (!place) continue;
      const id = newId();
      const made = { id, shortId: newShortId(), createdBy: null };
      await insertOffering(tx, site.id, made, planOf(demo, place, ids, site));
      const offering = await offeringById(tx, id);
      if (!offering) continue;
      for (const session of datesOf(demo, site, now)) {
        const sessionId = newId();
        await insertSession(tx, site.id, { id: sessionId, offeringId: id, ...session });
        // Another one was there first: as in life, it does not take place then.
        const clashes = await bookNeeds(tx, site.id, offering.needs, { id: sessionId, ...session });
        if (clashes.length > 0) await removeSession(tx, sessionId);
      }
      await setOfferingState(tx, id, "published");
      const sessions: Session[] = await sessionsOf(tx, id);
      await fillSessions(tx, { siteId: site.id, secrets: key, now }, { offering, sessions, guests, index });
    }
  });
}

function planOf(demo: DemoOffering, place: DemoPlace, ids: Map<string, string>, site: Site): OfferingPlan {
  const texts: OfferingTexts = {};
  for (const [locale, [title, description]] of Object.entries(demo.texts))
    texts[locale as "de"] = { title, description, bring: "", way: locale === "de" ? place.way : "" };
  const { contact = {} } = site.texts;
  return {
    kind: demo.kind,
    field: demo.field,
    area: place.area,
    audience: demo.audience,
    languages: demo.languages,
    childcare: demo.childcare,
    visibility: "public",
    template: false,
    signUp: demo.signUp,
    places: demo.places,
    overbooking: 1,
    movesUp: demo.movesUp,
    askHours: 48,
    closesHours: 0,
    details: offeringDetails.parse({
      level: demo.level,
      place: place.place,
      address: place.address,
      organiser: contact.organisation ?? site.name,
      contact: contact.phone ?? "",
      // The funder wants to see who was at the courses.
      signedList: demo.kind === "course",
    }),
    texts,
    leaders: [],
    quotas: [],
    needs: Object.entries(demo.needs).flatMap(([key, units]) => {
      const resourceId = ids.get(key);
      return resourceId === undefined ? [] : [{ resourceId, units }];
    }),
  };
}

/** The dates of an offering around today, without public holidays. */
function datesOf({ when }: DemoOffering, { state }: Site, now: Date): { startsAt: Date; endsAt: Date }[] {
  const today = dayIn(now);
  const next = dayAfter(today, (when.weekday - weekdayOf(today) + 7) % 7);
  return Array.from({ length: when.past + when.coming }, (_, index) =>
    dayAfter(next, (index - when.past) * when.every * 7),
  )
    .filter((day) => publicHoliday(day, state) === undefined)
    .map((day) => {
      const startsAt = momentIn(day, when.time);
      return { startsAt, endsAt: new Date(startsAt.getTime() + when.minutes * 60_000) };
    });
}
