import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import type { SitemapPage } from "../index.ts";
import { siteAddress } from "../rules/addresses.ts";
import { offeredLocales, type Site } from "../rules/site.ts";
import { type SitemapEntry, sitemapIndexXml, sitemapXml } from "../rules/sitemap-xml.ts";
import { allSites } from "../store/sites.ts";
import { countFiles, pagesOfFile } from "./sitemap-pages.ts";

const xml = "application/xml; charset=utf-8";

/** The sites that search engines should know under the host that was asked: a host of its own speaks for its site only. */
export function sitesOfHost(sites: Site[], hostname: string): Site[] {
  const own = sites.filter((site) => site.host === hostname);
  return own.length > 0 ? own : sites.filter((site) => site.host === null);
}

/** `/sitemap.xml`: the sitemaps of all sites. */
export async function sitemapIndex(context: WebContext): Promise<Answer> {
  const { db, url } = context;
  const sites = sitesOfHost(await allSites(db), url.hostname);
  const files = await Promise.all(
    sites.map(async (site) => {
      const count = await countFiles(context, site);
      return Array.from({ length: count }, (_, index) => {
        const name = index === 0 ? "sitemap.xml" : `sitemap${index + 1}.xml`;
        return new URL(`/${site.key}/${name}`, url).href;
      });
    }),
  );
  return data(xml, sitemapIndexXml(files.flat()));
}

/** A page once per language, each time with all its translations. */
function entriesOf({ parts, changedAt }: SitemapPage, site: Site, url: URL): SitemapEntry[] {
  const addresses = offeredLocales(site).map((locale) => ({
    hreflang: locale,
    href: new URL(siteAddress({ site, locale, url }, ...parts), url).href,
  }));
  const german = addresses.filter(({ hreflang }) => hreflang === "de");
  const alternates = [...addresses, ...german.map(({ href }) => ({ hreflang: "x-default", href }))];
  return addresses.map(({ href }) => ({ address: href, alternates, changedAt }));
}

/** `/{site}/sitemap.xml`, `/{site}/sitemap2.xml` and so on: the pages of one site. */
export async function sitemapFile(context: WebContext): Promise<Answer> {
  const { db, url, params } = context;
  const site = (await allSites(db)).find(({ key }) => key === params.site);
  const number = /^sitemap([2-9]|[1-9]\d{1,5})?\.xml$/.exec(params.file ?? "");
  if (!site || !number) return notFound;
  const pages = await pagesOfFile(context, site, Number(number[1] ?? 1));
  return pages ? data(xml, sitemapXml(pages.flatMap((page) => entriesOf(page, site, url)))) : notFound;
}
