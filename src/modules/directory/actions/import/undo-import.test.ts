// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as fc from "fast-check";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import type { Business } from "../../rules/business.ts";
import { readEdits } from "../../rules/edit/read-edits.ts";
import { businessesByIdentifier } from "../../store/businesses.ts";
import { changesOf } from "../../store/changes.ts";
import { countPairs } from "../../store/duplicates/queue.ts";
import { searchListings } from "../../store/search/search.ts";
import { importElements, importNodes, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { editBusiness } from "../edit-business.ts";
import { setStatus } from "../set-status.ts";
import { undoImport } from "./undo-import.ts";

const shop = (id: number, more: Record<string, string> = {}): ToyNode => ({
  id,
  lat: 51.42 + (id % 3) / 1000,
  lon: 6.76 + Math.floor(id / 3) / 1000,
  tags: { shop: "bakery", name: `Laden ${id}`, phone: "0203 111111", ...more },
});

describe("taking an import back", () => {
  let database: TestDatabase;
  let site: Site;
  let count = 0;
  before(async () => {
    ({ database } = await testDirectory());
  });
  after(() => database.drop());

  const begin = async () => {
    site = await openSite(database, `undo${++count}`);
  };
  const take = (nodes: ToyNode[]) => importNodes(database, site, nodes, { acceptVanished: true });
  const undo = async (importId: number, dryRun = false) => {
    const undone = await undoImport(database.owner, site, importId, { actor: "test", dryRun });
    assert.ok(undone.ok, undone.ok ? "" : undone.reason.kind);
    return undone.value;
  };
  const entries = async (ids: number[]): Promise<Map<number, Business>> => {
    const found = await inSite(database.owner, site.id, (tx) =>
      businessesByIdentifier(
        tx,
        "osm",
        ids.map((id) => `node/${id}`),
      ),
    );
    return new Map([...found].map(([ref, { business }]) => [Number(ref.slice(5)), business]));
  };
  const one = async (id: number): Promise<Business> => {
    const business = (await entries([id])).get(id);
    assert.ok(business);
    return business;
  };
  const edit = async (id: number, ...given: [string, string][]) => {
    const word = { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" } as const;
    const edited = await editBusiness(database.owner, site, (await one(id)).shortId, word, (business) =>
      readEdits(given, business),
    );
    assert.ok(edited.ok);
  };
  const listed = async (text = "") => {
    const search = { text, facets: [], nowMinute: 0, limit: 50, offset: 0, counts: true };
    return (await searchListings(database.read, site.id, search)).hits.map(({ name }) => name).sort();
  };
  /** An entry without what changes by itself. */
  const bare = ({ changedAt: _, ...rest }: Business) => rest;

  it("empties the directory again, but for what a person has touched", async () => {
    await begin();
    const { importId } = await take([1, 2, 3, 4].map((id) => shop(id)));
    await edit(2, ["phone", "0203 222222"]);
    const hidden = await setStatus(database.owner, site, (await one(3)).shortId, {
      status: "hidden",
      actor: "test",
    });
    assert.ok(hidden.ok);
    const dry = await undo(importId, true);
    assert.equal((await entries([1, 2, 3, 4])).size, 4);
    const undone = await undo(importId);
    assert.deepEqual(undone, dry);
    assert.deepEqual([undone.removed, undone.takenBack, undone.leftForPersons], [2, 0, 2]);
    assert.deepEqual(undone.left.map(({ name, because }) => [name, because]).sort(), [
      ["Laden 2", "person"],
      ["Laden 3", "person"],
    ]);
    assert.deepEqual([...(await entries([1, 2, 3, 4])).keys()].sort(), [2, 3]);
    assert.deepEqual(await listed(), ["Laden 2"]);
    const twice = await undoImport(database.owner, site, importId, { actor: "test" });
    assert.deepEqual(twice, { ok: false, reason: { kind: "undone-already", heldBy: [] } });
    const fresh = await take([1, 2, 3, 4].map((id) => shop(id)));
    assert.deepEqual(
      [fresh.report.things.new, fresh.report.things.unchanged, fresh.report.things.hidden],
      [2, 1, 1],
    );
    assert.deepEqual(await listed(), ["Laden 1", "Laden 2", "Laden 4"]);
  });

  it("leaves what the categories of the others are called, in all languages", async () => {
    await begin();
    const baker = { name: "Yıldız" };
    await take([shop(1, baker)]);
    const second = await take([shop(1, baker), shop(2, { name: "Ekmek" })]);
    const asked = ["Bäckerei", "fırın", "panadería", "boulangerie", "Brot"];
    const found = async () => {
      const names: string[][] = [];
      for (const text of asked) names.push(await listed(text));
      return names;
    };
    assert.deepEqual(
      await found(),
      asked.map(() => ["Ekmek", "Yıldız"]),
    );
    assert.equal((await undo(second.importId)).removed, 1);
    assert.deepEqual(
      await found(),
      asked.map(() => ["Yıldız"]),
    );
  });

  it("gives back what an import changed, closed and brought back, and writes that into the history", async () => {
    await begin();
    await take([1, 2, 3, 4, 5].map((id) => shop(id)));
    const then = await entries([1, 2, 3, 4, 5]);
    const second = await take([shop(1, { phone: "0203 222222" }), shop(2), shop(3), shop(4), shop(6)]);
    assert.deepEqual([second.report.things.changed, second.report.missing.perhapsClosed], [1, 1]);
    const undone = await undo(second.importId);
    assert.deepEqual([undone.removed, undone.takenBack, undone.left], [1, 2, []]);
    const now = await entries([1, 2, 3, 4, 5, 6]);
    assert.deepEqual([...now.values()].map(bare), [...then.values()].map(bare));
    const history = await inSite(database.owner, site.id, async (tx) => changesOf(tx, (await one(5)).id));
    assert.deepEqual(
      history.map(({ action, undone: gone }) => [action, gone]),
      [
        ["undo", false],
        ["status", true],
        ["create", false],
      ],
    );
    // As if it had never been: the same file says the same again.
    const again = await take([shop(1, { phone: "0203 222222" }), shop(2), shop(3), shop(4), shop(6)]);
    assert.deepEqual(again.report, second.report);
  });

  it("keeps below a later import what that one says as well", async () => {
    await begin();
    const first = await take([1, 2, 3, 4].map((id) => shop(id)));
    const second = await take([shop(1, { phone: "0203 222222" }), ...[2, 3, 4].map((id) => shop(id))]);
    const third = await take([shop(1, { phone: "0203 222222" }), ...[2, 3, 4].map((id) => shop(id))]);
    const below = await undo(second.importId);
    assert.deepEqual([below.takenBack, below.leftForImports], [0, 1]);
    assert.deepEqual(below.left[0]?.fields, ["phones"]);
    assert.deepEqual(below.left[0]?.imports, [third.importId]);
    assert.deepEqual(
      below.heldBy.map(({ id, entries }) => [id, entries]),
      [[third.importId, 1]],
    );
    assert.deepEqual((await one(1)).profile.phones, ["+49203222222"]);
    assert.equal((await undo(first.importId)).leftForImports, 4);
    const refused = await undoImport(database.owner, site, first.importId, { actor: "test" });
    assert.ok(!refused.ok && refused.reason.kind === "undone-already");
    assert.deepEqual(
      refused.reason.heldBy.map(({ id }) => id),
      [third.importId],
    );
    await undo(third.importId);
    // The later one is gone: now the rest of both can go.
    assert.deepEqual(
      [(await undo(second.importId)).takenBack, (await one(1)).profile.phones],
      [1, ["+49203111111"]],
    );
    assert.equal((await undo(first.importId)).removed, 4);
    assert.deepEqual(await listed(), []);
  });

  it("takes the map that it brought along, unless a later import has drawn it anew", async () => {
    await begin();
    const street = (id: number) => ({
      type: "way",
      id,
      tags: { highway: "residential", name: `Weg ${id}` },
      geometry: [
        { lat: 51.42, lon: 6.76 },
        { lat: 51.42 + id / 1000, lon: 6.765 },
      ],
    });
    const draw = (ids: number[]) => importElements(database, site, ids.map(street), { partial: true });
    const first = await draw([1]);
    const second = await draw([1, 2]);
    const third = await draw([1, 2, 3]);
    const below = await undo(second.importId);
    assert.deepEqual([below.mapParts, below.mapDrawnBy], [0, [third.importId]], "the third still says so");
    assert.equal((await undo(third.importId, true)).mapParts, 2);
    assert.equal((await undo(third.importId)).mapParts, 2, "with it goes what only the second had brought");
    await take([shop(1)]);
    assert.equal((await undo(first.importId)).mapParts, 1, "a list of shops draws no map");
  });

  it("takes a question along that only came up because of it", async () => {
    await begin();
    const near = (name: string, phone: string) => ({ ...shop(2, { name, phone }), lat: 51.4211, lon: 6.76 });
    const first = shop(1, { name: "Bistro Anker", phone: "0203 111111" });
    await take([first, near("Salon Rose", "0203 222222")]);
    const questions = () => inSite(database.owner, site.id, (tx) => countPairs(tx, { state: "open" }));
    assert.equal(await questions(), 0);
    const { importId } = await take([first, near("Bistro Anker", "0203 111111")]);
    assert.equal(await questions(), 1);
    assert.equal((await undo(importId)).asked, 0);
    assert.equal(await questions(), 0);
  });

  it("refuses an import that is not there", async () => {
    await begin();
    const refused = await undoImport(database.owner, site, 999_999, { actor: "test" });
    assert.deepEqual(refused, { ok: false, reason: { kind: "no-such-import" } });
  });

  it("leaves what people edited and gives back all else, whatever they edited", async () => {
    const value = fc.constantFrom("0203 333331", "0203 333332");
    const edits = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 4 }),
        field: fc.constantFrom("phone", "website", "wheelchair"),
        phone: value,
      }),
      { maxLength: 5 },
    );
    const imported = fc.record(
      { phone: value, website: fc.constant("https://neu.example"), wheelchair: fc.constantFrom("yes", "no") },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(edits, fc.array(imported, { minLength: 4, maxLength: 4 }), async (said, news) => {
        await begin();
        const ids = [1, 2, 3, 4];
        await take(ids.map((id) => shop(id)));
        const then = await entries(ids);
        const second = await take(ids.map((id, index) => shop(id, news[index] as Record<string, string>)));
        for (const { id, field, phone } of said) {
          const text = { phone, website: "https://mensch.example", wheelchair: "limited" }[field] ?? "";
          await edit(id, [field, text]);
        }
        const edited = await entries(ids);
        await undo(second.importId);
        const back = await entries(ids);
        const names = { phone: "phones", website: "websites", wheelchair: "wheelchair" } as const;
        for (const id of ids) {
          const persons = new Set(
            said.filter((one) => one.id === id).map(({ field }) => names[field as keyof typeof names]),
          );
          for (const name of Object.values(names)) {
            const source = persons.has(name) ? edited : then;
            assert.deepEqual(back.get(id)?.profile[name], source.get(id)?.profile[name], `${id} ${name}`);
            assert.equal(back.get(id)?.provenance[name], source.get(id)?.provenance[name], `${id} ${name}`);
          }
        }
      }),
      { numRuns: 5 },
    );
  });
});
