// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { moderationOf, setModeration } from "../settings.ts";
import {
  decideProposal,
  insertProposal,
  type NewProposal,
  proposalById,
  proposalByReceipt,
  reopenProposal,
} from "./proposals.ts";
import { countWaiting, listedProposals, listProposals } from "./queue.ts";

describe("the queue", () => {
  let database: TestDatabase;
  let site: Site;
  let other: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    other = await openSite(database, "anders");
    await importNodes(database, site, [{ id: 1, tags: { shop: "bakery", name: "Bäckerei Özdemir" } }]);
  });
  after(() => database.drop());

  const made = (over: Partial<NewProposal> = {}): NewProposal => ({
    id: newId(),
    kind: "new",
    businessId: null,
    asked: { words: "Neu im Viertel" },
    contact: null,
    receipt: null,
    language: "tr",
    madeBy: null,
    ...over,
  });
  const within = <T>(run: Parameters<typeof inSite<T>>[2], at = site) => inSite(database.db, at.id, run);

  it("keeps what was asked, finds it by its receipt, and shows it at its own site only", async () => {
    const one = made({ receipt: "digest-1" });
    await within((tx) => insertProposal(tx, site.id, one));
    const found = await within((tx) => proposalByReceipt(tx, ["digest-0", "digest-1"]));
    assert.equal(found?.id, one.id);
    assert.deepEqual(found?.asked, one.asked);
    assert.equal(found?.state, "waiting");
    assert.equal(await within((tx) => proposalById(tx, one.id), other), undefined);
    assert.equal(await within((tx) => proposalByReceipt(tx, ["digest-1"]), other), undefined);
    const [listed] = await within((tx) => listProposals(tx, { waiting: true }, 10, 0));
    assert.equal(listed?.business, null);
    assert.deepEqual(
      (await within((tx) => listedProposals(tx, [one.id, newId()]))).map(({ id }) => id),
      [one.id],
    );
    assert.equal((await within(countWaiting)).new, 1);
    assert.equal((await within(countWaiting, other)).new, 0);
  });

  it("is decided once, and can wait again", async () => {
    const one = made();
    await within((tx) => insertProposal(tx, site.id, one));
    const decide = () =>
      within((tx) => decideProposal(tx, one.id, { state: "refused", by: null, reason: "Gibt es schon." }));
    const wins = await Promise.all(Array.from({ length: 8 }, decide));
    assert.equal(wins.filter(Boolean).length, 1);
    const [decided] = await within((tx) => listProposals(tx, { waiting: false, kind: "new" }, 1, 0));
    assert.equal(decided?.reason, "Gibt es schon.");
    assert.equal(await within((tx) => reopenProposal(tx, one.id)), true);
    assert.equal(await within((tx) => reopenProposal(tx, one.id)), false);
    assert.equal((await within((tx) => proposalById(tx, one.id)))?.state, "waiting");
  });

  it("says what goes live at once, which is the program's word until the site says otherwise", async () => {
    assert.equal((await within(moderationOf)).newEntries, "wait");
    const to = { ...(await within(moderationOf)), newEntries: "live" as const };
    await within((tx) => setModeration(tx, site.id, to));
    assert.deepEqual(await within(moderationOf), to);
    assert.equal((await within(moderationOf, other)).newEntries, "wait");
  });
});
