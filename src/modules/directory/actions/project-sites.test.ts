// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite, readInSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { type Site, setSite } from "../../quarter/index.ts";
import { madeAreas } from "../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { askForProjection, projectSites } from "./project-sites.ts";

describe("the public projection of a site", () => {
  let database: TestDatabase;
  let site: Site;
  const program = process.env.MITTENDRIN_PROGRAM;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      Array.from({ length: 260 }, (_, index) => ({
        id: index + 1,
        tags: { shop: "bakery", name: `Ofen ${index}`, opening_hours: "Mo-Su 08:00-18:00; PH off" },
      })),
    );
    await projectSites(database.owner);
  });
  afterEach(() => {
    if (program === undefined) delete process.env.MITTENDRIN_PROGRAM;
    else process.env.MITTENDRIN_PROGRAM = program;
  });
  after(() => database.drop());

  const listed = (area: string) =>
    readInSite(database.owner, site.id, async (tx) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from directory.listing where area = ${area}`.execute(tx);
      return rows[0]?.n;
    });

  it("puts all entries into an area that came after them, once somebody asks", async () => {
    await setSite(database.owner, site, { areas: madeAreas.slice(1) });
    await projectSites(database.owner);
    assert.equal(await listed("markt"), 0, "nobody asked");
    await inSite(database.owner, site.id, (tx) => askForProjection(tx, site));
    await projectSites(database.owner);
    assert.equal(await listed("markt"), 260);
  });

  it("is made anew by another program, and only once", async () => {
    const spoil = () =>
      inSite(database.owner, site.id, (tx) => sql`update directory.listing set area = 'anders'`.execute(tx));
    await spoil();
    await projectSites(database.owner);
    assert.equal(await listed("markt"), 0, "the same program made it");
    process.env.MITTENDRIN_PROGRAM = "next";
    await projectSites(database.owner);
    assert.equal(await listed("markt"), 260);
    await spoil();
    await projectSites(database.owner);
    assert.equal(await listed("markt"), 0);
  });
});
