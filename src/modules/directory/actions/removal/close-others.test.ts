// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import type { ProposalKind } from "../../rules/proposals/proposal.ts";
import { insertProposal, proposalById } from "../../store/proposals/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { sealContact } from "../proposals/contact.ts";
import { type Decider, decide } from "../proposals/decide.ts";
import { reopen } from "../proposals/reopen.ts";

describe("what waits about an entry that is taken out on request", () => {
  let database: TestDatabase;
  let site: Site;
  let ids: string[] = [];
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      ["Bäckerei Özdemir", "Kiosk Ilse", "Café Lux"].map((name, id) => ({
        id: id + 1,
        tags: { shop: "bakery", name },
      })),
    );
    const { rows } = await within((tx) =>
      sql<{ id: string }>`select id from directory.business order by profile->'names'->0->>'value'`.execute(
        tx,
      ),
    );
    ids = rows.map(({ id }) => id);
  });
  after(() => database.drop());

  const within = <T>(run: (tx: Db) => Promise<T>) => inSite(database.db, site.id, run);
  const decider = (): Decider => ({
    db: database.db,
    site,
    secrets: testSecrets(),
    actor: { kind: "nobody", from: "192.0.2.1" },
    word: { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" },
  });
  const ask = (kind: ProposalKind, businessId = ids[0] ?? "", mail?: string) =>
    within(async (tx) => {
      const id = newId();
      const contact = mail ? sealContact(testSecrets(), site.id, id, mail) : null;
      const about = { id, kind, businessId, asked: {}, contact, receipt: null, language: "tr", madeBy: null };
      await insertProposal(tx, site.id, about);
      return id;
    });
  const accept = (id: string) =>
    decide(decider(), id, {
      state: "accepted",
      reason: "preset:done",
      written: "Erledigt",
      given: [],
      letter: ({ state, reason }, locale) => ({ subject: `${state} ${locale}`, text: reason ?? "" }),
    });
  const stateOf = async (id: string) => {
    const found = await within((tx) => proposalById(tx, id));
    return `${found?.state} ${found?.reason ?? ""}`.trim();
  };

  it("is closed with a reason that reaches whoever asked, and waits again with the wish itself", async () => {
    const removal = await ask("removal");
    const change = await ask("change", ids[0], "elif@example.org");
    const claim = await ask("claim");
    const again = await ask("removal");
    const elsewhere = await ask("change", ids[1]);
    assert.ok((await accept(removal)).ok);

    assert.equal(await stateOf(removal), "accepted preset:done");
    assert.equal(await stateOf(change), "refused preset:removed");
    assert.equal(await stateOf(claim), "refused preset:removed");
    assert.equal(await stateOf(again), "accepted preset:removed");
    assert.equal(await stateOf(elsewhere), "waiting");
    const { rows: mails } = await within((tx) =>
      sql`select to_address as "to", subject, text from mail.outgoing`.execute(tx),
    );
    assert.deepEqual(mails, [{ to: "elif@example.org", subject: "refused tr", text: "preset:removed" }]);
    const { rows: lines } = await within((tx) =>
      sql<{ facts: object }>`
        select facts from audit.line where event = 'proposal.decided' and subject_id = ${claim}
      `.execute(tx),
    );
    assert.deepEqual(lines, [{ facts: { kind: "claim", state: "refused", because: "removal" } }]);

    assert.ok((await reopen(decider(), removal)).ok);
    for (const id of [removal, change, claim, again]) assert.equal(await stateOf(id), "waiting");
  });

  it("stays where the wish is not fulfilled, and where somebody else decides about it in this moment", async () => {
    const removal = await ask("removal", ids[2]);
    const change = await ask("change", ids[2]);
    const refused = { state: "refused", reason: "x", written: "x", given: [] } as const;
    assert.ok((await decide(decider(), removal, refused)).ok);
    assert.equal(await stateOf(change), "waiting");

    const second = await ask("removal", ids[2]);
    await within(async (tx) => {
      await sql`select from directory.proposal where id = ${change} for update`.execute(tx);
      assert.ok((await accept(second)).ok, "it does not wait");
    });
    assert.equal(await stateOf(change), "waiting");
  });
});
