import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { setStatus } from "../../actions/set-status.ts";
import { searchListings } from "../../store/search/search.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { suggestions } from "./suggestions.ts";

interface Item {
  text: string;
  note: string;
  href: string;
}

describe("suggestions", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    const street = { "addr:street": "Schröderstraße" };
    await importNodes(database, site, [
      { id: 1, tags: { shop: "bakery", name: "Bäckerei Schröder", ...street } },
      { id: 2, tags: { shop: "bakery", name: "Schroeder Brot", "name:ar": "مخبز شرودر" } },
      { id: 3, tags: { shop: "hairdresser", name: "Kuaför Işık" } },
      { id: 4, tags: { shop: "hairdresser", name: "Verstecktes Haar" } },
      ...Array.from({ length: 30 }, (_, index) => ({
        id: 100 + index,
        tags: { shop: "kiosk", name: "Trinkhalle Kette" },
      })),
      ...Array.from({ length: 30 }, (_, index) => ({
        id: 200 + index,
        tags: { shop: "kiosk", name: `Vielfach ${index}` },
      })),
    ]);
    const search = { text: "Verstecktes", facets: [], nowMinute: 0, limit: 1, offset: 0, counts: false };
    const hidden = (await searchListings(database.read, site.id, search)).hits[0]?.shortId ?? "";
    await setStatus(database.owner, site, hidden, { status: "hidden", actor: "test" });
  });
  after(() => database.drop());

  async function ask(typed: string, locale: Locale = "de"): Promise<{ said: string; items: Item[] }> {
    const url = new URL(`https://quartier.example/hochfeld/${locale}/vorschlaege`);
    url.searchParams.set("q", typed);
    const answer = await suggestions(visitOf(database.read, site, locale, { url }));
    assert.equal(answer.kind, "data");
    return JSON.parse(String(answer.body));
  }
  const texts = async (typed: string, locale?: Locale) =>
    (await ask(typed, locale)).items.map(({ text }) => text);

  it("finds names however they are spelt, those that begin so first, and the street", async () => {
    const expected = ["Schroeder Brot", "Bäckerei Schröder", "Schröderstraße"];
    for (const typed of ["schröd", "Schroed", "SCHROD"])
      assert.deepEqual(await texts(typed), expected, typed);
    assert.deepEqual(await texts("kuaf is"), ["Kuaför Işık"]);
    assert.deepEqual(await texts("ışı"), ["Kuaför Işık"]);
    assert.deepEqual(await texts("مخبز", "de"), ["مخبز شرودر"]);
  });

  it("finds categories in the page's language and by words that mean them", async () => {
    assert.equal((await texts("bäck"))[0], "Bäckerei");
    assert.equal((await texts("fırı", "tr"))[0], "Fırın");
    assert.ok((await texts("frisö")).includes("Friseur"));
    const [bakery] = (await ask("bäck")).items;
    assert.deepEqual(bakery, {
      text: "Bäckerei",
      note: "Branche · 2",
      href: "/hochfeld/de/betriebe?kategorie=shop%2Fbakery",
    });
  });

  it("leads to the page of one entry, and to all that share a name", async () => {
    const { items } = await ask("trinkhalle kette");
    assert.deepEqual(
      items.map(({ href }) => href),
      ["/hochfeld/de/betriebe?q=Trinkhalle+Kette"],
    );
    assert.match(
      (await ask("schroeder br")).items[0]?.href ?? "",
      /^\/hochfeld\/de\/betriebe\/schroeder-brot-/,
    );
  });

  it("gives at most eight, and nothing for too little or what nobody is called", async () => {
    const many = await ask("vielf");
    assert.equal(many.items.length, 8);
    assert.equal(many.said, "8 Vorschläge");
    for (const typed of ["", "s", "qqqq", "%", "_%", "\u0000", "ä".repeat(300)])
      assert.deepEqual(await ask(typed), { said: "Keine Vorschläge", items: [] }, typed);
  });

  it("never names what is hidden", async () => {
    assert.deepEqual(await texts("verstecktes"), []);
  });
});
