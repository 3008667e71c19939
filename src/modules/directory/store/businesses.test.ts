import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import { importRows } from "../testing/import-rows.ts";
import { testDirectory } from "../testing/test-directory.ts";
import { freeShortIds } from "./businesses.ts";

describe("short ids", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
  });
  after(() => database.drop());

  it("are drawn again where an entry has one, or where one comes twice", async () => {
    await importRows(database, site, [{ name: "Rosa", category: "Blumen", lat: "51.43", lon: "6.75" }], {
      name: "Liste",
    });
    await inSite(database.owner, site.id, async (tx) => {
      const { rows } = await sql<{ id: string }>`select short_id as id from directory.business`.execute(tx);
      const taken = rows[0]?.id ?? "";
      const draws = [taken, "aaaa2222", "aaaa2222", taken, "bbbb3333"];
      assert.deepEqual(await freeShortIds(tx, 2, () => draws.shift() ?? assert.fail("drawn too often")), [
        "aaaa2222",
        "bbbb3333",
      ]);
      assert.equal(new Set(await freeShortIds(tx, 500)).size, 500);
      assert.deepEqual(await freeShortIds(tx, 0, () => assert.fail("drawn for nothing")), []);
    });
  });
});
