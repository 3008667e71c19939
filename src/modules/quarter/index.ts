import type { Child } from "hono/jsx";
import type { Db } from "../../kernel/db/db.ts";
import type { Locale } from "../../kernel/i18n/locales.ts";
import { defineSlot } from "../../kernel/module/slot.ts";
import type { SiteWebContext } from "../../kernel/web/route.ts";
import type { AddressContext } from "./rules/addresses.ts";
import type { Site } from "./rules/site.ts";
import type { Area } from "./store/areas.ts";

/**
 * The door of `quarter`: the site that every page is about, its areas, and the places on its pages that higher
 * capabilities fill.
 *
 * @example
 * const areas = await inSite(db, site.id, areasOf);
 */
export { demoParts, seedDemo } from "./actions/add-demo.ts";
export {
  type Alongside,
  describePicture,
  longestAlt,
  removePicture,
  setPicture,
  swapPictures,
} from "./actions/set-picture.ts";
export { type SiteChange, setSite, siteChanges } from "./actions/set-site.ts";
export { addLogo, removeLogo, removeStatement, setStatement } from "./actions/set-statement.ts";
export { requireSite } from "./commands/site.ts";
export { SitePictureImage } from "./pages/parts/site-picture.tsx";
export { siteAsked } from "./pages/site-asked.ts";
export {
  type AddressContext,
  inOtherLanguage,
  siteAddress,
  siteOrigin,
  startAddress,
} from "./rules/addresses.ts";
export { nestedAreas } from "./rules/nested-areas.ts";
export type { LocalText, Site, State } from "./rules/site.ts";
export { inLanguage, isColour, isHostName, offeredLocales, type SiteTexts } from "./rules/site.ts";
export {
  type FundingStatement,
  longestStatement,
  mostLogos,
  readStatement,
  type StatementProblem,
} from "./rules/statement.ts";
export type { Area } from "./store/areas.ts";
export { areasOf } from "./store/areas.ts";
export { projectOf } from "./store/projects.ts";
export { allSites, siteByKey } from "./store/sites.ts";
export { logoFile, statementsBetween, statementsOf } from "./store/statements.ts";

/** An entry of the menu, or of the links at the foot of every page. */
export interface MenuEntry {
  label(locale: Locale): string;
  address(context: AddressContext): string;
  /** Whether it leads to anything on this site; always without it. */
  leadsOn?(site: Site): boolean;
}

/** The entries that lead to something on a site. */
export const entriesFor = (entries: readonly MenuEntry[], site: Site): MenuEntry[] =>
  entries.filter((entry) => entry.leadsOn?.(site) ?? true);

/** The menu in the header. */
export const menuEntries = defineSlot<MenuEntry>("menu");

/** The links at the foot of every page. */
export const footEntries = defineSlot<MenuEntry>("foot");

/** Parts of a site's start page: what each capability shows of itself. They stand in `.wrap`, below the hero. */
export const siteStartParts = defineSlot<(context: SiteContext) => Promise<Child>>("site-start");

/** Parts of an area's page. They stand in `.wrap`, between its introduction and its figures. */
export const areaParts = defineSlot<(context: SiteContext, area: Area) => Promise<Child>>("area");

/** Whether a capability has data of OpenStreetMap to show, which then have to be credited. */
export const openStreetMapUses = defineSlot<(context: SiteContext) => Promise<boolean>>("open-street-map");

/** Whether data of OpenStreetMap are shown anywhere on a site. */
export const showsOpenStreetMap = async (context: SiteContext): Promise<boolean> =>
  (await Promise.all(openStreetMapUses.of(context.slots).map((uses) => uses(context)))).includes(true);

/**
 * Addresses of pages for the site map, for people and for search engines. What is too much for people to read
 * belongs into `sitemapSources`.
 */
export const siteMapParts = defineSlot<(context: SiteContext) => Promise<SiteMapGroup[]>>("site-map");

export interface SiteMapGroup {
  title: string;
  links: { label: string; href: string }[];
}

/** Pages that only search engines need a list of, such as all entries of a directory. */
export const sitemapSources = defineSlot<SitemapSource>("sitemap");

export interface SitemapSource {
  /** How many pages there are. */
  count(db: Db, site: Site): Promise<number>;
  /** Some of them, in an order that stays as it is while nothing changes. */
  pages(db: Db, site: Site, range: { from: number; limit: number }): Promise<SitemapPage[]>;
}

/** A page that there is in every language. */
export interface SitemapPage {
  /** The parts of its path after the language, not yet encoded. */
  parts: string[];
  changedAt?: Date;
}

/** What the handlers of routes under a site are given. */
export type SiteContext = SiteWebContext<Site>;
