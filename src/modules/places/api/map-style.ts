import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import { type AddressContext, areasOf, type SiteContext, siteAddress } from "../../quarter/index.ts";
import { mapStyle } from "../rules/style/map-style.ts";
import { tileVersion } from "../store/tiles.ts";

/** The address of a site's tiles, for MapLibre to fill in; the same for all languages, so that browsers keep them once. */
const tilesAddress = (context: AddressContext, version: string): string =>
  `${siteAddress({ ...context, locale: "de" }, "kacheln", version)}/{z}/{x}/{y}.mvt`;

/** How the browser draws the map of a site: `/duisburg/de/kartenstil/hell.json`. */
export async function styleOfMap(context: SiteContext): Promise<Answer> {
  const { db, site, params, locale } = context;
  const shade = params.shade === "hell.json" ? "light" : params.shade === "dunkel.json" ? "dark" : undefined;
  if (!shade) return notFound;
  const [version, areas] = await Promise.all([tileVersion(db, site.id), readInSite(db, site.id, areasOf)]);
  const tiles = version && tilesAddress(context, version);
  const ground = { tiles, box: site.box, outlines: areas.map(({ outline }) => outline) };
  return data("application/json; charset=utf-8", JSON.stringify(mapStyle(ground, shade, locale)));
}
