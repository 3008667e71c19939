import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { listPage, mapPage } from "../list.tsx";

const languages = ["tr", "ar", "bg", "ro", "pl", "uk", "en", "fr", "it"];

describe("all values of a filter", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    const nodes = languages.map((_, index) => ({
      id: index + 1,
      tags: {
        shop: "bakery",
        name: `Backhaus ${index}`,
        // The first are spoken by the most.
        ...Object.fromEntries(
          languages.slice(0, languages.length - index).map((one) => [`language:${one}`, "yes"]),
        ),
      },
    }));
    await importNodes(database, site, nodes);
  });
  after(() => database.drop());

  const open = async (path: string, locale: Locale = "de", page = listPage) => {
    const url = new URL(`https://quartier.example/hochfeld/${locale}/${path}`);
    const answer = await page(visitOf(database.read, site, locale, { url }));
    return htmlOf(answer);
  };
  /** Label and count of each value in a list of them. */
  const valuesIn = (html: string) =>
    [...html.matchAll(/<li><a href="([^"]*)"[^>]*>(?:<svg.*?<\/svg>)?([^<]+)<small>(\d+)<\/small>/g)].map(
      ([, href = "", label = "", count = ""]) => ({
        href: href.replaceAll("&#38;", "&"),
        label,
        count: Number(count),
      }),
    );

  it("are a link away where a list shows only some of them", async () => {
    const html = await open("betriebe?q=backhaus");
    assert.match(
      html,
      /<a class="facet-more" href="[^"]*\?q=backhaus&#38;alle=sprache" rel="nofollow">Alle zeigen \(9\)</,
    );
    assert.equal([...html.matchAll(/facet-more/g)].length, 1, "of the others all are shown");
  });

  it("stand in the order of the alphabet, and each leads to as many hits as it says", async () => {
    for (const path of ["betriebe?q=backhaus&alle=sprache", "karte?q=backhaus&alle=sprache"]) {
      const page = path.startsWith("karte") ? mapPage : listPage;
      const values = valuesIn(await open(path, "de", page));
      assert.equal(values.length, 9);
      assert.deepEqual(
        values.map(({ label }) => label),
        values.map(({ label }) => label).sort(new Intl.Collator("de").compare),
      );
      for (const { href, label, count } of values) {
        const [place, query] = href.split("?");
        assert.doesNotMatch(query ?? "", /alle=/);
        assert.ok(place?.endsWith(path.split("?")[0] ?? "-"));
        const led = await open(`betriebe?${query}`);
        assert.equal([...led.matchAll(/<li id="b\d+"/g)].length, count, label);
      }
    }
  });

  it("of a filter in force the value is marked and leads back; a filter that is none is no state", async () => {
    const html = await open("betriebe?sprache=tr&alle=sprache");
    assert.match(html, /href="[^"]*\/betriebe" aria-current="true">.*Türkisch/);
    assert.match(await open("betriebe?alle=quatsch"), /id="b1"/);
    assert.match(await open("betriebe?q=zzzz&alle=sprache"), /Nichts gefunden/);
    for (const locale of locales)
      assert.equal(valuesIn(await open("betriebe?alle=sprache", locale)).length, 9);
  });
});
