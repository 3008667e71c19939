// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { now } from "../kernel/clock/clock.ts";
import { createChangeListener } from "../kernel/db/changes.ts";
import { inSite } from "../kernel/db/in-site.ts";
import { silentLog } from "../kernel/db/log.ts";
import { type TestDatabase, testDatabase } from "../kernel/db/testing/test-database.ts";
import { newId } from "../kernel/id/id.ts";
import { testSecrets } from "../kernel/secrets/testing/test-secrets.ts";
import type { App } from "../kernel/web/build-app.ts";
import { setStatus } from "../modules/directory/actions/set-status.ts";
import { insertPhoto } from "../modules/directory/store/photos/photos.ts";
import { importRows } from "../modules/directory/testing/import-rows.ts";
import type { Site } from "../modules/quarter/index.ts";
import { openSite } from "../modules/quarter/testing/open-site.ts";
import { compose } from "./compose.ts";
import { migrations } from "./migrations.ts";

const config = { baseUrl: undefined, smtp: undefined, host: "127.0.0.1" };
const name = "Friseursalon Xanthippe";

describe("a business that asks to be taken out", () => {
  let database: TestDatabase;
  let site: Site;
  /** The process that takes the decision, and another one on the same database, which hears of it from there only. */
  let here: App;
  let there: App;
  let others: ReturnType<typeof createChangeListener>;
  before(async () => {
    database = await testDatabase(migrations);
    site = await openSite(database, "hochfeld");
    await importRows(
      database,
      site,
      [
        { name, category: "Friseur", phone: "0203 4455667", lat: "51.4250", lon: "6.7650" },
        { name: "Bäckerei Kamps", category: "Bäckerei", lat: "51.4300", lon: "6.7700" },
      ],
      { name: "Werbering" },
    );
    others = createChangeListener(database.appUrl, silentLog);
    const elsewhere = { ...others, listen: (handler: (topic: string) => void) => others.listen(handler) };
    here = await compose(config, database, testSecrets(), silentLog);
    there = await compose(config, { ...database, changes: elsewhere }, testSecrets(), silentLog);
  });
  after(async () => {
    await others?.close();
    await database?.drop();
  });

  const ask = (app: App, path: string) => app.fetch(new Request(`http://localhost${path}`));

  it("is in no answer any more, also in none that was kept, in this process at once and soon in the others", async () => {
    const list = await (await ask(here, "/hochfeld/de/betriebe")).text();
    const slug =
      /betriebe\/(friseursalon-xanthippe-([a-z0-9]+))"/.exec(list) ?? assert.fail(list.slice(0, 200));
    const [, address = "", shortId = ""] = slug;
    const photo = { id: newId(), digest: "A".repeat(16) };
    await inSite(database.db, site.id, async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from directory.business where short_id = ${shortId}`.execute(tx);
      const about = { businessId: rows[0]?.id ?? "", state: "shown" as const, alt: "Tür", language: "de" };
      const file = Buffer.from("RIFF Xanthippe");
      await insertPhoto(
        tx,
        site.id,
        { ...photo, ...about, width: 1, height: 1, madeBy: null, madeAt: now() },
        { gross: file, klein: file },
      );
    });
    const api = "/api/v1/sites/hochfeld";
    const paths = [
      "/hochfeld/de",
      `/hochfeld/de/betriebe/${address}`,
      `/hochfeld/tr/betriebe/${address}`,
      "/hochfeld/de/betriebe",
      "/hochfeld/de/betriebe?q=friseur",
      // Misspelt: the page says for what was searched instead.
      "/hochfeld/de/betriebe?q=xantippe",
      "/hochfeld/de/betriebe.atom",
      "/hochfeld/de/vorschlaege?q=xanth",
      "/hochfeld/de/karte?q=friseur",
      "/hochfeld/de/karte/punkte?sicht=6.7,51.4,6.8,51.5&zoom=18",
      "/hochfeld/de/karte/treffer?ausschnitt=6.7,51.4,6.8,51.5",
      "/hochfeld/de/branchen/shop.hairdresser",
      "/hochfeld/de/einbetten/liste",
      "/hochfeld/sitemap2.xml",
      `${api}/businesses`,
      `${api}/businesses/${shortId}`,
      `${api}/businesses.csv`,
      `${api}/businesses.geojson`,
      `${api}/changes?since=2026-01-01`,
      `/hochfeld/de/fotos/${photo.id}/${photo.digest}-gross.webp`,
    ];
    const names = (text: string) => /xanthippe/i.test(text);
    const shown: string[] = [];
    for (const path of paths)
      for (const app of [here, there]) {
        const answer = await ask(app, path);
        assert.equal(answer.status, 200, path);
        if (names(await answer.text())) shown.push(path);
        const keep = answer.headers.get("cache-control") ?? "";
        // What a proxy keeps unasked we cannot take back from it.
        assert.match(keep, /^(public, max-age=0, must-revalidate|no-cache|private, max-age=\d+.*)$/, path);
      }
    assert.deepEqual(
      paths.filter((path) => !shown.includes(path)),
      [],
      "each of them named it before, so that it is a proof where none does afterwards",
    );

    const set = await setStatus(database.db, site, shortId, { status: "hidden", actor: "test" });
    assert.ok(set.ok);
    const still = async (app: App): Promise<string[]> => {
      const found: string[] = [];
      for (const path of paths) if (names(await (await ask(app, path)).text())) found.push(path);
      return found;
    };
    assert.deepEqual(await still(here), []);
    let left = await still(there);
    for (const end = Date.now() + 2_000; left.length > 0 && Date.now() < end; ) left = await still(there);
    assert.deepEqual(left, []);
  });
});
