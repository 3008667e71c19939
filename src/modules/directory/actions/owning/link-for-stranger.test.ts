// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { tokenDigest } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import { findClaimCode } from "../../store/owning/claim-codes.ts";
import { ownerByClaim } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { setModeration } from "../../store/settings.ts";
import { makeOwner } from "../../testing/owners.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { sealContact } from "../proposals/contact.ts";
import { type Decider, decide } from "../proposals/decide.ts";
import { reopen } from "../proposals/reopen.ts";
import { redeemClaim } from "./redeem-claim.ts";

describe("a claim with a paper by somebody without an account", () => {
  let database: TestDatabase;
  let site: Site;
  let businessId = "";
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "bakery", name: "Fırın Güneş" } }]);
    const { rows } = await within((tx) => sql<{ id: string }>`select id from directory.business`.execute(tx));
    businessId = rows[0]?.id ?? "";
  });
  after(() => database.drop());

  const within = <T>(run: (tx: Db) => Promise<T>) => inSite(database.db, site.id, run);
  const decider = (): Decider => ({
    ...{ db: database.db, site, secrets: testSecrets(), actor: { kind: "command" } },
    word: { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" },
  });
  async function decided(
    kind: "claim" | "change",
    contact: string,
    state: "accepted" | "refused",
    id = newId(),
  ) {
    await within((tx) =>
      insertProposal(tx, site.id, {
        ...{ id, kind, businessId, asked: {}, receipt: null, language: "tr", madeBy: null },
        contact: sealContact(testSecrets(), site.id, id, contact),
      }),
    );
    const links: string[] = [];
    const done = await decide(decider(), id, {
      ...{ state, reason: "r", written: "r", given: [] },
      letter: () => ({ subject: "s", text: "text" }),
      link: (business, token, locale) => {
        links.push(token);
        return `${locale} ${business.profile.names[0]?.value} ${token}`;
      },
    });
    assert.ok(done.ok);
    return links;
  }
  const mails = () =>
    within(async (tx) => {
      const { rows } = await sql<{ text: string }>`select text from mail.outgoing order by id`.execute(tx);
      return rows.map(({ text }) => text);
    });

  it("is accepted with a link that takes the entry over, good for two weeks", async () => {
    const [token = "", ...more] = await decided("claim", "gunes@example.org", "accepted");
    assert.deepEqual(more, []);
    assert.deepEqual(await mails(), [`text\n\ntr Fırın Güneş ${token}`]);
    const code = (days: number) =>
      within((tx) => findClaimCode(tx, [tokenDigest(token)], new Date(Date.now() + days * 86_400_000)));
    assert.equal((await code(13))?.businessId, businessId);
    assert.equal(await code(15), undefined);
  });

  it("comes with no link where it is refused, by telephone, or about something else", async () => {
    assert.deepEqual(await decided("claim", "gunes@example.org", "refused"), []);
    assert.deepEqual(await decided("claim", "0203 123456", "accepted"), []);
    assert.deepEqual(await decided("change", "gunes@example.org", "accepted").catch(() => []), []);
    assert.equal((await mails()).filter((text) => text !== "text").length, 1);
  });

  it("makes an owner without another look; taken back, neither the link nor who came by it owns anything", async () => {
    await within((tx) =>
      setModeration(tx, site.id, {
        newEntries: "wait",
        ownerChanges: "live",
        ownerPhotos: "wait",
        provenClaims: "wait",
      }),
    );
    const [used, unused] = [newId(), newId()];
    const [token = ""] = await decided("claim", "a@example.org", "accepted", used);
    const [other = ""] = await decided("claim", "b@example.org", "accepted", unused);
    const personId = await makeOwner(database, site, { locale: "tr", mail: "a@example.org" });
    const claimed = await redeemClaim(
      { db: database.db, site, secrets: testSecrets(), typed: token, address: "192.0.2.9", now: new Date() },
      {
        kind: "known",
        personId,
        actor: { kind: "person", id: personId, role: "business-owner", from: "192.0.2.9" },
        locale: "tr",
      },
    );
    assert.ok(claimed.ok && !claimed.value.waits);
    assert.equal(await within((tx) => ownerByClaim(tx, used)), personId);
    assert.ok((await reopen(decider(), used)).ok);
    assert.equal(await within((tx) => ownerByClaim(tx, used)), undefined);
    assert.ok((await reopen(decider(), unused)).ok);
    assert.equal(await within((tx) => findClaimCode(tx, [tokenDigest(other)], new Date())), undefined);
  });
});
