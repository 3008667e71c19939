import type { SiteWebContext } from "../../kernel/web/route.ts";
import type { Site } from "./rules/site.ts";

/**
 * The door of `quarter`: the site that every page is about, its areas, and the places on its pages that higher
 * capabilities fill.
 *
 * @example
 * const areas = await inSite(db, site.id, areasOf);
 */
export { demoParts } from "./actions/add-demo.ts";
export { requireSite } from "./commands/site.ts";
export type { LocalText, Site, State } from "./rules/site.ts";
export { inLanguage } from "./rules/site.ts";
export type { Area } from "./store/areas.ts";
export { areasOf } from "./store/areas.ts";
export { allSites, siteByKey } from "./store/sites.ts";

/** What the handlers of routes under a site are given. */
export type SiteContext = SiteWebContext<Site>;
