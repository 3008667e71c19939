// SPDX-License-Identifier: EUPL-1.2
import { migrations } from "../src/app/migrations.ts";
import { readConfig } from "../src/kernel/config/config.ts";
import { openDatabase } from "../src/kernel/db/db.ts";
import { inSite } from "../src/kernel/db/in-site.ts";
import { newId, newShortId } from "../src/kernel/id/id.ts";
import { silentLog } from "../src/kernel/log/log.ts";
import { openSecrets } from "../src/kernel/secrets/open-secrets.ts";
import { sealGuest } from "../src/modules/programme/actions/sign-up/sealed-guest.ts";
import { known } from "../src/modules/programme/rules/catalogue.ts";
import { offeringDetails } from "../src/modules/programme/rules/planning/offering.ts";
import { type DemoRows, insertDemoRows } from "../src/modules/programme/store/demo.ts";
import { insertOffering, setOfferingState } from "../src/modules/programme/store/offerings.ts";
import { siteByKey } from "../src/modules/quarter/index.ts";

const hour = 3_600_000;
const offerings = 50;
const people = 500;
/** Of each offering: so many sessions with so many people make 10,000 participations. */
const sessions = 20;
const seats = 10;

/** Enters a year of 10,000 participations at a site. */
export async function makeParticipations(dataDir: string, siteKey: string, year: number): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir });
  const database = await openDatabase(config, { purpose: "command", migrations, log: silentLog });
  const site = await siteByKey(database.db, siteKey);
  if (!site) throw new Error(`There is no site ${siteKey}.`);
  const secrets = await openSecrets(database.owner, config.secretKeyFile);
  const begins = Date.UTC(year, 0, 5, 9);
  const rows: DemoRows = {
    guests: [],
    sessions: [],
    bookings: [],
    signUps: [],
    attendance: [],
    headCounts: [],
  };
  for (let index = 0; index < people; index++) {
    const id = newId();
    const sealed = sealGuest(secrets, site.id, id, { name: `Person ${index}`, contact: "" });
    const language = known.languages[index % known.languages.length] ?? "de";
    rows.guests.push({ id, contactKind: "paper", language, madeAt: new Date(begins), ...sealed });
  }
  await inSite(database.db, site.id, async (tx) => {
    for (let index = 0; index < offerings; index++) {
      const offeringId = newId();
      await insertOffering(
        tx,
        site.id,
        { id: offeringId, shortId: newShortId(), createdBy: null },
        {
          kind: known.kinds[index % known.kinds.length]?.id ?? "other",
          field: null,
          area: site.areas[index % Math.max(1, site.areas.length)]?.key ?? null,
          audience: [],
          languages: ["de"],
          childcare: false,
          visibility: "public",
          template: false,
          signUp: "session",
          places: seats,
          overbooking: 1,
          movesUp: "at-once",
          askHours: 48,
          closesHours: 0,
          details: offeringDetails.parse({}),
          texts: { de: { title: `Kurs ${index}`, description: "", bring: "", way: "" } },
          leaders: [],
          quotas: [],
          needs: [],
        },
      );
      await setOfferingState(tx, offeringId, "ended");
      for (let week = 0; week < sessions; week++) {
        const startsAt = new Date(begins + (week * 17 + (index % 7)) * 24 * hour + (index % 8) * hour);
        const endsAt = new Date(startsAt.getTime() + 2 * hour);
        const sessionId = newId();
        rows.sessions.push({ id: sessionId, offeringId, startsAt, endsAt, rollCalledAt: endsAt });
        for (let seat = 0; seat < seats; seat++) {
          const guest = rows.guests[(index * 31 + week * 3 + seat) % people];
          if (!guest) continue;
          const signUpId = newId();
          rows.signUps.push({
            id: signUpId,
            offeringId,
            sessionId,
            guestId: guest.id,
            quotaId: null,
            pool: null,
            organisationId: null,
            state: "seat",
            seats: 1,
            children: [],
            receipt: signUpId,
            code: null,
            language: guest.language,
            madeAt: startsAt,
          });
          rows.attendance.push({
            id: newId(),
            sessionId,
            guestId: guest.id,
            signUpId,
            state: seat === 9 ? "absent" : "present",
            minutes: seat === 9 ? 0 : 120,
            companions: 0,
            at: endsAt,
          });
        }
      }
    }
    await insertDemoRows(tx, site.id, rows);
  });
  await database.close();
}
