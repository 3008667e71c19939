// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok } from "../../../../kernel/result/result.ts";
import type { Site } from "../../../quarter/index.ts";
import { ownersWord } from "../../rules/owning/owners-word.ts";
import { type Due, dueBusinesses } from "../../store/fresh/questions.ts";
import { askingOf } from "../../store/settings.ts";
import { importNodes, type ToyNode, testDirectory } from "../../testing/test-directory.ts";
import { editBusiness } from "../edit-business.ts";
import { undoImport } from "../import/undo-import.ts";
import { askStillRight, dueFor } from "./ask-still-right.ts";
import { confirmWithin } from "./confirm-within.ts";

const now = new Date();
const ownPhone = "+49203111111";

describe("an entry of which sources say different things", () => {
  let database: TestDatabase;
  let site: Site;
  const shop = (phone: string): ToyNode[] => [
    {
      id: 1,
      tags: {
        shop: "bakery",
        name: "Bäckerei",
        email: "b@example.org",
        phone,
        opening_hours: "Mo-Fr 06:00-18:00",
      },
    },
  ];
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, shop("+49 203 999999"));
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const due = (at = now): Promise<Due[]> =>
    within(async (tx) => dueBusinesses(tx, { ...dueFor(await askingOf(tx), at), limit: 10 }));
  const entry = () =>
    within(
      async (tx) =>
        (await sql<{ shortId: string }>`select short_id as "shortId" from directory.business`.execute(tx))
          .rows[0]?.shortId ?? "",
    );

  it("is not due while all say the same", async () => {
    assert.deepEqual(await due(), []);
  });

  it("is due as soon as an import says otherwise than its owner, with both words and whose they are", async () => {
    const word = ownersWord(newId());
    const edited = await editBusiness(database.db, site, await entry(), word, () =>
      ok({ phones: [ownPhone], openingHours: "Mo-Fr 06:00-18:00" }),
    );
    assert.ok(edited.ok);
    await importNodes(database, site, shop("+49 203 222222"));
    const [one, ...more] = await due();
    assert.deepEqual(more, []);
    assert.deepEqual(one?.profile.phones, [ownPhone], "the owner's word stands");
    assert.deepEqual(one?.differing, [
      {
        field: "phones",
        saidBy: "OpenStreetMap",
        value: ["+49203222222"],
        heldBy: word.name,
        heldKind: "owner",
        against: [ownPhone],
      },
    ]);
  });

  it("is asked about by mail though it is fresh, once", async () => {
    const doing = { db: database.db, site, actor: { kind: "command" } as const };
    const ask = (at: Date) =>
      askStillRight({ ...doing, now: at }, () => ({ subject: "Stimmt es?", text: "?" }));
    const at = new Date(Date.now() + 1000);
    assert.equal(await ask(at), 1);
    assert.equal(await ask(at), 0);
    assert.equal(
      await ask(new Date(at.getTime() + 90 * 86_400_000)),
      0,
      "the same words are no new question",
    );
    assert.deepEqual(await due(at), [], "and is not called while a mail is under way");
    await within((tx) => sql`delete from directory.question`.execute(tx));
  });

  it("is settled by whoever confirms it, also where the same import comes again; another word asks anew", async () => {
    const { id = "" } = (await due())[0] ?? {};
    const at = new Date(Date.now() + 1000);
    await within((tx) => confirmWithin(tx, site, id, { at, word: "owner", personId: null }));
    assert.deepEqual(await due(), []);
    await importNodes(database, site, shop("+49 203 222222"));
    assert.deepEqual(await due(), [], "that was judged");
    const third = await importNodes(database, site, shop("+49 203 333333"));
    assert.deepEqual((await due())[0]?.differing[0]?.value, ["+49203333333"]);
    assert.ok((await undoImport(database.owner, site, third.importId, { actor: "test" })).ok);
    assert.deepEqual(await due(), [], "taken back with the import");
  });

  it("is settled as well when the import says the same again, or the owner what the import says", async () => {
    await importNodes(database, site, shop("+49 203 444444"));
    assert.equal((await due()).length, 1);
    await importNodes(database, site, shop("+49 203 111111"));
    assert.deepEqual(await due(), []);
    await importNodes(database, site, shop("+49 203 555555"));
    assert.equal((await due()).length, 1);
    const edited = await editBusiness(database.db, site, await entry(), ownersWord(newId()), () =>
      ok({ phones: ["+49203555555"] }),
    );
    assert.ok(edited.ok);
    assert.deepEqual(await due(), []);
  });
});
