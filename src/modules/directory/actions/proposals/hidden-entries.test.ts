// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { addByForm } from "../../pages/adding/add.tsx";
import { likeJson } from "../../pages/adding/like-json.ts";
import { isPublic, type Status } from "../../rules/business.ts";
import { moderationOf, setModeration } from "../../store/settings.ts";
import { proposalsWaiting } from "../../testing/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { addBusiness } from "./add-business.ts";
import { likeEntries, publicLikeEntries } from "./candidates.ts";
import { readReceiptCode, receiptCode } from "./receipt.ts";

const secrets = testSecrets();
const salon = {
  shop: "hairdresser",
  name: "Salon Ayla",
  "addr:street": "Marktstraße",
  "addr:housenumber": "2",
  "addr:postcode": "47053",
  "addr:city": "Duisburg",
};
const statuses: Exclude<Status, "merged">[] = ["published", "perhaps-closed", "draft", "closed", "hidden"];

describe("an entry that the public may not see", () => {
  let database: TestDatabase;
  let site: Site;
  let made = 0;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: salon }]);
  });
  after(() => database.drop());
  beforeEach(() => be("published"));

  const be = (status: Status) =>
    inSite(database.db, site.id, (tx) =>
      sql`update directory.business set status = ${status} where site_id = ${site.id}
      and profile->'names'->0->>'value' = ${salon.name}`.execute(tx),
    );
  const facts = () => ({
    names: [{ value: salon.name, kind: "name" as const }],
    categories: ["shop/hairdresser"],
    address: { street: "Marktstraße", houseNumber: "2", postcode: "47053", city: "Duisburg" },
    place: { lat: 51.42, lon: 6.76 },
  });
  const typed = { name: salon.name, sector: "Friseur", street: "Marktstraße", houseNumber: "2" };

  it("is known to editors, and to nobody else", async () => {
    for (const status of statuses) {
      await be(status);
      const all = await likeEntries(database.db, site.id, facts());
      assert.equal(all.length, 1, `editors see one that is ${status}`);
      const shown = await publicLikeEntries(database.db, site.id, facts());
      assert.equal(shown.length, isPublic(status) ? 1 : 0, status);
    }
  });

  it("is not told to whoever types its name, nor on the next page", async () => {
    const address = { postcode: "47053", city: "Duisburg" };
    const form = { step: "1", ...typed, ...address, gesucht: "Marktstraße|2|47053|Duisburg" };
    for (const status of statuses) {
      await be(status);
      const url = new URL(`http://localhost/x?${new URLSearchParams({ ...typed, ...address })}`);
      const json = await likeJson(visitOf(database.db, site, "de", { url }));
      assert.ok(json.kind === "data");
      const page = htmlOf(
        await addByForm(visitOf(database.db, site, "de", { form: new URLSearchParams(form) })),
      );
      if (isPublic(status)) assert.match(page, /class="cards"[\s\S]*Salon Ayla/, status);
      else {
        assert.doesNotMatch(String(json.body), /Ayla/, status);
        assert.doesNotMatch(page, /class="cards"/, status);
      }
    }
  });

  it("does not come back by being entered anew where new entries go live at once", async () => {
    await inSite(database.db, site.id, async (tx) =>
      setModeration(tx, site.id, { ...(await moderationOf(tx)), newEntries: "live" }),
    );
    const add = async () => {
      const code = readReceiptCode(receiptCode(secrets, site.id, `form ${++made}`));
      const asker = { siteId: site.id, secrets, locale: "de", actor: { kind: "nobody", from: "" } } as const;
      const added = { facts: facts(), words: "", contact: "", suspect: undefined, placeGuessed: false };
      await addBusiness(
        database.db,
        site,
        asker,
        { ...added, code: code.ok ? code.value : assert.fail() },
        undefined,
      );
    };
    await be("hidden");
    await add();
    assert.equal((await proposalsWaiting(database, site, "new")).length, 1, "an editor looks first");
    await be("published");
    await add();
    assert.equal(
      (await proposalsWaiting(database, site, "new")).length,
      1,
      "what is like a shown one is only asked about",
    );
  });
});
