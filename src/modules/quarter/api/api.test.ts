import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { locales } from "../../../kernel/i18n/locales.ts";
import { type Contribution, gatherSlots } from "../../../kernel/module/slot.ts";
import type { Answer } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { type SitemapSource, siteMapParts, sitemapSources } from "../index.ts";
import { sitesPage } from "../pages/sites.tsx";
import { htmlOf, madeAreas, makeSite } from "../pages/testing/made-site.ts";
import { migrations } from "../store/migrations/index.ts";
import { robots } from "./robots.ts";
import { securityTxt } from "./security-txt.ts";
import { sitemapFile, sitemapIndex } from "./sitemap.ts";
import { pagesPerFile } from "./sitemap-pages.ts";

const bodyOf = (answer: Answer): string => {
  assert.equal(answer.kind, "data");
  return String(answer.body);
};

const addressesIn = (xml: string): string[] =>
  [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);

describe("what is asked for at the root", () => {
  let database: TestDatabase;
  const ask = (
    host = "quartier.example",
    params: Record<string, string> = {},
    contributes: Contribution[] = [],
  ): WebContext => ({
    db: database.db,
    locale: "de",
    url: new URL(`https://${host}/`),
    params,
    now: new Date("2026-11-22T10:00:00Z"),
    slots: gatherSlots(contributes),
    mailWorks: false,
    remember: (_, make) => make(),
  });

  before(async () => {
    database = await testDatabase([{ module: "quarter", migrations }]);
  });
  after(() => database.drop());

  it("is friendly without any site, and gives no security.txt without a contact", async () => {
    assert.match(htmlOf(await sitesPage(ask())), /Noch kein Ort.*site create/);
    assert.deepEqual(await securityTxt(ask()), { kind: "refusal", status: 404 });
  });

  it("leads straight to the only site", async () => {
    const texts = { contact: { email: "hallo@eins.example", security: "sicher@eins.example" } };
    await makeSite(database.db, { key: "eins", name: "Eins", areas: madeAreas, demo: true, texts });
    assert.deepEqual(await sitesPage(ask()), { kind: "redirect", to: "/eins/de", status: 302 });
    assert.match(
      bodyOf(await securityTxt(ask())),
      /^Contact: mailto:sicher@eins\.example\nExpires: 2027-05-21T00:00:00Z\n/,
    );
  });

  it("offers several sites to choose from; contacts of real ones count", async () => {
    const texts = { claim: { de: "Zwei ist mehr." }, contact: { email: "hallo@zwei.example" } };
    await makeSite(database.db, { key: "zwei", name: "Zwei", host: "zwei.example", texts });
    await makeSite(database.db, { key: "drei", name: "Drei" });
    const html = htmlOf(await sitesPage(ask()));
    for (const text of ['href="/eins/de"', 'href="/zwei/de"', "Zwei ist mehr.", "Hafen und Markt", "Demo"])
      assert.ok(html.includes(text), text);
    assert.match(bodyOf(await securityTxt(ask("zwei.example"))), /^Contact: mailto:hallo@zwei\.example\n/);
    assert.match(bodyOf(robots(ask())), /\nSitemap: https:\/\/quartier\.example\/sitemap\.xml\n$/);
  });

  it("lists the sitemaps of the sites that belong to the host", async () => {
    const index = bodyOf(await sitemapIndex(ask()));
    assert.deepEqual(addressesIn(index), [
      "https://quartier.example/drei/sitemap.xml",
      "https://quartier.example/eins/sitemap.xml",
    ]);
    const own = bodyOf(await sitemapIndex(ask("zwei.example")));
    assert.deepEqual(addressesIn(own), ["https://zwei.example/zwei/sitemap.xml"]);
  });

  it("names each page of a site once per language, with what capabilities add", async () => {
    const links = ["/eins/de/branchen/b%C3%A4cker", "/eins/de/betriebe?q=x", "https://other.example/"];
    const group = { title: "Betriebe", links: links.map((href) => ({ label: "x", href })) };
    const params = { site: "eins", file: "sitemap.xml" };
    const xml = bodyOf(
      await sitemapFile(ask("quartier.example", params, [siteMapParts.fill(1, async () => [group])])),
    );
    const addresses = addressesIn(xml);
    assert.equal(new Set(addresses).size, addresses.length);
    for (const path of ["de", "ar/gebiete/hafen", "de-leicht/impressum", "tr/branchen/b%C3%A4cker"])
      assert.ok(addresses.includes(`https://quartier.example/eins/${path}`), path);
    assert.ok(!xml.includes("other.example") && !xml.includes("q=x") && !xml.includes("/projekt"));
    assert.equal((xml.match(/hreflang="x-default"/g) ?? []).length, addresses.length);
    const zwei = bodyOf(await sitemapFile(ask("zwei.example", { site: "zwei", file: "sitemap.xml" })));
    assert.match(zwei, /<loc>https:\/\/zwei\.example\/de<\/loc>/);
  });

  it("splits long lists into files", async () => {
    const many = pagesPerFile * 2 + 1;
    const source: SitemapSource = {
      count: async () => many,
      pages: async (_db, _site, { from, limit }) =>
        Array.from({ length: Math.min(limit, many - from) }, (_, index) => ({
          parts: ["betriebe", `b${from + index}`],
        })),
    };
    const with3 = [sitemapSources.fill(1, source)];
    const index = bodyOf(await sitemapIndex(ask("zwei.example", {}, with3)));
    assert.equal((index.match(/<loc>/g) ?? []).length, 4);
    const seen = new Set<string>();
    for (const file of ["sitemap2.xml", "sitemap3.xml", "sitemap4.xml"]) {
      const xml = bodyOf(await sitemapFile(ask("zwei.example", { site: "zwei", file }, with3)));
      assert.ok(xml.length < 10_000_000);
      for (const address of addressesIn(xml)) seen.add(address);
    }
    assert.equal(seen.size, many * locales.length);
    for (const file of ["sitemap5.xml", "sitemap0.xml", "sitemap1.xml", "sitemap99999999.xml"]) {
      const answer = await sitemapFile(ask("zwei.example", { site: "zwei", file }, with3));
      assert.deepEqual(answer, { kind: "refusal", status: 404 }, file);
    }
    const nobody = await sitemapFile(ask("quartier.example", { site: "nix", file: "sitemap.xml" }));
    assert.deepEqual(nobody, { kind: "refusal", status: 404 });
  });
});
