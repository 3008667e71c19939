// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId, newShortId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { demoOrganisation, demoPerson, roleName } from "../../../accounts/index.ts";
import { someBusinesses } from "../../../directory/index.ts";
import type { Site } from "../../../quarter/index.ts";
import { type OfferingPlan, type OfferingTexts, offeringDetails } from "../../rules/planning/offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import { type DemoRows, insertDemoRows } from "../../store/demo.ts";
import { assignQuotas } from "../../store/joining/partner-quotas.ts";
import { insertOffering, setOfferingState } from "../../store/offerings.ts";
import { insertInvolved } from "../../store/open/involved.ts";
import { saveResource } from "../../store/rooms.ts";
import { addDemoForms } from "./add-demo-forms.ts";
import { type DemoOffering, type DemoPlace, demoContent } from "./demo-content.ts";
import { demoGuests, fillSessions } from "./demo-people.ts";
import { DemoRooms, sessionsOfDemo } from "./demo-sessions.ts";

/** What businesses of the quarter take part in. */
const withBusinesses = new Set(["business-talk", "joint-action", "walk", "fair"]);

/** Who runs what, of the people as whom one can sign in. */
const leading: Record<string, "coach" | "teacher"> = {
  fit: "coach",
  coaching: "coach",
  interview: "coach",
  phone: "teacher",
  german: "teacher",
  computer: "teacher",
};
/** Where the partner takes part, and of how many places it has some for its own people. */
const withPartner: Record<string, number> = { phone: 3, "jobs-online": 2, german: 4, fair: 0 };

/** A lively quarter's programme, past and coming, with invented people who signed up and came. */
export async function addDemoProgramme(db: Db, site: Site, secrets: () => Promise<Secrets>): Promise<void> {
  const { resources, offerings, places, people } = await demoContent(site.key);
  if (places.length === 0) return;
  const key = await secrets();
  const now = clockNow();
  await inSite(db, site.id, async (tx) => {
    const businesses = await someBusinesses(tx, 22);
    const ids = new Map(resources.map(({ key: name }) => [name, newId()]));
    const all = resources.map(
      ({ key: name, opening, ...resource }): Resource => ({
        id: ids.get(name) ?? newId(),
        ...resource,
        opening: Object.fromEntries(Object.entries(opening).map(([day, [from, to]]) => [day, { from, to }])),
      }),
    );
    for (const resource of all) await saveResource(tx, site.id, resource);
    const rooms = new DemoRooms(all);
    const partner = await demoOrganisation(tx, site.id);
    const leaders = new Map<string, string>();
    for (const role of new Set(Object.values(leading)))
      leaders.set(role, await demoPerson(tx, site.id, role, `Demo: ${roleName(role, "de")}`, now));
    const guests = demoGuests(site.id, key, people, now);
    const rows: DemoRows = {
      guests,
      sessions: [],
      bookings: rooms.bookings,
      signUps: [],
      attendance: [],
      headCounts: [],
    };
    for (const [index, demo] of offerings.entries()) {
      const place = places[index % places.length];
      if (!place) continue;
      const id = newId();
      const leader = leaders.get(leading[demo.key] ?? "");
      const kept = partner === null ? 0 : (withPartner[demo.key] ?? 0);
      const quota = { id: newId(), name: "Demo-Partner", places: kept };
      const plan = {
        ...planOf(demo, place, ids, site),
        leaders: leader === undefined ? [] : [leader],
        quotas: kept > 0 ? [quota] : [],
      };
      await insertOffering(tx, site.id, { id, shortId: newShortId(), createdBy: null }, plan);
      if (withBusinesses.has(demo.kind))
        for (const business of businesses.slice(index % 20, (index % 20) + 2))
          await insertInvolved(tx, site.id, id, { kind: "business", id: business });
      if (kept > 0) await assignQuotas(tx, id, new Map([[quota.id, partner]]));
      if (partner !== null && demo.key in withPartner)
        await insertInvolved(tx, site.id, id, { kind: "organisation", id: partner });
      await setOfferingState(tx, id, "published");
      const sessions = sessionsOfDemo(id, demo, plan.needs, { site, now, rooms });
      fillSessions(
        { siteId: site.id, secrets: key, now, guests, rows },
        {
          offeringId: id,
          plan,
          sessions,
          index,
          childcare: Object.entries(demo.needs).reduce(
            (sum, [needed, units]) =>
              resources.find(({ key: one }) => one === needed)?.kind === "childcare" ? sum + units : sum,
            0,
          ),
          partner:
            partner !== null && kept > 0 ? { id: partner, quota: quota.id, sends: kept - 1 } : undefined,
        },
      );
      rows.sessions.push(...sessions);
    }
    await insertDemoRows(tx, site.id, rows);
    await addDemoForms(tx, site.id, now);
  });
}

function planOf(
  demo: DemoOffering,
  place: DemoPlace,
  ids: Map<string, string>,
  site: Site,
): Omit<OfferingPlan, "leaders" | "quotas"> {
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
    needs: Object.entries(demo.needs).flatMap(([key, units]) => {
      const resourceId = ids.get(key);
      return resourceId === undefined ? [] : [{ resourceId, units }];
    }),
  };
}
