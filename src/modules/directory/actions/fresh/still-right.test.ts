import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { confirmationOf } from "../../store/fresh/confirmations.ts";
import { dueBusinesses } from "../../store/fresh/questions.ts";
import { askingOf } from "../../store/settings.ts";
import { proposalsWaiting } from "../../testing/proposals.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import type { Doing } from "../owning/doing.ts";
import { answerStillRight, askedAbout } from "./answer-still-right.ts";
import { askStillRight, dueFor } from "./ask-still-right.ts";

// More than a year after the data of the import.
const now = new Date(Date.now() + 400 * 86_400_000);

describe("the question whether an entry is still right", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  const tokens = new Map<string, string>();

  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(database, site, [
      { id: 1, tags: { shop: "hairdresser", name: "Kuaför", email: "kuafoer@example.org" } },
      { id: 2, tags: { shop: "bakery", name: "Bäckerei", email: "baeckerei@example.org" } },
      { id: 3, tags: { shop: "kiosk", name: "Kiosk" } },
    ]);
    doing = { db: database.db, site, actor: { kind: "command" }, secrets: testSecrets(), now };
  });
  after(() => database.drop());

  const due = () =>
    inSite(database.db, site.id, async (tx) =>
      dueBusinesses(tx, { ...dueFor(await askingOf(tx), now), limit: 10 }),
    );
  const ask = (at = now) =>
    askStillRight({ ...doing, now: at }, (business, token) => {
      tokens.set(business.profile.names[0]?.value ?? "", token);
      return { subject: "Stimmt es?", text: token };
    });
  const answer = (name: string, given: "right" | "change" | "closed") =>
    answerStillRight(
      database.db,
      site,
      { token: tokens.get(name) ?? "", answer: given, address: "192.0.2.1", language: "tr" },
      now,
    );

  it("goes to those who have a mail address, once", async () => {
    assert.equal((await due()).length, 3);
    assert.equal(await ask(), 2);
    assert.deepEqual([...tokens.keys()].sort(), ["Bäckerei", "Kuaför"]);
    assert.equal(await ask(), 0);
    assert.deepEqual(
      (await due()).map(({ profile }) => profile.names[0]?.value),
      ["Kiosk"],
    );
  });

  it("is not answered by looking at it", async () => {
    const asked = (at: Date) => askedAbout(database.db, site, tokens.get("Kuaför") ?? "", at);
    assert.equal((await asked(now))?.state, "open");
    assert.equal((await asked(now))?.state, "open");
    assert.equal((await asked(new Date(now.getTime() + 61 * 86_400_000)))?.state, "old");
  });

  it("confirms the entry where it is right, and once only", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer("Kuaför", "right")));
    const [right] = answers.filter((each) => each.ok);
    assert.equal(answers.filter((each) => each.ok).length, 1);
    const id = right?.ok ? right.value.id : "";
    const confirmed = await inSite(database.db, site.id, (tx) => confirmationOf(tx, id));
    assert.equal(confirmed?.word, "owner");
    const asked = await askedAbout(database.db, site, tokens.get("Kuaför") ?? "", now);
    assert.deepEqual(asked?.state, { answer: "right", at: now });
  });

  it("brings it to an editor where the business is gone", async () => {
    assert.equal((await answer("Bäckerei", "closed")).ok, true);
    const [waiting] = await proposalsWaiting(database, site, "closed");
    assert.equal(waiting?.business?.name, "Bäckerei");
    assert.equal((await answer("Bäckerei", "right")).ok, false);
  });

  it("comes again when the period is over and not before, whether or not it was answered", async () => {
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    tokens.clear();
    assert.equal(await ask(later(300)), 0, "within the year nobody is asked twice");
    assert.equal(await ask(later(370)), 2, "a year later both are");
    assert.deepEqual([...tokens.keys()].sort(), ["Bäckerei", "Kuaför"]);
  });

  it("of all these questions leaves as many mails as questions", async () => {
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{ mails: number; questions: number }>`
        select (select count(*)::integer from mail.outgoing) as mails,
          (select count(*)::integer from directory.question) as questions`.execute(tx),
    );
    assert.deepEqual(rows[0], { mails: 4, questions: 4 });
  });
});
