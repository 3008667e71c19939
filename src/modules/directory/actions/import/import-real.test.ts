// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { testDirectory } from "../../testing/test-directory.ts";
import { importOsm } from "./import-osm.ts";

const data = join(process.env.TEST_DATA ?? "../shared/data", "poi");
const heidelberg = { lat: 49.4, lon: 8.7 };
const vaduz = { lat: 47.15, lon: 9.54 };

describe("importing real files again", () => {
  let database: TestDatabase;
  before(async () => {
    ({ database } = await testDirectory());
  });
  after(() => database.drop());

  /** Imports files one after the other into a site of their own; skips loudly where they are missing. */
  async function inTurn(t: TestContext, key: string, centre: { lat: number; lon: number }, names: string[]) {
    const files = names.map((name) => join(data, name));
    const missing = files.find((file) => !existsSync(file));
    if (missing) {
      t.skip(`real data missing: ${missing} (set TEST_DATA)`);
      return undefined;
    }
    const site = await openSite(database, key, centre);
    const results = [];
    for (const file of files) results.push(await importOsm(database.owner, site, { file }));
    return results;
  }

  const [raw, lines] = ["raw/heidelberg.osm.pbf", "osm-heidelberg.geojsonl.gz"];
  it("finds nothing changed between the formats of Heidelberg, there, back and there", async (t) => {
    const results = await inTurn(t, "heidelberg", heidelberg, [lines, raw, lines, raw]);
    if (!results) return;
    const [first, second, ...rest] = results.map(({ report }) => report);
    assert.ok(first && second && first.things.new > 200);
    for (const { things, missing, renewed } of [second, ...rest]) {
      assert.deepEqual(
        [things.changed, things.moved, things.returned, missing.perhapsClosed, renewed],
        [0, 0, 0, 0, 0],
      );
      assert.ok(things.unchanged >= Math.min(first.things.new, second.things.new));
    }
    // One of the files leaves out some kinds, such as clubs.
    assert.equal(
      rest.reduce((sum, { things }) => sum + things.new, 0),
      0,
    );
  });

  it("tells what happened in Liechtenstein between two dates", async (t) => {
    const results = await inTurn(t, "liechtenstein", vaduz, [
      "osm-liechtenstein-mid.geojsonl.gz",
      "osm-liechtenstein-new.geojsonl.gz",
      "osm-liechtenstein-new.geojsonl.gz",
    ]);
    if (!results) return;
    const [mid, late, again] = results.map(({ report }) => report);
    assert.ok(mid && late && again);
    // The report names the pairs that wait, neither those known again afterwards nor those asked before.
    const named = results[1]?.duplicates.filter(({ verdict }) => verdict === "ask") ?? [];
    assert.equal(named.length, late.asked);
    const { things, missing, renewed } = late;
    assert.ok(
      things.new > 300 && things.changed > 100 && things.moved >= 5 && renewed > 20,
      JSON.stringify(late),
    );
    assert.ok(
      missing.perhapsClosed > 20 && missing.perhapsClosed < mid.things.new / 3,
      JSON.stringify(missing),
    );
    assert.equal(
      again.things.new + again.things.changed + again.things.moved + again.missing.perhapsClosed,
      0,
    );
  });
});
