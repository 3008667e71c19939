// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { insertPerson, updatePerson } from "../../../accounts/store/people.ts";
import type { Site } from "../../../quarter/index.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { ownersProposals } from "../../store/proposals/queue.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { type Decider, decide } from "./decide.ts";

describe("the answer to somebody who asked with an account", () => {
  let database: TestDatabase;
  let site: Site;
  let businessId = "";
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [{ id: 1, tags: { shop: "bakery", name: "Bäckerei Özdemir" } }]);
    const { rows } = await within((tx) => sql<{ id: string }>`select id from directory.business`.execute(tx));
    businessId = rows[0]?.id ?? "";
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
  const person = (login: string, mail: string | null) =>
    within(async (tx) => {
      const about = { name: login, login, mail, locale: "tr", until: null };
      const id = (await insertPerson(tx, site.id, about)) ?? assert.fail(login);
      await updatePerson(tx, id, { state: "confirmed" });
      return id;
    });
  const own = (personId: string) =>
    within((tx) => insertOwnership(tx, site.id, { businessId, personId, how: "document", since: now() }));
  const ask = (madeBy: string, kind: "change" | "claim" = "change") =>
    within(async (tx) => {
      const id = newId();
      const asked = { details: { by: "owner" } };
      const about = { id, kind, businessId, asked, contact: null, receipt: null, language: "tr", madeBy };
      await insertProposal(tx, site.id, about);
      return id;
    });
  const refuseIt = (id: string) =>
    decide(decider(), id, {
      state: "refused",
      reason: "Foto zeigt Kundschaft",
      written: "Foto zeigt Kundschaft",
      given: [],
      letter: ({ reason }, locale, about) => ({
        subject: locale,
        text: `${about?.profile.names[0]?.value}: ${reason}`,
      }),
    });
  const mails = () =>
    within(async (tx) => {
      const { rows } = await sql<{ to: string; text: string }>`
        select to_address as "to", text from mail.outgoing order by id
      `.execute(tx);
      return rows;
    });

  it("goes to the address of the owner's account, and stands on the page of the business", async () => {
    const owner = await person("elif", "elif@example.org");
    await own(owner);
    assert.ok((await refuseIt(await ask(owner))).ok);
    const sent = await mails();
    assert.deepEqual(
      sent.map(({ to }) => to),
      ["elif@example.org"],
    );
    assert.equal(sent[0]?.text, "Bäckerei Özdemir: Foto zeigt Kundschaft");
    const [asked] = await within((tx) => ownersProposals(tx, businessId, 5));
    assert.deepEqual([asked?.state, asked?.reason], ["refused", "Foto zeigt Kundschaft"]);
  });

  it("goes to whoever claimed in vain, but to no staff who handed on what they saw", async () => {
    const claimer = await person("deniz", "deniz@example.org");
    assert.ok((await refuseIt(await ask(claimer, "claim"))).ok);
    const adviser = await person("beratung", "beratung@example.org");
    assert.ok((await refuseIt(await ask(adviser))).ok);
    const without = await person("ohne", null);
    await own(without);
    assert.ok((await refuseIt(await ask(without))).ok);
    assert.deepEqual(
      (await mails()).map(({ to }) => to),
      ["elif@example.org", "deniz@example.org"],
    );
    assert.equal((await within((tx) => ownersProposals(tx, businessId, 5))).length, 2);
  });
});
