import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { areasOf, type Site, type SiteContext } from "../../../quarter/index.ts";
import { htmlOf, madeAreas, makeSite, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { type CoverageCount, insertCoverage } from "../../store/import/coverage.ts";
import { finishImport, insertImport } from "../../store/imports.ts";
import { insertSource } from "../../store/sources.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { areaBusinesses } from "../contributions.tsx";
import { coveragePage } from "../visits/coverage-page.tsx";

describe("what registers count, on an area's page", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database } = await testDirectory());
    const [hafen, markt] = madeAreas;
    assert.ok(hafen && markt);
    const far = JSON.parse(JSON.stringify(markt.outline).replaceAll("51.4", "51.49"));
    site = await makeSite(database.owner, { key: "zahl", areas: [hafen, { ...markt, outline: far }] });
    await importNodes(database, site, [
      { id: 1, tags: { shop: "bakery", name: "Bäckerei Morgenrot" } },
      { id: 2, tags: { shop: "hairdresser", name: "Salon Anker" } },
      { id: 3, tags: { amenity: "school", name: "Schule am Park" } },
    ]);
  });
  after(() => database.drop());

  async function count(name: string, asOf: string, counts: CoverageCount[]): Promise<void> {
    await inSite(database.owner, site.id, async (tx) => {
      const source = { kind: "import", name, asOf, licence: null, attribution: null, url: null } as const;
      const { id: sourceId } = await insertSource(tx, site.id, source);
      const id = await insertImport(tx, site.id, { sourceId, format: "csv", fileName: "a.csv" });
      await insertCoverage(tx, site.id, id, counts);
      await finishImport(tx, id, {});
    });
  }
  const part = async (key: string, locale: Locale = "de"): Promise<string> => {
    const area = (await inSite(database.owner, site.id, areasOf)).find((one) => one.key === key);
    assert.ok(area);
    return String(await areaBusinesses(visitOf(database.read, site, locale), area));
  };
  const trade = (area: string, category: string, businesses: number): CoverageCount => ({
    area,
    district: area,
    category,
    wz: "",
    businesses,
  });

  it("says nothing where nothing was counted", async () => {
    assert.doesNotMatch(await part("hafen"), /Stand:/);
  });

  it("says what each source counts there, as of when, beside what the directory holds", async () => {
    await count("Amt <alt>", "2025-05-01", [trade("hafen", "shop/bakery", 999)]);
    await count("Amt <alt>", "2026-05-01", [
      trade("hafen", "shop/bakery", 3),
      trade("hafen", "", 1_230),
      trade("markt", "shop/bakery", 55),
    ]);
    const html = await part("hafen");
    const said = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    assert.match(
      said,
      /Laut „Amt &lt;alt&gt;“ \(Stand: 1\. Mai 2026\) gibt es hier 1\.233 Betriebe\. In den Bereichen, die beide zählen: dort 3, in diesem Verzeichnis 1\./,
    );
    assert.match(said, /Lebensmittel.* 3 1 .*Andere Branchen 1\.230 –/);
    assert.doesNotMatch(said, /999|55 /);
    assert.match(await part("markt"), /gibt es hier 55 Betriebe/);
    for (const locale of locales)
      assert.match(await part("hafen", locale), /1[.,\s\u00a0\u202f]?233/, locale);
  });

  it("stands beside an area for those who look after the directory: what is known of the trades that are counted, and no other", async () => {
    const visitor = { id: newId(), may: new Set() } as unknown as NonNullable<SiteContext["visitor"]>;
    const url = new URL(`http://localhost/${site.key}/de/intern/abdeckung`);
    const areas = await inSite(database.owner, site.id, areasOf);
    const html = htmlOf(
      await coveragePage({ ...visitOf(database.db, { ...site, areas }, "de", { url }), visitor }),
    );
    const said = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    // Two businesses are known; the hairdresser is in no trade that the list counts.
    assert.match(said, /Hafen 2 0 1 von 3 und 1\.230 in Branchen, die das Verzeichnis nicht führt/);
    assert.match(said, /Markt 0 0 0 von 55 /);
    assert.match(said, /Andere Branchen zählen hier nicht mit/);
  });
});
