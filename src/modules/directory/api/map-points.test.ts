import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { madeContext } from "../../../kernel/web/testing/made-context.ts";
import type { Site, SiteContext } from "../../quarter/index.ts";
import { directory } from "../module.ts";
import { mapPartAddress } from "../pages/addresses.ts";
import { find } from "../pages/find.ts";
import { mapHits } from "../pages/map-hits.tsx";
import { readQuestion } from "../pages/question/read-question.ts";
import type { MapView } from "../rules/map/view.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { mapPoints, pointsIn } from "./map-points.ts";

const shops = ["bakery", "hairdresser", "kiosk", "butcher", "florist"];
const names = [
  "Bäckerei Schröder",
  "Kuaför Yılmaz",
  "Kiosk am Eck",
  "Metzgerei Müller",
  "Blumen <Rosa> & Co",
];
const everywhere: MapView = { box: { west: 6.4, south: 51.1, east: 7.1, north: 51.8 }, zoom: 12 };

const partOf = ({ west, south, east, north }: Box): string =>
  [west, south, east, north].map((degrees) => degrees.toFixed(6)).join(",");

describe("the map of a question", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    const nodes = Array.from({ length: 240 }, (_, index) => ({
      id: index + 1,
      // Every tenth stands at the same door as the one before.
      lat: 51.4 + ((index - (index % 10 === 9 ? 1 : 0)) % 17) * 0.003,
      lon: 6.7 + ((index - (index % 10 === 9 ? 1 : 0)) % 13) * 0.005,
      tags: {
        shop: shops[index % 5] ?? "",
        name: `${names[index % 5]} ${index % 7}`,
        ...(index % 3 === 0 && { opening_hours: "Mo-Fr 09:00-18:00" }),
        ...(index % 4 === 0 && { wheelchair: "yes", "language:tr": "yes" }),
      },
    }));
    await importNodes(database, site, nodes);
  });
  after(() => database.drop());

  const contextOf = (query: Record<string, string>): SiteContext =>
    madeContext(database.read, {
      url: new URL(`http://localhost/hochfeld/de/karte?${new URLSearchParams(query)}`),
      now: new Date("2027-06-09T09:00:00Z"),
      site,
    });
  const sum = (found: { count: number }[]) => found.reduce((total, { count }) => total + count, 0);
  const shown = async (query: Record<string, string>, view: MapView) =>
    sum(await pointsIn(contextOf(query), readQuestion(contextOf(query)), view));

  const query = fc
    .record({
      q: fc.constantFrom(
        "",
        "",
        "bäckerei",
        "backerei schroder",
        "bekerei",
        "kuaför 3",
        "metzgerei",
        "gibtesnicht",
      ),
      kategorie: fc.constantFrom("", "", "shop/bakery", "shop/kiosk"),
      gruppe: fc.constantFrom("", "", "groceries", "beauty"),
      sprache: fc.constantFrom("", "", "tr"),
      rollstuhl: fc.constantFrom("", "", "yes"),
      offen: fc.constantFrom("", "", "jetzt", "2027-06-12T10:00"),
      ort: fc.constantFrom("", "", "51.42,6.73"),
      umkreis: fc.constantFrom("", "500", "2000"),
      ausschnitt: fc.constantFrom("", "", "6.70,51.40,6.73,51.42", "6.9,51.7,6.91,51.71"),
    })
    .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));

  it("shows as many as the list has, whatever is asked and however near", async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 6, max: 20 }), async (asked, zoom) => {
        const context = contextOf(asked);
        const { total } = await find(context, readQuestion(context));
        assert.equal(await shown(asked, { ...everywhere, zoom }), total);
      }),
      { numRuns: 120 },
    );
  });

  it("shows within a view what the list has when it asks for that view", async () => {
    const corner = fc.record({
      west: fc.integer({ min: 0, max: 50 }).map((step) => 6.6901 + step * 0.001),
      south: fc.integer({ min: 0, max: 40 }).map((step) => 51.3901 + step * 0.001),
    });
    await fc.assert(
      fc.asyncProperty(query, corner, async ({ ausschnitt: _, ...asked }, { west, south }) => {
        const box = { west, south, east: west + 0.02, north: south + 0.02 };
        const here = contextOf({
          ...asked,
          ausschnitt: partOf(box),
        });
        const { total } = await find(here, readQuestion(here));
        assert.equal(await shown(asked, { box, zoom: 14 }), total);
      }),
      { numRuns: 60 },
    );
  });

  it("names what stands alone, and counts what stands at one door", async () => {
    const near = { sicht: "6.69,51.39,6.78,51.46", zoom: "19" };
    const answer = await mapPoints(contextOf(near));
    assert.equal(answer.kind, "data");
    const points = JSON.parse(String((answer as { body: string }).body));
    assert.ok(points.places.length > 0 && points.groups.length > 0);
    for (const { name, icon, tone } of points.places) {
      assert.ok(names.some((known) => name.startsWith(known)));
      assert.ok(points.icons[icon].content.length > 0 && tone >= 1 && tone <= 8);
    }
    const total = points.groups.reduce(
      (all: number, group: number[]) => all + (group[2] ?? 0),
      points.places.length,
    );
    assert.equal(total, 240);
  });

  it("gives the cards of what was pressed, with its text escaped", async () => {
    const [alone] = (
      await pointsIn(contextOf({ q: "rosa" }), readQuestion(contextOf({ q: "rosa" })), {
        ...everywhere,
        zoom: 19,
      })
    ).filter(({ count }) => count === 1);
    assert.ok(alone);
    const box = partOf({
      west: alone.lon - 1e-5,
      south: alone.lat - 1e-5,
      east: alone.lon + 1e-5,
      north: alone.lat + 1e-5,
    });
    const answer = await mapHits(contextOf({ q: "rosa", ausschnitt: box }));
    const html = String((answer as { body: string }).body);
    assert.match(html, /Blumen &lt;Rosa&gt; &amp; Co/);
    assert.match(html, /href="\/hochfeld\/de\/betriebe\//);
  });

  it("knows all that its page asks for, and refuses what is misspelt", async () => {
    const route = directory.siteRoutes?.find(({ path }) => path === "/karte/punkte");
    const known = new URLSearchParams(
      mapPartAddress(
        contextOf({}),
        "punkte",
        readQuestion(contextOf({ q: "x", ort: "51,6", umkreis: "500" })),
      ).split("?")[1],
    );
    for (const name of [...known.keys(), "sicht", "zoom"]) assert.ok(route?.known?.includes(name), name);
    const answer = await route?.refuseUnknown?.(["kategori"], contextOf({}));
    assert.ok(answer?.kind === "data" && answer.status === 400);
    assert.match(String(answer.body), /kategori\\" is not known here.*Known are: q, kategorie,/);
  });

  it("refuses what names no view", async () => {
    for (const wrong of [
      {},
      { sicht: "1,2,3", zoom: "3" },
      { sicht: "6,51,7,52" },
      { sicht: "7,51,6,52", zoom: "3" },
    ])
      assert.deepEqual(await mapPoints(contextOf(wrong)), { kind: "refusal", status: 400 });
    assert.deepEqual(await mapHits(contextOf({ q: "rosa" })), { kind: "refusal", status: 400 });
  });
});
