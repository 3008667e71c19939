import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { erasuresSince } from "../../../kernel/erasures/store/erasures.ts";
import type { Site } from "../../quarter/index.ts";
import { businessesByIdentifier } from "../store/businesses.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { hideAgain } from "./hide-again.ts";
import { setStatus } from "./set-status.ts";
import { undoChange } from "./undo-change.ts";

describe("an entry that was hidden on request", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "bakery", name: "Bäckerei Sonne" } }]);
  });
  after(() => database?.drop());

  const entry = async () => {
    const found = await inSite(database.owner, site.id, (tx) =>
      businessesByIdentifier(tx, "osm", ["node/1"]),
    );
    const business = found.get("node/1")?.business;
    assert.ok(business);
    return business;
  };
  const set = async (status: "hidden" | "published", lifted = false) => {
    const { shortId } = await entry();
    const done = await setStatus(database.owner, site, shortId, { status, actor: "test", lifted });
    assert.ok(done.ok);
    return done.value.change ?? "";
  };
  const noted = async () => (await erasuresSince(database.owner, new Date(0))).length;

  it("is noted each time it is hidden, also by undoing, and by nothing else", async () => {
    await set("hidden");
    await set("hidden");
    assert.equal(await noted(), 1);
    const shown = await set("published", true);
    assert.equal(await noted(), 1);
    assert.ok((await undoChange(database.owner, site, shown, "test")).ok);
    assert.equal((await entry()).status, "hidden");
    assert.equal(await noted(), 2);
  });

  it("is hidden again where a backup shows it, once, also for those who search", async () => {
    // As it would come out of a backup.
    await set("published", true);
    const [erasure] = await erasuresSince(database.owner, new Date(0));
    assert.ok(erasure);
    const again = () => inSite(database.owner, site.id, (tx) => hideAgain.replay(tx, erasure));
    assert.deepEqual([await again(), await again()], [true, false]);
    assert.equal((await entry()).status, "hidden");
    const nobody = { ...erasure, subject: site.id };
    assert.equal(await inSite(database.owner, site.id, (tx) => hideAgain.replay(tx, nobody)), false);
  });
});
