import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { localeFacts, locales } from "../../../kernel/i18n/locales.ts";
import { gatherSlots } from "../../../kernel/module/slot.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { setStatus } from "../actions/set-status.ts";
import { directory } from "../module.ts";
import { analyseListings } from "../store/listings.ts";
import { importNodes, rootApp, testDirectory } from "../testing/test-directory.ts";
import { sitemapBusinesses } from "./sitemap-businesses.ts";

const origin = "http://localhost";
const addressesIn = (xml: string): string[] =>
  [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);

describe("the businesses in the sitemap", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
  });
  after(() => database.drop());

  /** Each time from a process that has kept nothing yet. */
  const get = async (address: string): Promise<string> => {
    const app = rootApp(database, quarter.rootRoutes ?? [], gatherSlots(directory.contributes ?? []));
    const answer = await app.fetch(new Request(address));
    assert.equal(answer.status, 200, address);
    return answer.text();
  };

  it("stand there in every language, each with its translations and its day of change", async () => {
    await importNodes(database, site, [
      { id: 1, tags: { shop: "hairdresser", name: "Kuaför Yılmaz" } },
      { id: 2, tags: { shop: "bakery", name: "Bäckerei & Café" } },
      { id: 3, tags: { shop: "kiosk", name: "Will nicht" } },
    ]);
    const pages = await sitemapBusinesses.pages(database.read, site, { from: 0, limit: 10 });
    const unwanted = pages.find(({ parts }) => parts[1]?.startsWith("will-nicht"))?.parts[1] ?? "";
    const id = unwanted.slice(unwanted.lastIndexOf("-") + 1);
    await setStatus(database.owner, site, id, { status: "hidden", actor: "test" });

    const files = addressesIn(await get(`${origin}/sitemap.xml`));
    assert.deepEqual(files, [`${origin}/hochfeld/sitemap.xml`, `${origin}/hochfeld/sitemap2.xml`]);
    const xml = await get(files[1] ?? "");
    const slugs = pages.map(({ parts }) => parts[1] ?? "").filter((slug) => slug !== unwanted);
    assert.deepEqual(
      addressesIn(xml).sort(),
      slugs
        .flatMap((slug) =>
          locales.map((locale) => `${origin}/hochfeld/${localeFacts[locale].path}/betriebe/${slug}`),
        )
        .sort(),
    );
    assert.ok(slugs.length === 2 && !xml.includes("will-nicht"));
    const entries = xml.split("<url>").slice(1);
    for (const entry of entries) {
      assert.equal(entry.match(/hreflang=/g)?.length, locales.length + 1);
      assert.match(entry, /<lastmod>\d{4}-\d{2}-\d{2}<\/lastmod>/);
    }
  });

  it("of a big town are each named exactly once, in files far below the protocol's limits", async () => {
    const many = 50_000;
    const big = await openSite(database, "grossstadt");
    await inSite(database.owner, big.id, async (tx) => {
      await sql`
        with made as (
          insert into directory.business (site_id, id, short_id, kind, status, profile, provenance, lat, lon)
          select ${big.id}, gen_random_uuid(), 's' || n, 'business', 'published', '{}', '{}', 51.4, 6.7
          from generate_series(1, ${sql.lit(many)}) n returning id, short_id)
        insert into directory.listing (site_id, business_id, kind, slug, short_id, name, name_folded, sort_name,
          category, place, facet_set_id, document, card, changed_at)
        select ${big.id}, id, 'business', 'betrieb-' || short_id, short_id, '', '', '', 'shop', point(6.7, 51.4), 0,
          '', '{}', now() from made`.execute(tx);
    });
    // As after an import.
    await analyseListings(database.owner);
    const files = addressesIn(await get(`${origin}/sitemap.xml`)).filter((file) =>
      file.includes("/grossstadt/"),
    );
    assert.ok(files.length < 50_000);

    const perFile = Math.ceil(many / (files.length - 1));
    const named = new Set<string>();
    const limit = perFile * 20;
    for (let from = 0; from < many; from += limit) {
      const pages = await sitemapBusinesses.pages(database.read, big, { from, limit });
      assert.equal(pages.length, Math.min(limit, many - from));
      for (const { parts } of pages) named.add(parts.join("/"));
    }
    assert.equal(named.size, many);
    for (const file of [files[1], files.at(-1)]) {
      const xml = await get(file ?? "");
      assert.equal(addressesIn(xml).length, perFile * locales.length);
      assert.ok(perFile * locales.length < 50_000 && Buffer.byteLength(xml) < 10_000_000, String(file));
    }
  });
});
