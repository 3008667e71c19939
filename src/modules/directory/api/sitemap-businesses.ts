import { readInSite } from "../../../kernel/db/in-site.ts";
import type { SitemapSource } from "../../quarter/index.ts";
import { listedPages } from "../store/listed-pages.ts";
import { countListed } from "../store/matching.ts";

/** Each published entry for the sitemap of search engines, file by file. */
export const sitemapBusinesses: SitemapSource = {
  count: (db, site) => readInSite(db, site.id, (tx) => countListed(tx, site.id)),
  async pages(db, site, range) {
    const entries = await readInSite(db, site.id, (tx) => listedPages(tx, site.id, range));
    return entries.map(({ slug, changedAt }) => ({ parts: ["betriebe", slug], changedAt }));
  },
};
