import { readInSite } from "../../../kernel/db/in-site.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import {
  type SiteContext,
  type SitemapPage,
  type SitemapSource,
  siteMapParts,
  sitemapSources,
} from "../index.ts";
import { siteAddress } from "../rules/addresses.ts";
import type { Site } from "../rules/site.ts";
import { areasOf } from "../store/areas.ts";
import { projectOf } from "../store/projects.ts";

/**
 * Pages in one file. Each stands there once per language with links to all languages, about 11 KB together, so that a
 * file stays near 2 MB: far below the 50,000 addresses and 50 MB of the protocol, and small enough to be kept ready.
 */
export const pagesPerFile = 200;

const about = ["sprachen", "barrierefreiheit", "datenschutz", "impressum", "uebersicht"];

/** The pages that this module draws itself. */
async function ownPages(context: WebContext, site: Site): Promise<SitemapPage[]> {
  const { areas, project } = await readInSite(context.db, site.id, async (tx) => ({
    areas: await areasOf(tx),
    project: await projectOf(tx),
  }));
  return [
    { parts: [] },
    ...(project ? [{ parts: ["projekt"] }] : []),
    ...(areas.length > 0 ? [{ parts: ["gebiete"] }] : []),
    ...areas.map((area) => ({ parts: ["gebiete", area.key] })),
    ...about.map((part) => ({ parts: [part] })),
  ];
}

/** What the higher capabilities put into the site map for people. Pages of other hosts and mere searches are left out. */
async function linkedPages(context: WebContext, site: Site): Promise<SitemapPage[]> {
  // What is remembered at the root belongs to no site, so nothing of this one is.
  const german: SiteContext = { ...context, site, locale: "de", remember: (_key, make) => make() };
  const start = `${siteAddress(german)}/`;
  const groups = await Promise.all(siteMapParts.of(context.slots).map((part) => part(german)));
  return groups
    .flat()
    .flatMap((group) => group.links)
    .filter(({ href }) => href.startsWith(start) && !/[?#]/.test(href))
    .map(({ href }) => ({ parts: href.slice(start.length).split("/").map(decodeURIComponent) }));
}

function distinct(pages: SitemapPage[]): SitemapPage[] {
  return [...new Map(pages.map((page) => [page.parts.join("/"), page])).values()];
}

/** All lists of pages of a site: what people can list themselves, then what the sources add. */
async function sourcesOf(context: WebContext, site: Site): Promise<SitemapSource[]> {
  const listed = distinct([...(await ownPages(context, site)), ...(await linkedPages(context, site))]);
  const first: SitemapSource = {
    count: async () => listed.length,
    pages: async (_db, _site, { from, limit }) => listed.slice(from, from + limit),
  };
  return [first, ...sitemapSources.of(context.slots)];
}

const filesFor = (pages: number): number => Math.ceil(pages / pagesPerFile);

/** How many files the sitemap of a site needs. Each list of pages begins a file of its own. */
export async function countFiles(context: WebContext, site: Site): Promise<number> {
  const sources = await sourcesOf(context, site);
  const counts = await Promise.all(sources.map((source) => source.count(context.db, site)));
  return counts.reduce((files, count) => files + filesFor(count), 0);
}

/** The pages in one file, counted from 1; undefined where there is no such file. */
export async function pagesOfFile(
  context: WebContext,
  site: Site,
  file: number,
): Promise<SitemapPage[] | undefined> {
  let before = 0;
  for (const source of await sourcesOf(context, site)) {
    const files = filesFor(await source.count(context.db, site));
    if (file <= before + files) {
      const from = (file - before - 1) * pagesPerFile;
      return source.pages(context.db, site, { from, limit: pagesPerFile });
    }
    before += files;
  }
  return undefined;
}
