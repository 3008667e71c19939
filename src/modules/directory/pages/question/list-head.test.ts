import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { businessPage } from "../business.tsx";
import { listPage } from "../list.tsx";

describe("what stands over a list", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    site = { ...site, name: "Musterstadt", areas: [{ key: "hochfeld", name: "Hochfeld" }] };
    const tags = { shop: "hairdresser", name: "Salon Ay", "language:tr": "yes", wheelchair: "yes" };
    await importNodes(database, site, [
      { id: 1, tags },
      {
        id: 2,
        tags: { amenity: "restaurant", name: "Ocakbaşı", cuisine: "turkish;ice_cream", wikidata: "Q42" },
      },
    ]);
  });
  after(() => database.drop());

  const open = async (query: string, locale: Locale = "de") => {
    const url = new URL(`https://quartier.example/hochfeld/${locale}/betriebe?${query}`);
    const page = await listPage(visitOf(database.read, site, locale, { url }));
    assert.ok(page.kind === "page");
    const heading = /<h1>(.*?)<\/h1>/.exec(htmlOf(page))?.[1] ?? "";
    return { title: page.title, heading, html: htmlOf(page) };
  };

  it("says what is shown and where, in the title as well", async () => {
    for (const [query, heading] of [
      ["", "Alle Betriebe in Musterstadt"],
      ["kategorie=shop/hairdresser", "Friseur in Musterstadt"],
      ["kategorie=shop/hairdresser&gebiet=hochfeld", "Friseur in Hochfeld"],
      ["gebiet=hochfeld", "Betriebe in Hochfeld"],
      ["sprache=tr", "Alle Betriebe in Musterstadt: Türkisch"],
      ["kategorie=shop/hairdresser&gebiet=hochfeld&sprache=tr", "Friseur in Hochfeld: Türkisch"],
      ["q=Salon&gebiet=hochfeld", "Keine Treffer für „Salon“: Hochfeld"],
      ["q=%25", "Alle Betriebe in Musterstadt"],
      ["q=%F0%9F%98%80&sprache=tr", "Alle Betriebe in Musterstadt: Türkisch"],
      ["art=place&offen=jetzt", /^.+ in Musterstadt: Jetzt geöffnet$/],
    ] as const) {
      const found = await open(query);
      if (typeof heading === "string") assert.equal(found.heading, heading);
      else assert.match(found.heading, heading);
      if (!query.startsWith("q=Salon")) assert.equal(found.title, found.heading);
    }
    assert.match((await open("kategorie=shop/hairdresser")).html, /1 Treffer/);
  });

  it("says in the title how the list is sorted, where somebody asked for it", async () => {
    const { title, heading } = await open("sortierung=new");
    assert.deepEqual([title, heading], [`${heading} – Neueste zuerst`, "Alle Betriebe in Musterstadt"]);
  });

  it("keeps names and typed words in one piece where the line runs the other way", async () => {
    const { title, heading } = await open("q=Salon&gebiet=hochfeld&sprache=tr", "ar");
    for (const line of [title, heading])
      assert.match(line, /\u2068Salon\u2069.*: \u2068Hochfeld\u2069، \u2068/);
    assert.doesNotMatch((await open("q=Salon&gebiet=hochfeld", "tr")).heading, /\u2068/);
  });

  it("differs from the plain list in every language, and stays short whatever is asked", async () => {
    const all =
      "kategorie=shop/hairdresser&gebiet=hochfeld&sprache=tr&rollstuhl=yes&zahlung=girocard&ausbildung=internship";
    for (const locale of locales) {
      const plain = await open("", locale);
      const some = await open("kategorie=shop/hairdresser&gebiet=hochfeld", locale);
      assert.notEqual(some.heading, plain.heading, locale);
      assert.match(some.heading, /Hochfeld/, locale);
      const most = await open(all, locale);
      assert.ok(most.heading.startsWith(some.heading), `${locale} ${most.heading}`);
      assert.ok(most.heading.length <= 92, `${locale} ${most.heading}`);
      assert.ok(most.title.length <= 67, `${locale} ${most.title}`);
    }
  });

  it("leads to pages that say what is cooked, in the reader's language, and nothing that only machines read", async () => {
    for (const [locale, words] of [
      ["de", "Türkisch, Eiscreme"],
      ["ar", "تركي، بوظة"],
      ["ro", "Turcească, Înghețată"],
    ] as const) {
      const { html } = await open("q=Ocakbasi", locale);
      const slug = /betriebe\/(ocakbasi[^"/?]*)"/.exec(html)?.[1] ?? "";
      const url = new URL(`https://quartier.example/hochfeld/${locale}/betriebe/${slug}`);
      const page = htmlOf(
        await businessPage(visitOf(database.read, site, locale, { url, params: { slug } })),
      );
      assert.ok(page.includes(words), `${locale} ${page.slice(0, 300)}`);
      assert.doesNotMatch(page, /Q42/);
    }
  });
});
