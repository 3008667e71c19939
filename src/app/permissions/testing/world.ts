import { sql } from "kysely";
import { dayIn } from "../../../kernel/clock/berlin.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { silentLog } from "../../../kernel/db/log.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { readSmtpUrl } from "../../../kernel/mail/smtp-settings.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import type { App } from "../../../kernel/web/build-app.ts";
import { makeInvitation } from "../../../modules/accounts/actions/people/invite-person.ts";
import { insertMembership } from "../../../modules/accounts/store/memberships.ts";
import { insertOrganisation } from "../../../modules/accounts/store/organisations.ts";
import { insertPerson, personById, updatePerson } from "../../../modules/accounts/store/people.ts";
import type { Site } from "../../../modules/quarter/index.ts";
import { openSite } from "../../../modules/quarter/testing/open-site.ts";
import { compose } from "../../compose.ts";
import { migrations } from "../../migrations.ts";
import { modules } from "../../modules.ts";
import type { RouteLine } from "../route-lines.ts";

/** A site with somebody about whom the others do things. */
export interface Place {
  site: Site;
  /** Whom the routes about people are asked for. */
  person: { id: string; name: string; membership: string };
  /** The open invitation of that person. */
  code: string;
  /** The organisation of whoever works outside the project, and another of the same site. */
  organisation: string;
  neighbour: string;
}

/** The whole product over a fresh database, with two sites. */
export interface World {
  database: TestDatabase;
  own: Place;
  other: Place;
  /** Asks as a browser would, and tells whether the handler of a route was reached. */
  ask(path: string, cookie: string, form?: Record<string, string> | FormData): Promise<Asked>;
}

export interface Asked {
  status: number;
  location: string;
  cookie: string | null;
  body: string;
  reached: boolean;
}

/** A name that stands at the other site only: where it shows, something leaked. */
export const canary = "Kanarienvogel";

/** Which of the questions under way have reached a handler, by the number that each carries in a cookie. */
const reached = new Set<string>();
let asked = 0;

/** The handlers stay what they are; it is only noted that they were reached. */
function watchHandlers(): void {
  for (const route of modules.flatMap((module) => module.siteRoutes ?? [])) {
    const { handle } = route;
    route.handle = (context) => {
      reached.add(context.cookie("asking") ?? "");
      return handle(context);
    };
  }
}

/** @param demo whether the own site is one whose people are invented */
export async function openWorld(now: Date, demo = false): Promise<World> {
  const database = await testDatabase(migrations);
  watchHandlers();
  const own = await openPlace(database, "eigen", "Zielperson", now);
  const other = await openPlace(database, "anders", canary, now);
  if (demo)
    await inSite(database.owner, own.site.id, (tx) => sql`update quarter.site set demo = true`.execute(tx));
  // Mails are put into the outbox; nobody sends them here.
  const smtp = readSmtpUrl("smtp://127.0.0.1:25?from=quartier@example.org&tls=none");
  if ("wrong" in smtp) throw new Error(smtp.wrong);
  const config = { baseUrl: undefined, smtp, host: "127.0.0.1" };
  const app = await compose(config, database, testSecrets(), silentLog);
  return { database, own, other, ask: (path, cookie, form) => ask(app, path, cookie, form) };
}

async function ask(
  app: App,
  path: string,
  cookie: string,
  form: Record<string, string> | FormData | undefined,
): Promise<Asked> {
  const number = String(++asked);
  const isWithFiles = form instanceof FormData;
  const request = new Request(`http://localhost${path}`, {
    ...(form && { method: "POST", body: isWithFiles ? form : new URLSearchParams(form).toString() }),
    headers: {
      "accept-language": "de",
      ...(form && !isWithFiles && { "content-type": "application/x-www-form-urlencoded" }),
      cookie: [cookie, `asking=${number}`].filter(Boolean).join("; "),
    },
  });
  const answer = await app.fetch(request);
  const { status, headers } = answer;
  return {
    status,
    location: headers.get("location") ?? "",
    cookie: headers.get("set-cookie"),
    body: await answer.text(),
    reached: reached.delete(number),
  };
}

async function openPlace(database: TestDatabase, key: string, name: string, now: Date): Promise<Place> {
  const site = await openSite(database, key);
  return inSite(database.db, site.id, async (tx) => {
    const person = { name, login: key, mail: `${key}@example.org`, locale: "de", until: null };
    const id = (await insertPerson(tx, site.id, person)) ?? "";
    const from = dayIn(now);
    const organisation = await insertOrganisation(tx, site.id, {
      name: `${name}: Haus`,
      kind: "association",
    });
    const neighbour = await insertOrganisation(tx, site.id, {
      name: `${name}: Nachbar`,
      kind: "association",
    });
    if (organisation === undefined || neighbour === undefined) throw new Error("There are two of a name.");
    const given = { personId: id, role: "teacher" as const, organisationId: null, from, until: null };
    await insertMembership(tx, site.id, given);
    const { code } = await makeInvitation(tx, site.id, id, testSecrets(), now);
    await updatePerson(tx, id, { state: "confirmed" });
    const membership = (await personById(tx, id))?.memberships[0]?.id ?? "";
    return { site, person: { id, name, membership }, code, organisation, neighbour };
  });
}

/** What stands for the named parts of paths. A route with another name needs a line here. */
const samples: Record<string, (place: Place) => string> = {
  person: ({ person }) => person.id,
  organisation: ({ organisation }) => organisation,
  code: () => "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  site: ({ site }) => site.key,
  file: () => "sitemap1.xml",
  id: () => "gibt-es-nicht",
  area: () => "gibt-es-nicht",
  slug: () => "gibt-es-nicht",
  number: () => "1",
  category: () => "gibt-es-nicht",
  claim: () => "0000000000000000",
  business: () => "gibtesnicht",
  photo: () => "00000000-0000-7000-8000-000000000000",
  picture: () => "AAAAAAAAAAAAAAAA-klein.webp",
  question: () => "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  token: () => "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
  receipt: () => "000000000000",
  proposal: () => "00000000-0000-7000-8000-000000000000",
  offering: () => "gibtesnicht",
  pair: () => "1",
  shade: () => "light",
  box: () => "6.7,51.4,6.8,51.5.svg",
  version: () => "1",
  z: () => "14",
  x: () => "8500",
  y: () => "5500",
};

/** The address of a route at a site, about the person or the organisation of `about`. */
export function pathOf(
  { path, ofSite }: Pick<RouteLine, "path" | "ofSite">,
  place: Place,
  about = place,
): string {
  const filled = path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const sample = samples[name];
    if (!sample) throw new Error(`Say in the permission matrix what stands for :${name} in ${path}.`);
    return sample(name === "person" || name === "organisation" ? about : place);
  });
  return ofSite ? `/${place.site.key}/de${filled === "/" ? "" : filled}` : filled;
}
