import { migrations } from "../src/app/migrations.ts";
import { readConfig } from "../src/kernel/config/config.ts";
import { openDatabase } from "../src/kernel/db/db.ts";
import { inSite } from "../src/kernel/db/in-site.ts";
import { locales } from "../src/kernel/i18n/locales.ts";
import { newId, newShortId } from "../src/kernel/id/id.ts";
import { silentLog } from "../src/kernel/log/log.ts";
import { known } from "../src/modules/programme/rules/catalogue.ts";
import { type OfferingPlan, offeringDetails } from "../src/modules/programme/rules/planning/offering.ts";
import { insertOffering, setOfferingState } from "../src/modules/programme/store/offerings.ts";
import { insertSession } from "../src/modules/programme/store/sessions.ts";
import { giveSeat, insertSignUp } from "../src/modules/programme/store/sign-ups.ts";
import { siteByKey } from "../src/modules/quarter/index.ts";
import { makeRandom } from "./made-businesses.ts";

/** So many sessions are to come within a year, of so many offerings. */
export const made = { sessions: 5_000, offerings: 600, signUps: 12_000 };
const day = 86_400_000;

const words =
  "Handy sicher Bewerbung schreiben Nähen Kochen Rundgang Beratung Deutsch sprechen Computer Anfang Praktikum finden Betriebe treffen Markt Garten Fahrrad Kinder Schule verstehen Geld Verträge Gesundheit Zusammen lernen".split(
    " ",
  );

function madePlan(index: number, random: () => number): OfferingPlan {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const title = (locale: string) => `${one(words)} ${one(words).toLowerCase()} ${index} (${locale})`;
  const description = Array.from({ length: 24 }, () => one(words)).join(" ");
  const spoken = locales.filter((locale) => locale === "de" || random() < 0.3);
  return {
    kind: one(known.kinds).id,
    field: one(known.fields),
    area: null,
    audience: random() < 0.5 ? [] : [one(known.audiences)],
    languages: [...new Set(["de", one(known.languages)])],
    childcare: random() < 0.3,
    visibility: "public",
    template: false,
    signUp: one(["session", "session", "series", "none"] as const),
    places: random() < 0.8 ? 6 + Math.floor(random() * 14) : null,
    overbooking: 1,
    movesUp: "at-once",
    askHours: 48,
    closesHours: 0,
    details: offeringDetails.parse({
      place: `Haus ${one(words)} ${index % 40}`,
      address: `Musterweg ${index % 90}, 47000 Duisburg`,
      organiser: "Quartiersbüro",
    }),
    texts: Object.fromEntries(
      spoken.map((locale) => [locale, { title: title(locale), description, bring: "", way: "" }]),
    ),
    leaders: [],
    quotas: [],
    needs: [],
  };
}

/** Plans the sessions of the coming year at the site of made businesses, with people who signed up. */
export async function seedProgramme(dataDir: string): Promise<void> {
  const options = { purpose: "command", migrations, log: silentLog } as const;
  const database = await openDatabase(readConfig({ DATA_DIR: dataDir }), options);
  const site = await siteByKey(database.db, "made");
  if (!site) throw new Error("There is no site.");
  const random = makeRandom(11);
  await inSite(database.owner, site.id, async (tx) => {
    const all: { offering: string; session: string | null }[] = [];
    for (let index = 0, planned = 0; index < made.offerings; index++) {
      const plan = madePlan(index, random);
      const id = newId();
      await insertOffering(tx, site.id, { id, shortId: newShortId(), createdBy: null }, plan);
      await setOfferingState(tx, id, "published");
      const until = Math.round(((index + 1) * made.sessions) / made.offerings);
      const first = Date.now() + Math.floor(random() * 300) * day;
      for (let week = 0; planned < until; week++, planned++) {
        const startsAt = new Date(first + week * 7 * day + (1 + Math.floor(random() * 12)) * 3_600_000);
        const session = {
          id: newId(),
          offeringId: id,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 5_400_000),
        };
        await insertSession(tx, site.id, session);
        if (plan.signUp !== "none")
          all.push({ offering: id, session: plan.signUp === "session" ? session.id : null });
      }
    }
    for (let index = 0; index < made.signUps; index++) {
      const { offering, session } = all[Math.floor(random() * all.length)] ?? { offering: "", session: null };
      const id = newId();
      const who = {
        guestId: null,
        quotaId: null,
        code: null,
        language: "de",
        madeAt: new Date(),
        madeBy: null,
      };
      const what = { id, offeringId: offering, sessionId: session, seats: 1, children: [], receipt: id };
      await insertSignUp(tx, site.id, { ...who, ...what, state: "waiting" });
      if (random() < 0.97) await giveSeat(tx, id, null, null);
    }
  });
  await database.close();
}

const times = ["morgens", "nachmittags", "abends"];

/** Pages of the programme, each asked once where its name says "not kept". */
export function programmePages(
  base: string,
  random: () => number,
): [name: string, paths: () => string[] | Promise<string[]>][] {
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const filters = () => {
    const query = new URLSearchParams({ art: one(known.kinds.map(({ id }) => id)) });
    if (random() < 0.7) query.set("sprache", one(known.languages));
    if (random() < 0.7) query.set("fuer", one(known.audiences));
    if (random() < 0.3) query.set("betreuung", "ja");
    if (random() < 0.7) query.set("tageszeit", one(times));
    return query;
  };
  const once = (count: number, path: () => string) => [...new Set(Array.from({ length: count }, path))];
  const month = (ahead: number) => new Date(Date.now() + ahead * 30 * day).toISOString().slice(0, 7);
  const paths = locales.map((locale) => (locale === "de-simple" ? "de-leicht" : locale));
  return [
    [
      "programme, pages 2 to 200, not kept",
      () => Array.from({ length: 199 }, (_, index) => `/made/de/programm?seite=${index + 2}`),
    ],
    ["programme, two to five filters, not kept", () => once(300, () => `/made/de/programm?${filters()}`)],
    [
      "month of the programme, not kept",
      () =>
        paths.flatMap((path) =>
          Array.from(
            { length: 11 },
            (_, ahead) => `/made/${path}/programm/kalender?monat=${month(ahead + 1)}`,
          ),
        ),
    ],
    [
      "month of the programme, filtered, not kept",
      () =>
        once(
          200,
          () => `/made/de/programm/kalender?${filters()}&monat=${month(1 + Math.floor(random() * 10))}`,
        ),
    ],
    ["a page per offering, not kept", async () => offeringPaths(base)],
    [
      "interface, sessions, not kept",
      () => Array.from({ length: 100 }, (_, index) => `/api/v1/sites/made/sessions?page=${index + 1}`),
    ],
    ["calendar file of all 5,000, not kept", () => paths.map((path) => `/made/${path}/programm.ics`)],
    ["calendar file by filters, not kept", () => once(200, () => `/made/de/programm.ics?${filters()}`)],
    ["feed of the newest, not kept", () => paths.map((path) => `/made/${path}/programm.atom`)],
    ["first page of the programme, kept", () => Array.from({ length: 4000 }, () => "/made/de/programm")],
    ["calendar file of all 5,000, kept", () => Array.from({ length: 200 }, () => "/made/de/programm.ics")],
  ];
}

async function offeringPaths(base: string): Promise<string[]> {
  const answer = await fetch(`${base}/api/v1/sites/made/offerings?per_page=100&page=2`);
  const { offerings } = (await answer.json()) as { offerings: { id: string }[] };
  return offerings.map(({ id }) => `/made/de/programm/${id}`);
}
