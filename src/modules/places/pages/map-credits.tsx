import type { Child } from "hono/jsx";
import type { SiteContext } from "../../quarter/index.ts";
import { attributionsOf } from "../store/base-features.ts";
import { placesTexts } from "../texts/texts.ts";

/** Who made the data of a site's map, as the data themselves say. */
export interface MapCredits {
  /** The attributions of real data. */
  names: string[];
  /** Something on the map is drawn by hand for the demo. */
  schematic: boolean;
}

/** What the data of OpenStreetMap ask for (ODbL 1.0, 4.3). */
const openStreetMap = "© OpenStreetMap contributors, ODbL";
/** What the demo's own map is marked with. */
export const ownDrawing = "Demo (schematisch)";

/** Whose data a site's map is made of. A map on which nothing is drawn yet will be one of OpenStreetMap, but in a demo. */
export async function mapCredits({
  db,
  site,
  remember,
}: Pick<SiteContext, "db" | "site" | "remember">): Promise<MapCredits> {
  const found = await remember(`map credits ${site.id}`, () => attributionsOf(db, site.id));
  const names = found.filter((name) => name !== ownDrawing);
  if (found.length === 0)
    return site.demo ? { names, schematic: true } : { names: [openStreetMap], schematic: false };
  return { names, schematic: names.length < found.length };
}

/** Whether anything on a site's map is of OpenStreetMap. */
export async function mapUsesOpenStreetMap({ db, site, remember }: SiteContext): Promise<boolean> {
  const found = await remember(`map credits ${site.id}`, () => attributionsOf(db, site.id));
  return found.some((name) => name.includes("OpenStreetMap"));
}

/** Whether data of OpenStreetMap are among them. */
export const isOfOpenStreetMap = ({ names }: MapCredits): boolean =>
  names.some((name) => name.includes("OpenStreetMap"));

/** The credits beneath a map; OpenStreetMap's leads to its licence. */
export function creditLine({ names, schematic }: MapCredits, locale: SiteContext["locale"]): Child {
  const own = schematic ? [<span>{placesTexts(locale)("schematic")}</span>] : [];
  const others = names.map((name) =>
    name.includes("OpenStreetMap") ? (
      <a href="https://www.openstreetmap.org/copyright">{name}</a>
    ) : (
      <span>{name}</span>
    ),
  );
  return [...own, ...others].flatMap((credit, index) => (index > 0 ? [" · ", credit] : [credit]));
}
