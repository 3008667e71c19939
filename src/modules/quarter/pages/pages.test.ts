import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { locales } from "../../../kernel/i18n/locales.ts";
import { gatherSlots } from "../../../kernel/module/slot.ts";
import { escapeHtml } from "../../../kernel/ui/escape.ts";
import { describeProject } from "../actions/describe-project.ts";
import {
  areaParts,
  entriesFor,
  menuEntries,
  openStreetMapUses,
  siteMapParts,
  siteStartParts,
} from "../index.ts";
import { type Figure, projectProfile } from "../rules/project.ts";
import type { Site } from "../rules/site.ts";
import { migrations } from "../store/migrations/index.ts";
import { quarterTexts } from "../texts/texts.ts";
import { overview } from "./about/overview.tsx";
import { areaList } from "./areas/area-list.tsx";
import { areaPage } from "./areas/area-page.tsx";
import { menus } from "./menus.ts";
import { durationOf } from "./project/profile-facts.tsx";
import { projectPage } from "./project/project-page.tsx";
import { sitePages } from "./routes.ts";
import { siteStart } from "./site-start.tsx";
import { htmlOf, madeAreas, makeSite, visitOf } from "./testing/made-site.ts";

const figure = (figure: Partial<Figure>): Figure => ({
  indicator: "people",
  label: { de: "Menschen" },
  unit: "persons",
  scope: "city",
  value: 502_634,
  approximate: false,
  date: "2016-12-31",
  dateLabel: "2016",
  source: "Stadt Musterstadt, Statistik (2016)",
  ...figure,
});

const project = projectProfile.parse({
  title: "Gemeinsam im Quartier",
  from: "2019-01",
  to: "2022-12",
  fields: [{ key: "work", text: { de: "Arbeit finden", tr: "İş bulmak" } }],
  fieldNotes: { work: { de: "In drei Teilprojekten" } },
  activities: [{ field: "work", text: { de: "Nähwerkstatt" } }],
  goals: ["Alle machen mit."],
  targetGroups: ["Frauen"],
  partners: [
    { name: "Werkkiste", role: "project" },
    { name: "Schulen", label: { de: "Schulen", en: "Schools" }, role: "cooperation" },
  ],
  funding: {
    total_cents: 135_000_000,
    note: { de: "rund", en: "about" },
    parts: [
      { name: "ESF", amount_cents: 67_000_000 },
      { name: "Bund", amount_cents: 54_000_000 },
    ],
  },
});

