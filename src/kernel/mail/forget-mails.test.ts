import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../db/in-site.ts";
import { type TestDatabase, testDatabase } from "../db/testing/test-database.ts";
import { newId } from "../id/id.ts";
import { testSecrets } from "../secrets/testing/test-secrets.ts";
import { forgetMails } from "./forget-mails.ts";
import { migrations } from "./store/migrations/index.ts";
import { setFailed, setSent } from "./store/outgoing.ts";
import type { MailTables } from "./store/tables.ts";
import { mailTo, outbox, send } from "./testing/mail-tests.ts";

describe("what is done with", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([{ module: "mail", migrations }]);
  });
  after(() => database.drop());

  it("is forgotten: sent mails after 30 days, given up ones after 90; what waits stays", async () => {
    const [one, two] = [newId(), newId()];
    const at = new Date();
    const expected: string[] = [];
    for (const site of [one, two])
      for (const [end, age, stays] of [
        ["sent", 29, true],
        ["sent", 31, false],
        ["given-up", 89, true],
        ["given-up", 91, false],
        ["waiting", 200, true],
      ] as const) {
        const id = await send(database.db, site, mailTo(`${end}-${age}@example.org`));
        if (stays) expected.push(id);
        await inSite(database.owner, site, async (tx) => {
          if (end === "sent") await setSent(tx, site, id, at);
          if (end === "given-up") await setFailed(tx, site, id, { problem: "x", nextTryAt: undefined });
          await tx
            .withTables<MailTables>()
            .updateTable("mail.outgoing")
            .set({ created_at: new Date(at.getTime() - age * 24 * 60 * 60_000) })
            .where("id", "=", id)
            .execute();
        });
      }
    await forgetMails.run(database.owner, { secrets: testSecrets(), baseUrl: undefined, mailWorks: true });
    await forgetMails.run(database.owner, { secrets: testSecrets(), baseUrl: undefined, mailWorks: true });
    const left = [...(await outbox(database.owner, one)), ...(await outbox(database.owner, two))];
    assert.deepEqual(left.map(({ id }) => id).sort(), expected.sort());
  });
});
