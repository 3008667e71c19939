import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, madeAreas, makeSite, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { parseQuestion } from "../../rules/search/question.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { listPage } from "../list.tsx";
import { waysOut } from "./ways-out.ts";

describe("where nothing was found", () => {
  let database: TestDatabase;
  let site: Site;
  const general = ["Alle Branchen", "Alle Betriebe zeigen"];
  before(async () => {
    ({ database } = await testDirectory());
    // The other quarter lies elsewhere and is empty.
    const [hafen, markt] = madeAreas;
    assert.ok(hafen && markt);
    const outline = structuredClone(markt.outline);
    const far = JSON.parse(JSON.stringify(outline).replaceAll("51.4", "51.49"));
    site = await makeSite(database.owner, { key: "voll", areas: [hafen, { ...markt, outline: far }] });
    await importNodes(database, site, [
      { id: 1, tags: { shop: "bakery", name: "Bäckerei Morgenrot", wheelchair: "yes" } },
      { id: 2, tags: { shop: "bakery", name: "Backhaus Ankerplatz" } },
      { id: 3, tags: { shop: "kiosk", name: "Kiosk Eck", wheelchair: "yes" } },
    ]);
  });
  after(() => database.drop());

  const ways = async (question: Record<string, string>) =>
    (await waysOut(visitOf(database.read, site), parseQuestion(question))).map(({ label }) => label);

  it("a word that stands nowhere gets neither another quarter nor fewer filters", async () => {
    assert.deepEqual(await ways({ q: "zzzzqq", gebiet: "markt", rollstuhl: "yes" }), general);
  });
  it("only filters and quarters that lead to something are offered, with how many it is", async () => {
    assert.deepEqual(await ways({ q: "Morgenrot", gebiet: "markt" }), [
      "Ohne „Markt“ suchen (1)",
      "In Hafen suchen (1)",
      ...general,
    ]);
    assert.deepEqual(await ways({ gebiet: "markt", rollstuhl: "yes" }), [
      "Ohne „Markt“ suchen (2)",
      "In Hafen suchen (2)",
      "Alle Filter wegnehmen",
      ...general,
    ]);
  });
  it("a part of the map without what was asked leads to all of the town, misspelt or not", async () => {
    for (const q of ["Morgenrot", "Morgenrto"])
      assert.deepEqual(await ways({ q, ausschnitt: "6.1,51.1,6.11,51.11" }), [
        "Ohne „In diesem Kartenausschnitt“ suchen (1)",
        ...general,
      ]);
  });
  it("the nearest spelling is offered as it is written", async () => {
    assert.deepEqual(await ways({ q: "Ankerplatten" }), ["Meinten Sie „Ankerplatz“? (1)", ...general]);
  });

  const open = async (query: string, locale: Locale = "de") =>
    htmlOf(
      await listPage(
        visitOf(database.read, site, locale, {
          url: new URL(`https://quartier.example/voll/betriebe?${query}`),
        }),
      ),
    );
  it("the page says without which word it found something", async () => {
    const html = await open("q=Kiosk+xyzzy");
    assert.match(html, /Ohne „xyzzy“ gefunden/);
    assert.match(html, /Kiosk Eck/);
    assert.doesNotMatch(await open("q=Kiosk+Eck"), /kern-alert/);
    assert.match(await open("q=Kiosk+xyzzy", "tr"), /“xyzzy” olmadan bulundu/);
  });
  it("the page says what it looked for instead, as it was typed and as it is written", async () => {
    const html = await open("q=Morgenrto");
    assert.match(html, /„Morgenrto“.*Morgenrot/);
    assert.doesNotMatch(await open("q=zzzzqq"), /kern-alert/);
  });
  it("the page shows the list without a time for which no opening times are known, and says so", async () => {
    for (const wrong of [
      "offen=2027-06-01T10:00",
      "offen=2026-11-01T10:00",
      "tag=2026-11-01&zeit=10:00",
      "offen=x",
    ]) {
      const html = await open(wrong);
      assert.match(html, /liegt nicht in den kommenden 14 Tagen/, wrong);
      assert.match(html, /Kiosk Eck/, wrong);
      assert.doesNotMatch(html, /2027-06|2026-11-01/, wrong);
    }
    assert.doesNotMatch(await open("offen=jetzt"), /14 Tagen/);
    assert.match(await open("offen=x", "uk"), /найближчі 14 днів/);
  });
  it("the page searches for the beginning of a long text, and says so", async () => {
    const long = await open(`q=${encodeURIComponent("Kiosk Eck ".repeat(30))}`);
    assert.match(long, /nur mit dem Anfang: „Kiosk Eck/);
    assert.match(long, /id="b1"/);
    const wordy = await open(
      `q=${encodeURIComponent("Kiosk Eck alpha beta gamma delta epsilon zeta eta theta")}`,
    );
    assert.match(wordy, /Anfang: „Kiosk Eck alpha beta gamma delta epsilon zeta“/);
    assert.match(await open(`q=${"x".repeat(250)}`), /Anfang: „x+“/);
  });
});
