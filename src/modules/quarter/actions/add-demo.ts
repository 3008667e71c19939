import { readdir, readFile } from "node:fs/promises";
import * as z from "zod";
import { eraseAudit } from "../../../kernel/audit/store/chain-rows.ts";
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite, readInSite } from "../../../kernel/db/in-site.ts";
import { oneAtATime } from "../../../kernel/db/one-at-a-time.ts";
import { parseOutline } from "../../../kernel/geo/outline.ts";
import { defineSlot, type Slots } from "../../../kernel/module/slot.ts";
import type { Secrets } from "../../../kernel/secrets/secrets.ts";
import { figure, projectProfile } from "../rules/project.ts";
import { localText, type Site, siteTexts, states, theme } from "../rules/site.ts";
import { siteBox } from "../rules/site-box.ts";
import { projectOf } from "../store/projects.ts";
import { allSites, deleteSite, siteByKey } from "../store/sites.ts";
import { createSite, type NewSite } from "./create-site.ts";
import { describeProject } from "./describe-project.ts";
import { addLogo, setStatement } from "./set-statement.ts";

/** What a higher capability adds to the demo of a site. */
export const demoParts = defineSlot<(db: Db, site: Site, secrets: OpenSecrets) => Promise<void>>("demo");

/** Opens the secret key, where a part has people whose names are sealed. */
type OpenSecrets = () => Promise<Secrets>;

const turn = "demo";
const folder = new URL("../demo/", import.meta.url);

const demoSite = z.object({
  key: z.string(),
  name: z.string(),
  state: z.enum(states),
  centre: z.tuple([z.number(), z.number()]),
  theme,
  claim: localText,
  intro: localText,
  areas: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      intro: localText,
      outline: z.unknown().transform((json, context) => {
        const outline = parseOutline(json);
        if (outline.ok) return outline.value;
        context.addIssue({ code: "custom", message: outline.reason });
        return z.NEVER;
      }),
    }),
  ),
  project: projectProfile,
  /** What an invented funder wants to be said, and whose its logo is. */
  statement: z.object({ words: z.string(), logo: z.string() }),
  figures: z.array(figure),
  texts: siteTexts.default({}),
});

/** A demo site is described last: one without a project is what a killed start has left. */
async function unfinishedDemos(db: Db): Promise<Site[]> {
  const unfinished: Site[] = [];
  for (const site of (await allSites(db)).filter((each) => each.demo))
    if (!(await readInSite(db, site.id, projectOf))) unfinished.push(site);
  return unfinished;
}

/** The demo belongs into an empty database, and into one where a start was killed while it made the demo. */
export function seedDemo(db: Db, slots: Slots, secrets: OpenSecrets): Promise<string[]> {
  return oneAtATime(db, turn, async () => {
    const wanted = (await allSites(db)).length === 0 || (await unfinishedDemos(db)).length > 0;
    return wanted ? makeDemo(db, slots, secrets) : [];
  });
}

/** Adds the demo sites that are not there yet, with all that the capabilities show of themselves. Returns their keys. */
export function addDemo(db: Db, slots: Slots, secrets: OpenSecrets): Promise<string[]> {
  return oneAtATime(db, turn, () => makeDemo(db, slots, secrets));
}

async function makeDemo(db: Db, slots: Slots, secrets: OpenSecrets): Promise<string[]> {
  await takeOut(db, await unfinishedDemos(db));
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const opened = [];
  // All are opened before the first is filled: as long as one of them is unfinished, the next start goes on here.
  for (const name of files) {
    const demo = demoSite.parse(JSON.parse(await readFile(new URL(name, folder), "utf8")));
    const created = await createSite(db, newSite(demo));
    if (created.ok) opened.push({ id: created.id, demo });
  }
  // Beside each other, since each waits for the database half of its time. Where one fails the other comes to its end first.
  const filled = await Promise.allSettled(
    opened.map(async ({ id, demo }) => {
      const site = await siteByKey(db, demo.key);
      if (site) for (const part of demoParts.of(slots)) await part(db, site, secrets);
      await addDemoStatement(db, id, demo);
      await describeProject(db, id, demo.project, demo.figures);
    }),
  );
  for (const one of filled) if (one.status === "rejected") throw one.reason;
  return opened.map(({ demo }) => demo.key);
}

async function addDemoStatement(db: Db, siteId: string, demo: z.infer<typeof demoSite>): Promise<void> {
  const { project, statement } = demo;
  // The demo is nobody's doing: the log stays empty.
  const silently = async () => {};
  const fields = { project: project.title, words: statement.words, from: null, until: null };
  const id = await setStatement(db, siteId, undefined, fields, silently);
  const bytes = await readFile(new URL("logo.png", folder));
  const drawn = await addLogo(db, siteId, id, { bytes, alt: statement.logo }, silently);
  if (!drawn.ok) throw new Error(`The logo of the demo is no logo: ${drawn.reason}`);
}

function newSite({ key, name, state, theme: colours, areas, ...demo }: z.infer<typeof demoSite>): NewSite {
  const [lat, lon] = demo.centre;
  return {
    key,
    name,
    state,
    centre: { lat, lon },
    box: siteBox(
      { lat, lon },
      areas.map((area) => area.outline),
    ),
    host: null,
    theme: colours,
    demo: true,
    texts: { ...demo.texts, claim: demo.claim, intro: demo.intro },
    areas,
  };
}

/** Takes out the demo sites with all that belongs to them. Returns their keys. */
export async function removeDemo(db: Db): Promise<string[]> {
  return oneAtATime(db, turn, async () =>
    takeOut(
      db,
      (await allSites(db)).filter((site) => site.demo),
    ),
  );
}

async function takeOut(db: Db, sites: Site[]): Promise<string[]> {
  for (const site of sites) {
    await inSite(db, site.id, async (tx) => {
      await deleteSite(tx, site.id);
      await eraseAudit(tx, site.id);
      await announceChange(tx, site.id);
      await announceChange(tx, "sites");
    });
  }
  return sites.map((site) => site.key);
}
