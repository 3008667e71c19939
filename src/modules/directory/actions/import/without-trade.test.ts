// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { listPairs } from "../../store/duplicates/queue.ts";
import { importRows, type ListRow } from "../../testing/import-rows.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { undoDuplicate } from "../duplicates/decide-duplicate.ts";
import { undoImport } from "./undo-import.ts";

const known = { lat: 51.422, lon: 6.755 };
const elsewhere = { lat: "51.431", lon: "6.755" };
const sonne: ListRow = {
  name: "SONNENSCHEIN LINDNER GmbH",
  phone: "0203 111111",
  website: "https://sonne.example",
  lat: "51.42203",
  lon: "6.755",
};

describe("rows without a trade", () => {
  let database: TestDatabase;
  let site: Site;
  let count = 0;
  before(async () => {
    ({ database } = await testDirectory());
  });
  after(() => database.drop());

  const begin = async () => {
    site = await openSite(database, `trade${++count}`);
    const tags = { shop: "bakery", name: "Sonnenschein Lindner", phone: "+49 203 111111" };
    await importNodes(database, site, [{ id: 1, ...known, tags }]);
  };
  const take = (rows: ListRow[], options: { dryRun?: boolean; partial?: boolean } = {}) =>
    importRows(database, site, rows, { name: "Werbering", ...options });
  const entries = () =>
    inSite(database.owner, site.id, async (tx) => {
      const { rows } = await sql<{ name: string; status: string; trade: string[]; website: string | null }>`
        select b.profile->'names'->0->>'value' as name, b.status, b.profile->'categories' as trade,
          b.profile->'websites'->>0 as website from directory.business b order by b.id
      `.execute(tx);
      return rows;
    });
  const bakery = { name: "Sonnenschein Lindner", status: "published", trade: ["shop/bakery"], website: null };

  it("go on in the business that they name, and are rejected where nobody knows it", async () => {
    await begin();
    const rows = [
      { name: "Quxblorp", category: "Vlurx", ...elsewhere },
      { ...sonne, category: "Vlurx" },
      { name: "Zwölf & Partner", ...elsewhere },
    ];
    for (const dryRun of [true, false]) {
      const { report } = await take(rows, { dryRun });
      assert.deepEqual([report.things.joined, report.things.new, report.things.rejected], [1, 0, 2]);
      assert.equal(report.businesses, 1);
      assert.deepEqual(report.reasons, { "no-category": 2 });
      assert.deepEqual(
        Object.fromEntries(report.unknownCategories),
        { Vlurx: 1 },
        "asked is about one row only",
      );
      assert.equal((await entries()).length, dryRun ? 1 : 2);
    }
    const [kept, gone] = await entries();
    assert.deepEqual(kept, { ...bakery, website: "https://sonne.example/" });
    assert.equal(gone?.status, "merged");
    const again = await take(rows);
    assert.deepEqual([again.report.things.unchanged, again.report.things.rejected], [1, 2]);
    assert.deepEqual(
      await inSite(database.owner, site.id, (tx) => listPairs(tx, { state: "open" }, 9, 0)),
      [],
    );
  });

  it("do not stand in the way of a later row that tells the trade", async () => {
    await begin();
    const rosa = { name: "Rosa", phone: "0203 555555", ...elsewhere };
    const many = Array.from({ length: 1_100 }, (_, n) => ({ name: `Quxblorp ${n}`, ...elsewhere }));
    for (const between of [[], many.slice(600), many]) {
      const { report } = await take([rosa, ...between, { ...rosa, category: "Blumen" }], { dryRun: true });
      assert.deepEqual([report.things.new, report.things.rejected], [1, between.length + 1]);
    }
  });

  it("leave the trade as it was where the list told it once", async () => {
    await begin();
    const rosa = { name: "Rosa", phone: "0203 555555", ...elsewhere };
    await take([{ ...rosa, category: "Blumen" }], { partial: false });
    const { report } = await take([{ ...rosa, website: "https://rosa.example" }], { partial: false });
    assert.deepEqual([report.things.changed, report.things.rejected], [1, 0]);
    assert.deepEqual((await entries()).at(-1), {
      name: "Rosa",
      status: "published",
      trade: ["shop/florist"],
      website: "https://rosa.example/",
    });
  });

  it("told apart again are a draft until somebody gives them a trade; with their import they go", async () => {
    await begin();
    const { importId } = await take([sonne]);
    const [pair] = await inSite(database.owner, site.id, (tx) => listPairs(tx, { state: "merged" }, 9, 0));
    assert.ok((await undoDuplicate(database.owner, site, pair?.id ?? 0, "test")).ok);
    const [kept, gone] = await entries();
    assert.deepEqual(kept, bakery);
    assert.deepEqual([gone?.status, gone?.trade], ["draft", []]);
    await undoImport(database.owner, site, importId, { actor: "test" });
    assert.deepEqual(await entries(), [bakery]);
  });
});
