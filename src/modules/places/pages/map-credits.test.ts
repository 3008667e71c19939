import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { makeSite, visitOf } from "../../quarter/pages/testing/made-site.ts";
import type { BaseFeature } from "../rules/base-feature.ts";
import { putBaseFeatures } from "../store/base-features.ts";
import { testPlaces } from "../testing/test-places.ts";
import { creditLine, isOfOpenStreetMap, mapCredits, ownDrawing } from "./map-credits.tsx";
import { mapSvg } from "./map-svg.ts";

let database: TestDatabase;
let demo: Site;
let real: Site;
const osm = "© OpenStreetMap contributors, ODbL";
before(async () => {
  database = await testPlaces();
  demo = await makeSite(database.owner, { key: "schau", demo: true });
  real = await makeSite(database.owner, { key: "echt" });
});
after(() => database.drop());

const street = (ref: string): BaseFeature => ({
  ref,
  kind: "street",
  rank: 1,
  name: "Weg",
  names: {},
  geometry: {
    type: "LineString",
    coordinates: [
      [6.75, 51.42],
      [6.77, 51.42],
    ],
  },
});
const draw = (site: Site, ref: string, attribution: string) =>
  inSite(database.owner, site.id, (tx) => putBaseFeatures(tx, site.id, [street(ref)], { attribution }));
async function seen(site: Site) {
  const context = visitOf(database.read, site);
  const credits = await mapCredits(context);
  const line = [creditLine(credits, "de")].flat().map(String).join("");
  const svg = await mapSvg({ ...context, params: { shade: "hell", box: "6.74,51.41,6.78,51.43.svg" } });
  assert.ok(svg.kind === "data");
  return { line, osm: isOfOpenStreetMap(credits), desc: /<desc>(.*?)<\/desc>/.exec(String(svg.body))?.[1] };
}

test("a map says whose data it is made of, in a demo as well", async () => {
  await draw(demo, "way/1", ownDrawing);
  const drawn = await seen(demo);
  assert.deepEqual([drawn.osm, drawn.desc], [false, ownDrawing]);
  assert.match(drawn.line, /schematisch/);
  await draw(demo, "way/2", osm);
  const mixed = await seen(demo);
  assert.deepEqual([mixed.osm, mixed.desc], [true, `${ownDrawing}; ${osm}`.split("; ").sort().join("; ")]);
  assert.match(
    mixed.line,
    /schematisch.* · <a href="https:\/\/www\.openstreetmap\.org\/copyright">© OpenStreetMap/,
  );
  await draw(demo, "way/1", osm);
  assert.doesNotMatch((await seen(demo)).line, /schematisch/);
});

test("a map of another source names that one and not OpenStreetMap", async () => {
  assert.ok((await seen(real)).osm, "before anything is drawn");
  await draw(real, "a", "Stadt <Musterstadt>");
  const { line, osm, desc } = await seen(real);
  assert.deepEqual(
    [line, osm, desc],
    ["<span>Stadt &lt;Musterstadt&gt;</span>", false, "Stadt &#60;Musterstadt&#62;"],
  );
});