describe("the pages of a site", () => {
  let database: TestDatabase;
  let full: Site;
  let bare: Site;

  before(async () => {
    database = await testDatabase([{ module: "quarter", migrations }]);
    const texts = { claim: { de: "Gut, dass du da bist." }, intro: { de: "Ein Satz. Noch einer." } };
    full = await makeSite(database.db, { key: "voll", texts, areas: madeAreas });
    bare = await makeSite(database.db, { key: "leer" });
    await describeProject(database.db, full.id, project, [
      figure({}),
      figure({ scope: "programme-area", value: 38_720 }),
      figure({ indicator: "rate", label: { de: "Quote" }, unit: "percent", value: 19.6 }),
      figure({
        indicator: "rate",
        label: { de: "Quote" },
        unit: "percent",
        scope: "programme-area",
        value: 39.1,
      }),
      figure({
        indicator: "size",
        label: { de: "Fläche" },
        unit: "ha",
        scope: "programme-area",
        value: 68,
        approximate: true,
        note: { de: "Das erscheint zu klein." },
      }),
    ]);
  });
  after(() => database.drop());

  it("begin with search, what capabilities show, areas and project", async () => {
    const contributes = [siteStartParts.fill(10, async () => "Läden von hier")];
    const html = htmlOf(await siteStart(visitOf(database.db, full, "de", { contributes })));
    assert.match(html, /<form class="search[^>]* action="\/voll\/de\/betriebe" method="get"/);
    assert.match(html, /name="q"/);
    const order = ["Gut, dass du da bist.", "Läden von hier", "Unsere Gebiete", "Ein Satz. Noch einer."];
    const places = order.map((text) => html.lastIndexOf(text));
    assert.ok(
      places.every((place, index) => place > (places[index - 1] ?? 0)),
      String(places),
    );
    assert.match(html, /href="\/voll\/de\/gebiete\/hafen"/);
    assert.match(html, /href="\/voll\/de\/projekt"/);
  });

  it("are friendly where there is nothing yet", async () => {
    assert.match(htmlOf(await siteStart(visitOf(database.db, bare))), /Gerade entsteht hier etwas/);
    assert.match(htmlOf(await areaList(visitOf(database.db, bare))), /Noch keine Gebiete/);
    const empty = await projectPage(visitOf(database.db, bare));
    assert.match(htmlOf(empty), /stellt sich bald vor.*href="\/leer\/de\/betriebe"/);
    assert.equal(empty.noIndex, true);
  });

  it("names the first of many areas, and leads to them all", async () => {
    const [first] = madeAreas;
    assert.ok(first);
    const areas = Array.from({ length: 30 }, (_, index) => ({
      ...first,
      key: `teil-${index + 1}`,
      name: `Teil ${index + 1}`,
    }));
    const large = await makeSite(database.owner, { key: "gross", areas });
    const html = htmlOf(await siteStart(visitOf(database.db, large)));
    assert.match(html, /Teil 6/);
    assert.doesNotMatch(html, /Teil 7/);
    assert.match(html, /href="\/gross\/de\/gebiete"/);
  });

  it("describe the project with its partners and its money", async () => {
    const html = htmlOf(await projectPage(visitOf(database.db, full)));
    for (const text of [
      "Januar 2019",
      "Dezember 2022",
      "Arbeit finden",
      "In drei Teilprojekten",
      "Nähwerkstatt",
      "Werkkiste",
      "Schulen",
    ])
      assert.ok(html.includes(text), text);
    assert.match(html, /Zusammen rund 1\.350\.000\s€/);
    assert.match(html, /<rect class="series-2" x="55.37" width="44.63"/);
    assert.match(html, /<table.*670\.000\s€.*55\s%/);
  });

  it("say when the project runs as exactly as it is known, and no more", () => {
    const runs = (from: string | undefined, to: string | undefined) =>
      locales.map((locale) => durationOf({ from, to }, locale));
    const [german] = runs("2019", "2022");
    assert.equal(german, "2019–2022");
    for (const text of runs("2019", "2022"))
      assert.match(text ?? "", /^[^\p{L}]*2019[^\p{L}]+2022(?:\s[гр]\.)?[^\p{L}]*$/u);
    assert.match(runs("2019-01", "2022-12")[0] ?? "", /^Januar 2019\s–\sDezember 2022$/);
    assert.match(runs("2019-01-15", "2019-03-31")[0] ?? "", /^15\. Januar\s–\s31\. März 2019$/);
    assert.equal(runs("2019", "2022-06")[0], "2019 – Juni 2022");
    assert.equal(runs("2019", "2019")[0], "2019");
    assert.match(runs("2019", undefined)[0] ?? "", /2019$/);
    assert.equal(projectProfile.safeParse({ title: "A", from: "2019-13" }).success, false);
  });

  it("lead to the areas from the menu only where there are some", () => {
    const entries = menuEntries.of(gatherSlots(menus));
    const labels = (site: Site) => entriesFor(entries, site).map(({ label }) => label("de"));
    assert.deepEqual(
      labels(full).filter((label) => !labels(bare).includes(label)),
      ["Gebiete"],
    );
  });

  it("mark texts that are not in the language of the page", async () => {
    const html = htmlOf(await projectPage(visitOf(database.db, full, "tr")));
    assert.match(html, /<h3>İş bulmak<\/h3>/);
    assert.match(html, /<li><span lang="de" dir="auto">Nähwerkstatt<\/span><\/li>/);
  });

  it("show figures of town and area side by side, each unit with its own scale", async () => {
    const parts = [areaParts.fill(10, async (_, area) => `Betriebe in ${area.name}`)];
    const visit = visitOf(database.db, full, "de", { params: { area: "hafen" }, contributes: parts });
    const html = htmlOf(await areaPage(visit));
    assert.match(html, /Betriebe in Hafen/);
    assert.match(html, /Hafen und Markt bilden zusammen das Programmgebiet/);
    // Shares are drawn of 100, people of the larger number.
    assert.match(html, /<rect width="39.10" height="4">/);
    assert.match(html, /<rect width="7.70" height="4">/);
    assert.match(html, /<strong>ca\. 68 Hektar<\/strong>/);
    assert.match(html, /<p class="muted small">Das erscheint zu klein\.<\/p>/);
    assert.match(html, /Stand: 2016.*Stadt Musterstadt, Statistik \(2016\)/);
    assert.equal((html.match(/<table/g) ?? []).length, 2);
  });

  it("say of a rough value that it is one, in every language", async () => {
    const site = await makeSite(database.db, { key: "rund", areas: madeAreas });
    const funding = { total_cents: 300, approximate: true, note: { de: "rund" } };
    const parts = [{ name: "ESF", amount_cents: 200 }];
    await describeProject(
      database.db,
      site.id,
      projectProfile.parse({ title: "Rund", funding: { ...funding, parts } }),
      [figure({ unit: "ha", value: 68, approximate: true }), figure({ indicator: "exact", value: 71 })],
    );
    for (const locale of locales) {
      const about = escapeHtml(quarterTexts(locale)("about", { value: "" }).trim());
      const area = htmlOf(await areaPage(visitOf(database.db, site, locale, { params: { area: "hafen" } })));
      assert.match(area, new RegExp(`<strong>${about} \\D{0,5}68`), locale);
      assert.match(area, /<strong>71</, locale);
      const project = htmlOf(await projectPage(visitOf(database.db, site, locale)));
      const amounts = project.split(/€|EUR/).length - 1;
      assert.ok(amounts >= 3, `${locale}: total, legend and table`);
      assert.equal(project.split(`${about} `).length - 1, amounts, locale);
      assert.doesNotMatch(project, /rund \d/, locale);
    }
  });

  it("say whose data they show: those of OpenStreetMap where a capability has any", async () => {
    const demo = await makeSite(database.db, { key: "probe", areas: madeAreas, demo: true });
    for (const draw of [siteStart, areaPage])
      for (const site of [full, demo])
        for (const uses of [[], [false], [false, true]]) {
          const contributes = uses.map((one, index) => openStreetMapUses.fill(index, async () => one));
          const visit = visitOf(database.db, site, "de", { params: { area: "hafen" }, contributes });
          const answer = await draw(visit);
          assert.ok(answer.kind === "page" && answer.osm === uses.includes(true), `${draw.name} ${uses}`);
        }
  });

  it("do not know areas that are not there", async () => {
    const answer = await areaPage(visitOf(database.db, full, "de", { params: { area: "mond" } }));
    assert.deepEqual(answer, { kind: "refusal", status: 404 });
  });

  it("list all pages for people", async () => {
    const group = { title: "Betriebe", links: [{ label: "Bäckerei", href: "/voll/de/branchen/b" }] };
    const contributes = [siteMapParts.fill(10, async () => [group])];
    const html = htmlOf(await overview(visitOf(database.db, full, "de", { contributes })));
    for (const path of ["projekt", "gebiete/markt", "branchen/b", "datenschutz", "uebersicht"])
      assert.ok(html.includes(`href="/voll/de/${path}"`), path);
  });

  it("can be drawn in every language, each with a title of its own", async () => {
    for (const locale of locales) {
      const titles = new Set<string>();
      for (const route of sitePages) {
        const answer = await route.handle(visitOf(database.db, full, locale, { params: { area: "hafen" } }));
        assert.ok(htmlOf(answer).includes("<h1>"), `${locale} ${route.path}`);
        if (answer.kind === "page") titles.add(answer.title);
      }
      assert.equal(titles.size, sitePages.length, locale);
    }
  });
});
