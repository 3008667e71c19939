import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { parseOutline } from "../../../kernel/geo/outline.ts";
import { defineSlot, type Slots } from "../../../kernel/module/slot.ts";
import { figure, projectProfile } from "../rules/project.ts";
import { localText, type Site, siteTexts, states, theme } from "../rules/site.ts";
import { siteBox } from "../rules/site-box.ts";
import { allSites, deleteSite, siteByKey } from "../store/sites.ts";
import { createSite } from "./create-site.ts";
import { describeProject } from "./describe-project.ts";

/** What a higher capability adds to the demo of a site. */
export const demoParts = defineSlot<(db: Db, site: Site) => Promise<void>>("demo");

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
  figures: z.array(figure),
  texts: siteTexts.default({}),
});

/** Adds the demo sites that are not there yet, with all that the capabilities show of themselves. Returns their keys. */
export async function addDemo(db: Db, slots: Slots): Promise<string[]> {
  const added: string[] = [];
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  for (const name of files) {
    const demo = demoSite.parse(JSON.parse(await readFile(new URL(name, folder), "utf8")));
    const [lat, lon] = demo.centre;
    const created = await createSite(db, {
      key: demo.key,
      name: demo.name,
      state: demo.state,
      centre: { lat, lon },
      box: siteBox(
        { lat, lon },
        demo.areas.map((area) => area.outline),
      ),
      host: null,
      theme: demo.theme,
      demo: true,
      texts: { ...demo.texts, claim: demo.claim, intro: demo.intro },
      areas: demo.areas,
    });
    if (!created.ok) continue;
    await describeProject(db, created.id, demo.project, demo.figures);
    const site = await siteByKey(db, demo.key);
    if (site) for (const part of demoParts.of(slots)) await part(db, site);
    added.push(demo.key);
  }
  return added;
}

/** Takes out the demo sites with all that belongs to them. Returns their keys. */
export async function removeDemo(db: Db): Promise<string[]> {
  const demos = (await allSites(db)).filter((site) => site.demo);
  for (const site of demos) {
    await inSite(db, site.id, async (tx) => {
      await deleteSite(tx, site.id);
      await announceChange(tx, site.id);
      await announceChange(tx, "sites");
    });
  }
  return demos.map((site) => site.key);
}
