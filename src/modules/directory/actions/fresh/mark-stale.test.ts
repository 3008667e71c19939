// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { askingSchema } from "../../rules/fresh/asking.ts";
import { facet } from "../../rules/listing/build-listing.ts";
import { type Search, searchListings } from "../../store/search/search.ts";
import { setAsking } from "../../store/settings.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { confirmWithin } from "./confirm-within.ts";
import { markStaleOf } from "./mark-stale.ts";

const old = ["Bäckerei Alt", "Bäckerei Betagt"];
const fresh = ["Bäckerei Ziel", "Bäckerei Zuletzt"];
const day = 86_400_000;

describe("what nobody has confirmed for long", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    for (const [part, names] of [old, fresh].entries())
      await importNodes(
        database,
        site,
        names.map((name, index) => ({
          id: 10 * part + index,
          lat: 51.42 + part / 100 + index / 1000,
          tags: { shop: "bakery", name, opening_hours: "24/7" },
        })),
      );
    await within(async (tx) => {
      await sql`update directory.source set as_of = case when id = (select min(id) from directory.source)
        then current_date - 300 else current_date end`.execute(tx);
      const sources = await sql<{
        days: number;
      }>`select current_date - as_of as days from directory.source`.execute(tx);
      assert.deepEqual(sources.rows.map(({ days }) => days).sort(), [0, 300]);
    });
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const found = async (search: Partial<Search> = {}) =>
    (
      await searchListings(database.db, site.id, {
        text: "",
        facets: [],
        nowMinute: Math.floor(Date.now() / 60_000),
        limit: 10,
        offset: 0,
        counts: false,
        ...search,
      })
    ).hits;
  const order = async (search?: Partial<Search>) => (await found(search)).map(({ name }) => name);
  const near = { lat: 51.42, lon: 6.76 };
  const ways: Record<string, Partial<Search>> = {
    "the plain list": {},
    "the list by name": { order: "name" },
    "a filter": { facets: [facet("c", "shop/bakery")], counts: true },
    "a filter by name": { facets: [facet("c", "shop/bakery")], order: "name" },
    "what is open": { openAt: Math.floor(Date.now() / 60_000) },
    "a word": { text: "bäckerei" },
    "a word near a place": {
      text: "bäckerei",
      near,
      radius: 5_000,
      box: { west: 6, east: 7, south: 51, north: 52 },
    },
    "a part of the map": { box: { west: 6, east: 7, south: 51, north: 52 } },
  };

  it("stands where it belongs as long as it is fresh", async () => {
    assert.equal(await markStaleOf(database.owner, site, new Date()), 0);
    assert.deepEqual(await order(), [...old, ...fresh]);
  });

  it("sinks on the day on which the period is over, and says so", async () => {
    const later = new Date(Date.now() + 70 * day);
    assert.equal(await markStaleOf(database.owner, site, later), 2);
    assert.equal(await markStaleOf(database.owner, site, later), 0, "twice is once");
    for (const [way, search] of Object.entries(ways))
      assert.deepEqual(await order(search), [...fresh, ...old], way);
    assert.deepEqual(
      (await found()).map(({ card }) => card.stale ?? false),
      [false, false, true, true],
    );
  });

  it("still stands where it is nearest, new, or meets the question better", async () => {
    assert.deepEqual((await order({ near, order: "distance" }))[0], old[0]);
    assert.deepEqual((await order({ text: "Bäckerei Alt" }))[0], old[0]);
  });

  it("rises as soon as somebody confirms it, and not by a word from long ago", async () => {
    const [id] = (await found()).filter(({ name }) => name === old[0]).map((hit) => hit.id);
    const confirm = (at: Date) =>
      within((tx) =>
        confirmWithin(
          tx,
          site,
          id ?? "",
          { at, word: "editor", personId: null },
          new Date(Date.now() + 70 * day),
        ),
      );
    await confirm(new Date(Date.now() - 400 * day));
    assert.deepEqual(await order(), [...fresh, ...old]);
    await confirm(new Date());
    assert.deepEqual(await order(), [old[0], ...fresh, old[1]]);
  });

  it("is what the site has set", async () => {
    await within((tx) => setAsking(tx, site.id, askingSchema.parse({ months: 6 })));
    await markStaleOf(database.owner, site, new Date());
    assert.deepEqual(await order(), [old[0], ...fresh, old[1]]);
    await within((tx) => setAsking(tx, site.id, askingSchema.parse({ months: 24 })));
    await markStaleOf(database.owner, site, new Date());
    assert.deepEqual(await order(), [...old, ...fresh]);
  });

  it("costs the plain list no sort: it is read in the order of an index", async () => {
    const { rows } = await within(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      // So few are sorted faster than read in order; where no index had the order, they would be sorted all the same.
      await sql`set local enable_sort = off`.execute(tx);
      return sql<{ "QUERY PLAN": string }>`explain (costs off) select s.business_id from directory.listing s
        where s.site_id = ${site.id} order by s.stale, s.sort_name, s.business_id limit 16`.execute(tx);
    });
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    assert.match(plan, /listing_sort/);
    assert.doesNotMatch(plan, /Sort$|Sort /m);
  });
});
