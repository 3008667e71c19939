import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { setStatus } from "../../actions/set-status.ts";
import { importNodes, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { searchListings } from "../search/search.ts";
import { nearHere } from "./near-here.ts";

/** Two hundred shops on a skewed grid, denser in the middle, and some schools among them. */
const nodes: ToyNode[] = Array.from({ length: 200 }, (_, index) => {
  const angle = index * 2.4;
  const far = 0.0001 * index ** 1.2;
  const tags: Record<string, string> =
    index % 9 === 0
      ? { amenity: "school", name: `Schule ${index}` }
      : { shop: "kiosk", name: `Laden ${index}` };
  return { id: index + 1, lat: 51.43 + far * Math.sin(angle), lon: 6.76 + far * Math.cos(angle), tags };
});

describe("near here", () => {
  let database: TestDatabase;
  let site: Site;
  const nowMinute = Math.floor(Date.now() / 60_000);
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, nodes);
    await importNodes(database, await openSite(database, "elsewhere"), nodes.slice(0, 50));
  });
  after(() => database.drop());

  const all = async () => {
    const search = { text: "", facets: [], nowMinute, limit: 300, offset: 0, counts: false };
    return (await searchListings(database.read, site.id, search)).hits;
  };
  const near = (self: { id: string; lat: number; lon: number }, limit = 4) =>
    nearHere(database.read, site.id, { self: self.id, place: self, limit, nowMinute });

  it("shows the same as measuring the way to each business of the site", async () => {
    const hits = await all();
    assert.equal(hits.length, 200);
    for (const self of hits) {
      const measured = hits
        .filter(({ id, kind }) => id !== self.id && kind === "business")
        .map((hit) => distanceMetres(self, hit))
        .filter((metres) => metres <= 2000)
        .sort((a, b) => a - b)
        .slice(0, 4);
      const found = await near(self);
      assert.equal(found.length, measured.length, self.name);
      found.forEach((hit, index) => {
        // The one measures on a plane, the other on a sphere.
        const metres = measured[index] ?? 0;
        assert.ok(Math.abs((hit.distance ?? -1) - metres) < 1 + metres / 100, `${self.name} to ${hit.name}`);
        assert.notEqual(hit.id, self.id);
      });
    }
  });

  it("shows neither what is hidden nor what is perhaps closed", async () => {
    const self = (await all()).find(({ name }) => name === "Laden 1");
    assert.ok(self);
    const [first, second] = await near(self);
    assert.ok(first && second);
    await setStatus(database.owner, site, first.shortId, { status: "hidden", actor: "test" });
    await setStatus(database.owner, site, second.shortId, { status: "perhaps-closed", actor: "test" });
    const names = (await near(self)).map(({ name }) => name);
    assert.equal(names.length, 4);
    assert.ok(!names.includes(first.name) && !names.includes(second.name), names.join());
  });

  it("is empty where nothing is within two kilometres", async () => {
    const far = { id: "00000000-0000-0000-0000-000000000001", lat: 51.5, lon: 6.9 };
    assert.deepEqual(await near(far), []);
  });
});
