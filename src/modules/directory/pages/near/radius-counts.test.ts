// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import { visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { boxAroundPlace, mostCounted } from "../../rules/search/near.ts";
import { parseQuestion, radii } from "../../rules/search/question.ts";
import { countWithin } from "../../store/map.ts";
import { searchListings } from "../../store/search/search.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { find, radiusCounts } from "../find.ts";
import { ListFilters } from "../list-filters.tsx";

let database: TestDatabase;
let site: Site;
after(() => database.drop());

const near = { lat: 51.42, lon: 6.76 };
const count = 600;
/** A limit that so few exceed, far enough for words to be too many as well. */
const most = 100;
const circles = [50, 100, 101, 250, 700];
/** Metres from `near` at which each entry stands: one to each metre. */
const metresOf = (index: number) => index + 0.5;

/** A point so many metres from `near`, all around it, as the database measures. */
function pointAt(metres: number, angle: number): { lat: number; lon: number } {
  const lon = near.lon + (metres * Math.cos(angle)) / (111_320 * Math.cos((near.lat * Math.PI) / 180));
  return { lat: near.lat + (metres * Math.sin(angle)) / 110_574, lon };
}

before(async () => {
  ({ database, site } = await testDirectory());
  await importNodes(
    database,
    site,
    Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      // Due north, south, east and west as well: there a circle touches its box.
      ...pointAt(metresOf(index), index % 3 === 0 ? ((index % 4) * Math.PI) / 2 : index),
      tags: {
        shop: index % 4 === 0 ? "bakery" : "kiosk",
        name: index % 2 === 0 ? `Gerade ${index}` : `Laden ${index}`,
        ...(index % 5 === 0 && { opening_hours: "24/7" }),
        ...(index % 50 === 0 && { "language:tr": "yes" }),
      },
    })),
  );
  await sql`analyze directory.listing`.execute(database.owner);
});

const found = async (query: string | null, more: Partial<Parameters<typeof countWithin>[2]> = {}) =>
  Object.fromEntries(
    await countWithin(database.read, site.id, { near, query, ...more }, undefined, circles, most),
  );

/** What is to be said where these are the hits. */
const expected = (which: (index: number) => boolean) =>
  Object.fromEntries(
    circles.map((radius) => {
      const all = Array.from({ length: count }, (_, index) => index);
      const hits = all.filter((index) => which(index) && metresOf(index) <= radius).length;
      return [radius, Math.min(hits, most + 1)];
    }),
  );

test("each circle is counted exactly to the limit, and what is more is one more", async () => {
  assert.deepEqual(await found(null), { 50: 50, 100: 100, 101: 101, 250: 101, 700: 101 });
  const mixed = [700, 50, 100];
  const counts = await countWithin(database.read, site.id, { near, query: null }, undefined, mixed, most);
  assert.deepEqual(Object.fromEntries(counts), { 50: 50, 100: 100, 700: 101 });
});

test("a thousand is the limit where none is said", async () => {
  const counts = await countWithin(database.read, site.id, { near, query: null }, undefined, circles);
  assert.deepEqual([...counts.values()], [50, 100, 101, 250, 600]);
});

test("words are counted the same, whether they lead to few, to many or to nearly all", async () => {
  assert.deepEqual(
    await found("'l:tr'"),
    expected((index) => index % 50 === 0),
  );
  assert.deepEqual(
    await found("'gerade'"),
    expected((index) => index % 2 === 0),
  );
  assert.deepEqual(
    await found("'c:shop/bakery'"),
    expected((index) => index % 4 === 0),
  );
  assert.deepEqual(await found("'k:business'"), await found(null));
  assert.deepEqual(
    await found("'k:business' & !'c:shop/bakery'"),
    expected((index) => index % 4 !== 0),
  );
  assert.deepEqual(
    await found("'nirgends'"),
    expected(() => false),
  );
});

test("an opening time narrows, with words and without", async () => {
  const openAt = Math.floor(Date.now() / 60_000) + 24 * 60;
  const some = (index: number) => index % 5 === 0;
  assert.deepEqual(await found(null, { openAt }), expected(some));
  assert.deepEqual(await found("'k:business'", { openAt }), expected(some));
  assert.deepEqual(
    await found("'gerade'", { openAt }),
    expected((index) => some(index) && index % 2 === 0),
  );
});

