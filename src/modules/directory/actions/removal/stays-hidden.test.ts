// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { App } from "../../../../kernel/web/build-app.ts";
import type { Site } from "../../../quarter/index.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { listPairs } from "../../store/duplicates/queue.ts";
import { importRows, type ListRow } from "../../testing/import-rows.ts";
import { openDataApp, testDirectory } from "../../testing/test-directory.ts";
import { mergeDuplicate, separateDuplicate } from "../duplicates/decide-duplicate.ts";
import { setStatus } from "../set-status.ts";

const salon: ListRow = {
  name: "Friseursalon Yıldırım",
  category: "Friseur",
  phone: "0203 4455667",
  website: "https://yildirim-salon.example",
  lat: "51.4250",
  lon: "6.7650",
};
/** Another business that stays, so that the list is never empty. */
const bakery: ListRow = { name: "Bäckerei Kamps", category: "Bäckerei", lat: "51.4300", lon: "6.7700" };

describe("an entry that somebody asked to have taken out", () => {
  let database: TestDatabase;
  let site: Site;
  let app: App;
  before(async () => {
    ({ database, site } = await testDirectory());
    app = openDataApp(database);
    await importRows(database, site, [salon, bakery], { name: "Werbering" });
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const ask = async (path: string) =>
    (await app.fetch(new Request(`http://localhost/api/v1/sites/hochfeld/${path}`))).text();
  const csv = () => ask("businesses.csv");
  /** The entries of this name, whatever their status. */
  const named = (name: string) =>
    within(async (tx) => {
      const { rows } = await sql<{ shortId: string; status: string }>`
        select short_id as "shortId", status from directory.business where profile->'names'->0->>'value' = ${name}
        order by id
      `.execute(tx);
      return rows[0] ?? assert.fail(`there is no ${name}`);
    });
  const open = () => within((tx) => listPairs(tx, { state: "open" }, 10, 0));

  it("is gone from all that is public, and told as gone to those who follow the changes", async () => {
    assert.match(await csv(), /Friseursalon Yıldırım/);
    const { shortId } = await named("Friseursalon Yıldırım");
    const since = new Date(Date.now() - 60_000).toISOString();
    const set = await setStatus(database.db, site, shortId, {
      status: "hidden",
      actor: "test",
      reason: "asked",
    });
    assert.ok(set.ok);
    for (const path of ["businesses", "businesses.csv", "businesses.geojson"])
      assert.doesNotMatch(await ask(path), /Yıldırım|yildirim|4455667/, path);
    const changes = await ask(`changes?since=${encodeURIComponent(since)}`);
    assert.doesNotMatch(changes, /Yıldırım|yildirim|4455667/);
    assert.match(changes, new RegExp(shortId), "who follows the changes is told to forget it");
  });

  it("stays hidden when the same source names it again, and when another one surely means it", async () => {
    const again = await importRows(database, site, [salon, bakery], { name: "Werbering" });
    assert.equal(again.report.things.hidden, 1);
    const other = await importRows(database, site, [salon], { name: "Kammer" });
    assert.equal(other.report.things.hidden, 1);
    assert.doesNotMatch(await csv(), /Yıldırım/);
  });

  it("keeps back what may be it under another name, until somebody says that it is another", async () => {
    const alike = { name: "Salon Yıldırım", category: "Friseur", lat: "51.4251", lon: "6.7651" };
    const { report } = await importRows(database, site, [alike], { name: "Telefonbuch" });
    assert.equal(report.things.hidden, 1, JSON.stringify(report.things));
    assert.equal((await named(alike.name)).status, "draft");
    assert.doesNotMatch(await csv(), /Yıldırım/);

    const [pair] = await open();
    const parted = await separateDuplicate(database.db, site, pair?.id ?? 0, "test");
    assert.ok(parted.ok);
    assert.match(await csv(), /Salon Yıldırım/);
  });

  it("goes on hidden where somebody says that it is the same", async () => {
    const alike = { name: "Haarsalon Yıldırım", category: "Friseur", lat: "51.4249", lon: "6.7649" };
    await importRows(database, site, [alike], { name: "Stadtplan" });
    const { shortId: hidden } = await named("Friseursalon Yıldırım");
    const pair = (await open()).find(({ one, other }) => [one.shortId, other.shortId].includes(hidden));
    const merged = await mergeDuplicate(database.db, site, pair?.id ?? 0, { actor: "test", keep: hidden });
    assert.ok(merged.ok);
    assert.equal((await within((tx) => businessByShortId(tx, hidden)))?.status, "hidden");
    assert.doesNotMatch(await csv(), /Haarsalon/);
  });
});
