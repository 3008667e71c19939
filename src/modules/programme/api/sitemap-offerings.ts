// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { SitemapSource } from "../../quarter/index.ts";
import { countComing, listComing } from "../store/open/sitemap.ts";

/** The pages of all offerings that everybody may see and of which something is to come, for search engines. */
export const sitemapOfferings: SitemapSource = {
  count: (db, site) => readInSite(db, site.id, countComing),
  pages: async (db, site, range) =>
    (await readInSite(db, site.id, (tx) => listComing(tx, range))).map(({ shortId, changedAt }) => ({
      parts: ["programm", shortId],
      changedAt,
    })),
};