test("a part of the map narrows, and where it meets no circle there is nothing", async () => {
  const { read } = database;
  const north = { west: 6.7, south: near.lat, east: 6.85, north: 51.5 };
  for (const query of [null, "'k:business'"]) {
    const half = await countWithin(read, site.id, { near, query }, north, circles, most);
    for (const radius of circles) {
      const { total } = await searchListings(read, site.id, {
        ...{ text: "", facets: query ? ["k:business"] : [], near, radius, box: north },
        ...{ nowMinute: 0, limit: 0, offset: 0, counts: true },
      });
      assert.ok(total, String(radius));
      assert.equal(half.get(radius), Math.min(total, most + 1), `${query} ${radius}`);
    }
    const away = { west: 6.9, south: 51.5, east: 6.95, north: 51.55 };
    const none = await countWithin(read, site.id, { near, query }, away, circles, most);
    assert.deepEqual([...none.values()], [0, 0, 0, 0, 0]);
  }
});

test("another site's entries do not count", async () => {
  const strange = "00000000-0000-4000-8000-000000000000";
  for (const query of [null, "'k:business'"]) {
    const none = await countWithin(database.read, strange, { near, query }, undefined, circles, most);
    assert.deepEqual([...none.values()], [0, 0, 0, 0, 0]);
  }
});

test("a list leads to as many as its radius said, to the edge of its box", async () => {
  // Half a metre within these an entry lies due north or south.
  for (const radius of [298, 496]) {
    const { total } = await searchListings(database.read, site.id, {
      ...{ text: "", facets: [], near, radius, box: boxAroundPlace(near, radius) },
      ...{ nowMinute: 0, limit: 0, offset: 0, counts: true },
    });
    assert.equal(total, radius);
  }
});

test("each radius is said to hold the same, whichever is asked", async () => {
  const url = new URL("https://quartier.example/hochfeld/de/betriebe");
  const context = visitOf(database.read, site, "de", { url });
  for (const q of ["", "Gerade"]) {
    const all = [300, 500, 600, 600, 600].map((hits) => (q ? hits / 2 : hits));
    for (const umkreis of [undefined, ...radii, 50_000]) {
      const asked = { ...parseQuestion({}), q, ort: near, umkreis };
      const found = await find(context, asked);
      if (umkreis)
        assert.equal(found.total, all[radii.findIndex((radius) => radius >= umkreis)] ?? all.at(-1));
      const counted = await radiusCounts(context, asked, found);
      assert.deepEqual(
        [...(counted ?? [])],
        radii.map((radius, at) => [radius, all[at]]),
        `${q} ${umkreis}`,
      );
      // More than are told apart: what is greater needs no look.
      const many = await radiusCounts(context, asked, { ...found, total: mostCounted + 1 });
      for (const [at, radius] of radii.entries())
        assert.equal(many?.get(radius), umkreis && radius >= umkreis ? mostCounted + 1 : all[at]);
    }
  }
});

/** The counts of the radii, as the page writes them, where so many were counted within a kilometre and two. */
async function countsIn(locale: Locale): Promise<string[]> {
  const url = new URL(`https://quartier.example/hochfeld/${locale}/betriebe?ort=51.42,6.76`);
  const context = visitOf(database.read, site, locale, { url });
  const within = new Map([
    [300, 0],
    [500, 999],
    [1000, mostCounted],
    [2000, mostCounted + 1],
    [5000, mostCounted + 1],
  ]);
  const asked = { ...parseQuestion({}), ort: near };
  const html = String(await ListFilters({ context, asked, counts: {}, within }));
  return [...html.matchAll(/umkreis=\d+[^>]*>[^<]*<small>([^<]*)<\/small>/g)].map(([, text = ""]) => text);
}

test("the page says what was counted, and a plus where there are more, in every language", async () => {
  assert.deepEqual(await countsIn("de"), ["999", "1.000", "1.000+", "1.000+"]);
  assert.deepEqual(await countsIn("en"), ["999", "1,000", "1,000+", "1,000+"]);
  for (const locale of locales) {
    const [, exact = "", more] = await countsIn(locale);
    assert.match(exact, /^1\D?000$/, locale);
    assert.equal(more, `${exact}+`, locale);
  }
});
