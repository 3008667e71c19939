// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { settleField } from "../../actions/proposals/settle-entry.ts";
import { importRows, type ListRow } from "../../testing/import-rows.ts";
import { testDirectory } from "../../testing/test-directory.ts";
import { countDisagreements, disagreements } from "./disagreements.ts";
import { vanishedEntries } from "./vanished.ts";

const kiosk: ListRow = {
  name: "Kiosk Bergmann",
  category: "Kiosk",
  phone: "0203 340011",
  lat: "51.4250",
  lon: "6.7650",
};
const bakery: ListRow = { name: "Bäckerei Kamps", category: "Bäckerei", lat: "51.4300", lon: "6.7700" };
const salon: ListRow = { name: "Salon Yıldız", category: "Friseur", lat: "51.4350", lon: "6.7750" };

describe("what lists say otherwise than others", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importRows(database, site, [kiosk, bakery, salon], { name: "Kiosks" });
  });
  after(() => database.drop());
  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const open = () => within((tx) => disagreements(tx, 10, 0));

  it("is asked about once, whichever came first, until an editor says who is right", async () => {
    await importRows(database, site, [{ ...kiosk, phone: "0203 550011" }], { name: "Club" });
    const [one, ...more] = await open();
    assert.ok(one);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [one.name, one.field, one.earlier, one.before.phones, one.later, one.after.phones],
      ["Kiosk Bergmann", "phones", "Kiosks", ["+49203340011"], "Club", ["+49203550011"]],
    );
    assert.equal(one.category, "shop/kiosk");
    assert.equal(one.street, null);
    assert.equal(await within(countDisagreements), 1);

    const decider = {
      ...{ db: database.db, site, secrets: testSecrets(), actor: { kind: "command" } as const },
      word: { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" } as const,
    };
    const settled = await settleField(decider, one.shortId, one.field, one.after);
    assert.ok(settled.ok);
    assert.deepEqual(await open(), []);
    assert.equal(await within(countDisagreements), 0);
  });

  it("is told of what a source names no more by the name of the source", async () => {
    await importRows(database, site, [kiosk, bakery], { name: "Kiosks", partial: false });
    const gone = await within((tx) => vanishedEntries(tx, 10, 0));
    assert.deepEqual(
      gone.map(({ name, by }) => `${name}: ${by}`),
      ["Salon Yıldız: Kiosks"],
    );
  });
});
