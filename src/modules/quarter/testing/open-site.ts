import type { Database } from "../../../kernel/db/db.ts";
import { createSite } from "../actions/create-site.ts";
import { type Site, siteByKey } from "../index.ts";

/** A site without anything in it, around Duisburg-Hochfeld if not said otherwise. */
export async function openSite(
  database: Pick<Database, "owner">,
  key: string,
  centre = { lat: 51.42, lon: 6.76 },
): Promise<Site> {
  const { lat, lon } = centre;
  const created = await createSite(database.owner, {
    key,
    name: key,
    state: "NW",
    centre,
    box: { west: lon - 0.3, south: lat - 0.3, east: lon + 0.3, north: lat + 0.3 },
    host: null,
    theme: { primary: "#0b5c6b", accent: "#f2a65a" },
    demo: false,
    texts: {},
    areas: [],
  });
  const site = created.ok ? await siteByKey(database.owner, key) : undefined;
  if (!site) throw new Error(`The site ${key} could not be opened.`);
  return site;
}
