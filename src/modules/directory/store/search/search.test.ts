import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { importNodes, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { matchingIds } from "../matching.ts";
import { type Search, searchListings } from "./search.ts";
import { nearestSpellings } from "./vocabulary.ts";

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
    // Whether it may be counted there at all: in a table as small as this one it is a matter of luck whether it pays.
    const plan = await database.read.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      await sql`set local enable_bitmapscan = off`.execute(tx);
      return sql<{ "QUERY PLAN": string }>`
        explain select facet_set_id, count(*) from directory.listing l
        where l.site_id = ${site.id} and l.facet_set_id = any ('{1,2,3}') group by 1`.execute(tx);
    });
    assert.match(
      plan.rows.map((row) => row["QUERY PLAN"]).join("\n"),
      /Index Only Scan using listing_facets/,
    );
  });
});

describe("words", () => {
  let database: TestDatabase;
  let site: Site;
  const here = { lat: 51.42, lon: 6.76 };
  const named = (id: number, name: string, tags: Record<string, string>): ToyNode => ({
    id,
    lat: here.lat + id / 10_000,
    lon: here.lon,
    tags: { name, ...tags },
  });
  before(async () => {
    ({ database, site } = await testDirectory());
    const tailor = { shop: "tailor" };
    const therapist = { healthcare: "speech_therapist" };
    await importNodes(database, site, [
      ...nodes.map((node) => ({ ...node, id: node.id + 1000 })),
      named(1, "Logopädie Yılmaz", therapist),
      named(2, "Praxis Mundwerk", therapist),
      named(3, "Yılmaz Market", { shop: "supermarket" }),
      named(4, "Kanzlei Schröder", { office: "lawyer" }),
      named(5, "Schroeder Moden", { shop: "clothes" }),
      named(6, "Schilder Blank", { craft: "signmaker" }),
      named(7, "Änderungsschneiderei Nadel", tailor),
      named(8, "Nadel", tailor),
      named(9, "Nadelöhr", { shop: "sewing" }),
      named(10, "Die goldene Nadel", { shop: "haberdashery" }),
      named(11, "H&M", { shop: "clothes" }),
      named(12, "Werkbank Süd", { shop: "tool_hire" }),
      named(13, "Sparstrumpf eG", { amenity: "bank" }),
      named(14, "Friseur Klang", { shop: "hairdresser" }),
      named(15, "Handy Klinik", { shop: "mobile_phone", phone: "+49 203 7654321" }),
      named(17, "Apotheke Schneider", { amenity: "pharmacy" }),
      named(18, "Schneiderei Faden", tailor),
      named(16, "Salamander", { shop: "shoes", description: "Bis acht Uhr offen." }),
    ]);
  });
  after(() => database.drop());

  const find = (text: string, more: Partial<Search> = {}) =>
    searchListings(database.read, site.id, {
      text,
      facets: [],
      nowMinute: 0,
      limit: 18,
      offset: 0,
      counts: false,
      ...more,
    });
  const names = async (text: string, more?: Partial<Search>) =>
    (await find(text, more)).hits.map(({ name }) => name);

  const expected: [q: string, first: string[]][] = [
    ["Logopädie", ["Logopädie Yılmaz", "Praxis Mundwerk"]],
    ["logopadie", ["Logopädie Yılmaz", "Praxis Mundwerk"]],
    ["Logopedie", ["Logopädie Yılmaz", "Praxis Mundwerk"]],
    ["Yılmaz", ["Yılmaz Market", "Logopädie Yılmaz"]],
    ["Yilmaz", ["Yılmaz Market", "Logopädie Yılmaz"]],
    ["Logopädie Yılmaz", ["Logopädie Yılmaz"]],
    ["yilmaz logopädie", ["Logopädie Yılmaz"]],
    ["Schröder", ["Schroeder Moden", "Kanzlei Schröder"]],
    ["Schroeder", ["Schroeder Moden", "Kanzlei Schröder"]],
    ["Nadel", ["Nadel", "Nadelöhr", "Änderungsschneiderei Nadel", "Die goldene Nadel"]],
    ["H&M", ["H&M"]],
    ["H & M", ["H&M"]],
    ["hm", ["H&M"]],
    ["Banken", ["Sparstrumpf eG"]],
    ["7654", ["Handy Klinik"]],
    ["0203 7654321", ["Handy Klinik"]],
  ];
  for (const [q, first] of expected)
    it(`find the right ones in the right order: ${q}`, async () =>
      assert.deepEqual((await names(q)).slice(0, first.length), first));

  it("that name a trade bring it before people who are called alike", async () => {
    const found = await names("Schneiderei", { limit: 200 });
    assert.equal(found[0], "Schneiderei Faden");
    const other = found.indexOf("Apotheke Schneider");
    assert.ok(other === -1 || other > found.indexOf("Änderungsschneiderei Nadel"));
    assert.ok((await names("Schneider")).includes("Apotheke Schneider"));
  });

  it("find the nearer first among those that are equally good", async () => {
    const far = { lat: here.lat + 0.1, lon: here.lon };
    const bakers = await names("Bäckerei", { near: here, limit: 2 });
    assert.notDeepEqual(await names("Bäckerei", { near: far, limit: 2 }), bakers);
    assert.equal(
      (await names("Nadel", { near: far }))[0],
      "Nadel",
      "the exact name goes before the nearer one",
    );
  });

  it("are left out, the least telling first, where nothing has all of them", async () => {
    const offer = await find("Friseur offen");
    assert.deepEqual([offer.hits[0]?.name, offer.leftOut], ["Friseur Klang", ["offen"]]);
    const owner = await find("Salamander Friseur Xyzzy");
    assert.ok(owner.leftOut.includes("Xyzzy"));
    assert.deepEqual((await find("Xyzzy Qwxq")).leftOut, []);
    const all = await find("Friseur Klang");
    assert.deepEqual(all.leftOut, []);
  });

  it("are corrected by what is said here, never into another number, and not into something else", async () => {
    assert.deepEqual((await find("Mundwrek")).corrections, [{ from: "Mundwrek", to: "Mundwerk" }]);
    assert.deepEqual((await find("Sparstrunf")).corrections, [{ from: "Sparstrunf", to: "Sparstrumpf" }]);
    for (const text of ["7654322111", "Schrodinger", "peek"]) {
      const { total, corrections } = await find(text);
      assert.deepEqual([total, corrections], [0, []], text);
    }
  });

  it("that are nearest are offered where nothing was found", async () => {
    assert.ok(
      (await nearestSpellings(database.read, site.id, "Salamanderschuh", "de")).includes("Salamander"),
    );
    // Two wrong letters, wherever they stand.
    for (const [text, meant] of [
      ["Saxamamder", "Salamander"],
      ["Sqlimander", "Salamander"],
      ["Lonopäeie", "Logopädie"],
      ["Ylpmaz", "Yılmaz"],
    ] as const)
      assert.ok((await nearestSpellings(database.read, site.id, text, "de")).includes(meant), text);
    assert.deepEqual(await nearestSpellings(database.read, site.id, "zzzzqq 123456", "de"), []);
  });

  it("do not look for the numbers of an equation, and say so", async () => {
    for (const shape of ["Nadel' OR N -- ", "Nadel') OR (N", "N Nadel", "Nadel N"]) {
      const asked = (instead: string) => find(shape.replace(/\bN\b/, instead));
      const [yes, no, plain] = [await asked("1=1"), await asked("1=2"), await asked(" ")];
      assert.deepEqual([yes.hits, yes.total], [no.hits, no.total], shape);
      assert.deepEqual(yes.hits, plain.hits, shape);
      assert.deepEqual([yes.leftOut[0], no.leftOut[0]], ["1=1", "1=2"]);
      assert.deepEqual(yes.leftOut.slice(1), plain.leftOut);
    }
  });

  it("may hold anything", async () => {
    for (const text of ["'", "\\", "a:* & !b", "((", "<->", "%_%", "'':*", "ا'ب\\", "x".repeat(200), "& & &"])
      assert.ok((await find(text)).total !== undefined, text);
  });
});
