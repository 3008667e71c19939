// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { insertPerson } from "../../../accounts/store/people.ts";
import type { Site, SiteContext } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { walkPage } from "../visits/walk-page.tsx";
import { stalePage } from "./stale-page.tsx";

const now = new Date("2026-11-25T10:00:00Z");

describe("whom to ask whether it is still right", () => {
  let database: TestDatabase;
  let site: Site;
  const visitor = { id: newId(), may: new Set() } as unknown as NonNullable<SiteContext["visitor"]>;
  const visit = (query: string): SiteContext => ({
    ...visitOf(database.db, site, "de", { now }),
    visitor,
    url: new URL(`http://localhost/${site.key}/de/intern${query}`),
  });
  const called = async () => htmlOf(await stalePage(visit(""))).replace(/\s+/g, " ");
  const walked = async () => htmlOf(await walkPage(visit("?faellig=1"))).replace(/\s+/g, " ");

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      {
        id: 1,
        tags: {
          shop: "tailor",
          name: "Nähstube",
          "addr:street": "Wanheimer Straße",
          "addr:housenumber": "12",
        },
      },
    ]);
    await inSite(database.owner, site.id, (tx) =>
      sql`update directory.source set as_of = '2024-03-10'`.execute(tx),
    );
  });
  after(() => database.drop());

  it("stands on the list to call and on that for a walk in the same words: the day of a source is no confirmation", async () => {
    const words = "noch von niemandem bestätigt, Stand der Quelle: 10. März 2024";
    assert.ok((await called()).includes(words));
    assert.ok((await walked()).includes(words));
  });

  it("says on both lists who confirmed it and when, however long ago", async () => {
    const made = { name: "Anna Berger", login: "anna", mail: null, locale: "de", until: null };
    await inSite(database.db, site.id, async (tx) => {
      const person = await insertPerson(tx, site.id, made);
      await sql`insert into directory.confirmation (site_id, business_id, at, word, person_id)
        select ${site.id}, id, '2025-01-15T09:00:00Z', 'editor', ${person ?? null} from directory.business`.execute(
        tx,
      );
    });
    const words = "zuletzt bestätigt 15. Januar 2025 von Anna Berger";
    for (const page of [await called(), await walked()]) {
      assert.ok(page.includes(words));
      assert.ok(!page.includes("Stand der Quelle"));
    }
  });

  it("asks for the answer below each entry, with boxes on paper, and lies in no table that scrolls", async () => {
    const page = await called();
    assert.doesNotMatch(page, /<table/);
    assert.match(page, /<li class="case">.*Nähstube.*value="right".*value="closed".*☐ Stimmt/);
  });

  it("has the street in the head of its table on the list for a walk: paper keeps that with the lines below", async () => {
    assert.match(await walked(), /<thead><tr><th [^>]*><bdi>Wanheimer Straße<\/bdi>/);
  });
});
