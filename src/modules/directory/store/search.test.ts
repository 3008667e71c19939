import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { importNodes, openSite, type ToyNode, testDirectory } from "../testing/test-directory.ts";
import { matchingIds } from "./matching.ts";
import { type Search, searchListings } from "./search.ts";

const shops = ["bakery", "hairdresser", "kiosk", "tailor"];
const hours = ["24/7", "Mo-Fr 08:00-18:00", "Sa 10:00-12:00"];

/** Three hundred businesses in which every filter meets every other one. */
const nodes: ToyNode[] = Array.from({ length: 300 }, (_, index) => ({
  id: index + 1,
  tags: {
    shop: shops[index % 4] ?? "kiosk",
    name: `Laden ${String((index * 37) % 300).padStart(3, "0")}`,
    ...(index % 3 === 0 && { wheelchair: "yes" }),
    ...(index % 5 === 0 && { "language:tr": "yes" }),
    ...(index % 7 !== 0 && { opening_hours: hours[index % hours.length] ?? "24/7" }),
  },
}));

describe("filters alone", () => {
  let database: TestDatabase;
  let site: Site;
  const minute = Math.floor(Date.now() / 60_000) + 24 * 60;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, nodes);
    await importNodes(database, await openSite(database, "elsewhere"), nodes.slice(0, 50));
  });
  after(() => database.drop());

  const questions: Pick<Search, "facets" | "openAt">[] = [
    { facets: ["c:shop/bakery"] },
    { facets: ["c:shop/bakery", "w:yes"] },
    { facets: ["l:tr", "w:yes", "c:shop/kiosk"] },
    { facets: ["w:yes"], openAt: minute },
    { facets: [], openAt: minute },
    { facets: [] },
    { facets: ["c:shop/nothing"] },
  ];

  for (const question of questions) {
    it(`find and count the same as looking at each entry: ${JSON.stringify(question)}`, async () => {
      const asked = { text: "", nowMinute: minute, ...question };
      const expected = await matchingIds(database.read, site.id, asked);
      const counts: Record<string, number> = {};
      const found: string[] = [];
      for (let offset = 0; ; offset += 40) {
        const page = await searchListings(database.read, site.id, {
          ...asked,
          limit: 40,
          offset,
          counts: true,
        });
        assert.equal(page.total, expected.length);
        Object.assign(counts, page.counts);
        found.push(...page.hits.map((hit) => hit.id));
        if (page.hits.length < 40) break;
      }
      assert.deepEqual(found, expected);
      assert.equal(counts["k:business"] ?? 0, expected.length);
      for (const facet of question.facets) assert.equal(counts[facet] ?? 0, expected.length);
      const newest = await searchListings(database.read, site.id, {
        ...asked,
        order: "new",
        limit: 300,
        offset: 0,
        counts: false,
      });
      assert.deepEqual(newest.hits.map((hit) => hit.id).sort(), [...expected].sort());
    });
  }

  it("are counted in an index, and sets are seen in their site only", async () => {
    const { rows } = await sql<{ set: string }>`
      select f.id::text as set from directory.facet_set f where site_id = ${site.id} limit 1`.execute(
      database.owner,
    );
    assert.deepEqual(rows, [], "outside its site nobody sees a set");
    const plan = await sql<{ "QUERY PLAN": string }>`
      explain select facet_set_id, count(*) from directory.listing l
      where l.site_id = ${site.id} and l.facet_set_id = any ('{1,2,3}') group by 1`.execute(database.read);
    assert.match(
      plan.rows.map((row) => row["QUERY PLAN"]).join("\n"),
      /Index Only Scan using listing_facets/,
    );
  });
});
