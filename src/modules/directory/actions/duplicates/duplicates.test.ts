// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { readEdits } from "../../rules/edit/read-edits.ts";
import { countPairs, listPairs } from "../../store/duplicates/queue.ts";
import { readMergedInto } from "../../store/public-business.ts";
import { searchListings } from "../../store/search/search.ts";
import { importRows, type ListRow } from "../../testing/import-rows.ts";
import { importNodes, openDataApp, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { editBusiness } from "../edit-business.ts";
import { undoImport } from "../import/undo-import.ts";
import { setStatus } from "../set-status.ts";
import { mergeDuplicate, separateDuplicate, undoDuplicate } from "./decide-duplicate.ts";

const at = (index: number) => ({ lat: 51.42 + index / 500, lon: 6.755 });
const nodes: ToyNode[] = [
  { id: 1, ...at(1), tags: { shop: "bakery", name: "Bäckerei Sonne", phone: "+49 203 111111" } },
  { id: 2, ...at(2), tags: { amenity: "fast_food", name: "Grill Ali", phone: "+49 203 222222" } },
  { id: 3, ...at(3), tags: { shop: "kiosk", name: "Kiosk Ecke", wheelchair: "no" } },
];
const row = (index: number, more: ListRow): ListRow => ({
  ...more,
  lat: String(at(index).lat + 0.00005),
  lon: String(at(index).lon),
});
const rows: ListRow[] = [
  row(1, {
    name: "Sonne Bäckerei GmbH",
    category: "Bäckerei",
    phone: "0203 111111",
    website: "https://sonne.example",
  }),
  row(2, {
    name: "Imbiss zur Post",
    category: "Imbiss",
    phone: "0203 222222",
    website: "https://post.example",
  }),
  row(5, { name: "Blumen Rosa", category: "Blumen", phone: "0203 555555" }),
];

describe("duplicates", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
  });
  after(() => database.drop());

  const begin = () =>
    inSite(database.owner, site.id, async (tx) => {
      await sql`delete from directory.duplicate_decision`.execute(tx);
      await sql`delete from directory.business`.execute(tx);
      await sql`delete from directory.import_run`.execute(tx);
      await sql`delete from directory.source`.execute(tx);
    });
  /** All that is kept of the entries: facts, words, status, names of the sources, what the public sees. */
  const all = () =>
    inSite(database.owner, site.id, async (tx) => {
      const { rows: kept } = await sql<{ name: string; refs: string[] }>`
        select b.profile->'names'->0->>'value' as name, b.short_id, b.status, b.merged_into, b.profile, b.provenance, b.lat, b.lon,
          array(select i.scheme || ' ' || i.value from directory.identifier i where i.business_id = b.id order by 1) as refs,
          array(select k.key from directory.duplicate_key k where k.business_id = b.id order by 1) as keys,
          (select l.document::text || l.card::text || l.slug from directory.listing l where l.business_id = b.id) as shown
        from directory.business b order by b.id
      `.execute(tx);
      return kept;
    });
  const refs = async () => (await all()).flatMap((one) => one.refs).sort();
  const shown = async () => {
    const search = { text: "", facets: [], nowMinute: 0, limit: 50, offset: 0, counts: false };
    const { hits } = await searchListings(database.read, site.id, search);
    return hits.map(({ name }) => name).sort();
  };
  const pairs = (state?: "open" | "merged" | "separated") =>
    inSite(database.owner, site.id, (tx) => listPairs(tx, state ? { state } : {}, 50, 0));
  const take = () => importRows(database, site, rows, { name: "Liste" });
  const onlyPair = async (state: "open" | "merged") => {
    const [pair, ...more] = await pairs(state);
    assert.ok(pair);
    assert.equal(more.length, 0);
    return pair;
  };
  const shortIdOf = async (name: string) => {
    const { hits } = await searchListings(database.read, site.id, {
      text: name,
      facets: [],
      nowMinute: 0,
      limit: 1,
      offset: 0,
      counts: false,
    });
    return hits[0]?.shortId ?? "";
  };

  it("are joined by rule, asked, or left apart, and the same list again changes nothing", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const { report, duplicates } = await take();
    assert.deepEqual([report.things.new, report.things.joined, report.asked], [2, 1, 1]);
    assert.deepEqual(duplicates.map(({ verdict }) => verdict).sort(), ["ask", "merge"]);
    assert.deepEqual(await shown(), [
      "Blumen Rosa",
      "Bäckerei Sonne",
      "Grill Ali",
      "Imbiss zur Post",
      "Kiosk Ecke",
    ]);
    const sonne = (await all()).find(({ name }) => name === "Bäckerei Sonne");
    assert.equal(sonne?.refs.length, 2);
    assert.match(JSON.stringify(sonne), /https:\/\/sonne\.example/);
    const again = await take();
    assert.deepEqual([again.report.things.unchanged, again.report.asked], [3, 0]);
    assert.equal((await importNodes(database, site, nodes)).report.things.unchanged, 3);
    assert.equal((await pairs()).length, 2);
  });

  it("say in a dry run what would be, and leave all as it was", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const then = await all();
    const { report, duplicates } = await importRows(database, site, rows, { name: "Liste", dryRun: true });
    assert.deepEqual([report.things.joined, report.asked, duplicates.length], [1, 1, 2]);
    assert.deepEqual(await all(), then);
    assert.equal((await pairs()).length, 0);
  });

  it("lead from the address of the merged entry to the other, also over two merges", async () => {
    await begin();
    await importNodes(database, site, nodes);
    await take();
    const pair = await onlyPair("open");
    const ids = [pair.one.shortId, pair.other.shortId];
    const merged = await mergeDuplicate(database.owner, site, pair.id, { actor: "test" });
    assert.ok(merged.ok);
    assert.deepEqual([merged.value.kept.shortId, merged.value.gone.shortId].sort(), ids.sort());
    const other = await readMergedInto(database.read, site.id, merged.value.gone.shortId);
    assert.equal(other?.shortId, merged.value.kept.shortId);
    const asked = `http://localhost/api/v1/sites/hochfeld/businesses/${merged.value.gone.shortId}`;
    const led = await openDataApp(database).fetch(new Request(asked));
    assert.deepEqual(
      [led.status, led.headers.get("location"), led.headers.get("access-control-allow-origin")],
      [301, `/api/v1/sites/hochfeld/businesses/${merged.value.kept.shortId}`, "*"],
    );
    const refused = await setStatus(database.owner, site, merged.value.gone.shortId, {
      status: "published",
      actor: "test",
      lifted: true,
    });
    assert.deepEqual(refused, { ok: false, reason: "merged" });
    // A third list brings one more of the same; the entry that went on goes on in it at a person's wish.
    await importRows(
      database,
      site,
      [row(2, { name: "Posthalterei", category: "Imbiss", phone: "0203 222222" })],
      {
        name: "Dritte",
      },
    );
    const next = await onlyPair("open");
    const third = [next.one, next.other].find(({ name }) => name === "Posthalterei")?.shortId ?? "";
    assert.ok((await mergeDuplicate(database.owner, site, next.id, { actor: "test", keep: third })).ok);
    const end = await readMergedInto(database.read, site.id, merged.value.gone.shortId);
    assert.equal(end?.shortId, third);
    const leastSure = await inSite(database.owner, site.id, (tx) =>
      listPairs(tx, { state: "merged", leastSureFirst: true }, 50, 0),
    );
    const scores = leastSure.map(({ score }) => score);
    assert.ok(new Set(scores).size > 1);
    assert.deepEqual(scores, scores.toSorted(), "whoever looks for wrong ones sees the least sure first");
    const blocked = await undoDuplicate(database.owner, site, pair.id, "test");
    assert.ok(!blocked.ok && blocked.reason.kind === "merged-since");
    assert.ok((await undoDuplicate(database.owner, site, next.id, "test")).ok);
    assert.ok((await undoDuplicate(database.owner, site, pair.id, "test")).ok);
    assert.equal((await shown()).length, 6);
  });

  it("that were told apart are never asked again, not after an import was taken back and done again", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const first = await take();
    assert.ok((await separateDuplicate(database.owner, site, (await onlyPair("open")).id, "test")).ok);
    assert.equal((await take()).report.asked, 0);
    const again = await take();
    for (const { importId } of [again, { importId: again.importId - 1 }, first])
      await undoImport(database.owner, site, importId, { actor: "test" });
    assert.deepEqual(await shown(), ["Bäckerei Sonne", "Grill Ali", "Kiosk Ecke"]);
    const { report } = await take();
    assert.deepEqual([report.things.new, report.things.joined, report.asked], [2, 1, 0]);
  });

  it("that a person merged are merged again when the import is taken back and done again", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const then = await all();
    const { importId } = await take();
    assert.ok(
      (await mergeDuplicate(database.owner, site, (await onlyPair("open")).id, { actor: "test" })).ok,
    );
    const undone = await undoImport(database.owner, site, importId, { actor: "test" });
    assert.ok(undone.ok);
    // Told as it was told when it came: two of the three that are gone were copies.
    assert.deepEqual([undone.value.removed, undone.value.parted], [1, 2]);
    assert.deepEqual(await all(), then);
    const { report } = await take();
    assert.deepEqual([report.things.new, report.things.joined, report.asked], [1, 2, 0]);
  });

  it("never show again who asked to be hidden", async () => {
    await begin();
    await importNodes(database, site, nodes);
    await setStatus(database.owner, site, await shortIdOf("Sonne"), { status: "hidden", actor: "test" });
    const { report } = await take();
    assert.equal(report.things.hidden, 1);
    assert.deepEqual(await shown(), ["Blumen Rosa", "Grill Ali", "Imbiss zur Post", "Kiosk Ecke"]);
  });

  it("are not closed because a list that only named them as well names them no more", async () => {
    await begin();
    await importNodes(database, site, nodes);
    await take();
    const { report, vanished } = await importRows(database, site, rows.slice(1), {
      name: "Liste",
      partial: false,
    });
    assert.deepEqual([vanished.length, report.missing.confirmed], [0, 1]);
  });

  it("a merge by rule that was taken back stays a question", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const before = await all();
    await take();
    assert.ok((await undoDuplicate(database.owner, site, (await onlyPair("merged")).id, "test")).ok);
    const sonne = (await all()).find(({ name }) => name === "Bäckerei Sonne");
    assert.deepEqual(sonne, before[0]);
    await importRows(
      database,
      site,
      rows.map((one) => ({ ...one, phone: "0203 111119" })),
      { name: "Liste" },
    );
    assert.equal((await pairs("merged")).length, 0);
    assert.equal((await shown()).length, 6);
  });

  it("give a field the next best value at once when the earlier of two merges is taken back", async () => {
    await begin();
    await importNodes(database, site, nodes);
    const then = await all();
    const more = (website: string) => [
      row(1, { name: "Sonne", category: "Bäckerei", phone: "0203 111111", website }),
    ];
    await importRows(database, site, more("https://eins.example"), { name: "Eins" });
    await importRows(database, site, more("https://zwei.example"), { name: "Zwei" });
    const website = async () => /https:..(eins|zwei)/.exec(JSON.stringify((await all())[0]))?.[1];
    const [second, first, ...rest] = (await pairs("merged")).sort((a, b) => b.id - a.id);
    assert.ok(first && second && rest.length === 0);
    assert.equal(await website(), "eins");
    assert.ok((await undoDuplicate(database.owner, site, first.id, "test")).ok);
    assert.equal(await website(), "zwei");
    assert.ok((await undoDuplicate(database.owner, site, second.id, "test")).ok);
    assert.deepEqual((await all()).slice(0, 3), then);
  });

  it("are asked for among what stands by itself again, and never where people told them apart", async () => {
    await begin();
    const { importId } = await importNodes(database, site, nodes);
    const like = (name: string) => row(1, { name, category: "Bäckerei", phone: "0203 111111" });
    await importRows(database, site, [like("Bäckerei Sonne")], { name: "Eins" });
    await importRows(database, site, [like("Sonne Bäckerei")], { name: "Zwei" });
    assert.deepEqual([(await pairs("merged")).length, (await pairs("open")).length], [2, 0]);
    const undone = await undoImport(database.owner, site, importId, { actor: "test" });
    assert.ok(undone.ok);
    assert.deepEqual([undone.value.parted, undone.value.asked], [2, 1]);
    const question = await onlyPair("open");
    assert.deepEqual([question.one.name, question.other.name], ["Bäckerei Sonne", "Sonne Bäckerei"]);
    assert.ok((await separateDuplicate(database.owner, site, question.id, "test")).ok);
    const again = await importNodes(database, site, nodes);
    assert.ok(again.report.things.joined > 0);
    const twice = await undoImport(database.owner, site, again.importId, { actor: "test" });
    assert.deepEqual([twice.ok && twice.value.asked, (await pairs("open")).length], [0, 0]);
  });

  it("are asked for of both entries when their merge is taken back", async () => {
    await begin();
    await importNodes(database, site, nodes.slice(1, 2));
    // The second has a telephone of its own, by which the third would be its likely twin, and so in both lists.
    await importRows(
      database,
      site,
      [row(2, { name: "Imbiss zur Post", category: "Imbiss", phone: "0203 222222" })],
      {
        name: "Eins",
      },
    );
    const pair = await onlyPair("open");
    assert.ok(
      (await mergeDuplicate(database.owner, site, pair.id, { actor: "test", keep: await shortIdOf("Grill") }))
        .ok,
    );
    await importRows(database, site, [row(2, { name: "Post Imbiss", category: "Imbiss" })], { name: "Zwei" });
    assert.deepEqual((await pairs("open")).length, 0);
    assert.ok((await undoDuplicate(database.owner, site, pair.id, "test")).ok);
    const asked = (await pairs("open")).map(({ one, other }) => [one.name, other.name].sort().join(" / "));
    assert.deepEqual(asked.sort(), ["Grill Ali / Imbiss zur Post", "Imbiss zur Post / Post Imbiss"]);
  });

  it("lose no source by merging, and undo gives both entries back as they were, whatever was said", async () => {
    const word = fc.record(
      {
        by: fc.constantFrom("owner" as const, "editor" as const),
        field: fc.constantFrom(
          "phone=0203 777777",
          "website=https://neu.example",
          "wheelchair=yes",
          "phone=",
        ),
        of: fc.constantFrom("Grill Ali", "Imbiss zur Post"),
      },
      {},
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 4 }), fc.boolean(), async (said, newest) => {
        await begin();
        await importNodes(database, site, nodes);
        await take();
        for (const { by, field, of } of said) {
          const [name = "", value = ""] = field.split("=");
          const shortId = await shortIdOf(of);
          const source = { kind: by, name: by, licence: null, actor: "test" };
          await editBusiness(database.owner, site, shortId, source, (b) => readEdits([[name, value]], b));
        }
        const then = await all();
        const before = await refs();
        const { id, one, other } = await onlyPair("open");
        const keep = newest ? other.shortId : one.shortId;
        assert.ok((await mergeDuplicate(database.owner, site, id, { actor: "test", keep })).ok);
        assert.deepEqual(await refs(), before);
        assert.equal((await shown()).length, 4);
        assert.ok((await undoDuplicate(database.owner, site, id, "test")).ok);
        assert.deepEqual(await all(), then);
        const open = await inSite(database.owner, site.id, (tx) => countPairs(tx, { state: "open" }));
        assert.equal(open, 1);
      }),
      { numRuns: 5 },
    );
  });
});
