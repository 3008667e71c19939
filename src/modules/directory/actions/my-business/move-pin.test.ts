import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { parts } from "../../rules/my-business/parts.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";
import { makeOwner } from "../../testing/owners.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { savePart } from "./save-part.ts";

const now = new Date("2026-11-26T10:00:00Z");

describe("an address that an owner changes", () => {
  let database: TestDatabase;
  let site: Site;
  let shortId = "";
  let personId = "";
  before(async () => {
    ({ database, site } = await testDirectory());
    const tags = { shop: "kiosk", name: "Kiosk", "addr:street": "Am Bahndamm", "addr:housenumber": "9" };
    await importNodes(database, site, [{ id: 1, tags }]);
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select short_id as id from directory.business`.execute(tx),
    );
    shortId = rows[0]?.id ?? "";
    personId = await makeOwner(database, site, { locale: "tr", mail: "kiosk@example.org" });
    const { id: businessId } = await entry();
    await within((tx) => insertOwnership(tx, site.id, { businessId, personId, how: "letter", since: now }));
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const entry = async () => (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail();
  async function save(fields: Record<string, string>) {
    const business = await entry();
    const form = parts.ort.fill(business, "2026-11-26");
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const doing = { db: database.db, site, actor: { kind: "command" }, secrets: testSecrets(), now } as const;
    const saved = await savePart(doing, { personId, business }, "ort", form, "tr");
    assert.ok(saved.ok);
    return saved.value;
  }
  const pinStays = async (fields: Record<string, string>) => "pinStays" in (await save(fields));

  it("says that the point stays where the map does not know it, and only then", async () => {
    const { place } = await entry();
    assert.equal(await pinStays({ street: "Weseler Straße", houseNumber: "5" }), true);
    assert.deepEqual((await entry()).place, place);
    assert.equal(await pinStays({ postcode: "47169" }), false, "the house is the same");
    assert.equal(
      await pinStays({ houseNumber: "7", place: "51.5,6.7" }),
      false,
      "the point was moved as well",
    );
    assert.deepEqual((await entry()).place, { lat: 51.5, lon: 6.7 });
    assert.deepEqual(await save({}), { kind: "same" });
  });
});
