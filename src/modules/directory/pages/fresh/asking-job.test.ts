// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { type Locale, localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import { type Asking, askingSchema } from "../../rules/fresh/asking.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";
import { setAsking } from "../../store/settings.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { askingJob } from "./asking-job.ts";

interface Sent {
  to_address: string;
  locale: Locale;
  subject: string;
  text: string;
}

const means = { secrets: testSecrets(), baseUrl: new URL("https://quartier.example"), mailWorks: true };
const names = Array.from({ length: 12 }, (_, index) => `Laden ${String.fromCharCode(65 + index)}`);

describe("the job that asks whether entries are still right", () => {
  let database: TestDatabase;
  let site: Site;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      names.map((name, index) => ({
        id: index + 1,
        lat: 51.42 + index / 1000,
        tags: { shop: "bakery", name, email: `laden-${index}@example.org` },
      })),
    );
    // The list is from long ago.
    await within((tx) => sql`update directory.source set as_of = '2024-03-10'`.execute(tx));
  });
  after(() => database.drop());
  beforeEach(async () => {
    await within(async (tx) => {
      await sql`delete from mail.outgoing`.execute(tx);
      await sql`delete from directory.question`.execute(tx);
      await sql`delete from directory.ownership`.execute(tx);
    });
    await set({});
  });

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.owner, site.id, run);
  const set = (to: Partial<Asking>) => within((tx) => setAsking(tx, site.id, askingSchema.parse(to)));
  const run = (over: Partial<typeof means> = {}) => askingJob.run(database.owner, { ...means, ...over });
  const sent = async (): Promise<Sent[]> =>
    (
      await within((tx) =>
        sql<Sent>`select to_address, locale, subject, text from mail.outgoing order by to_address`.execute(
          tx,
        ),
      )
    ).rows;
  /** As if so many days had passed since all that was asked. */
  const wait = (days: number) =>
    within((tx) =>
      sql`update directory.question set made_at = made_at - make_interval(days => ${days}),
        expires_at = expires_at - make_interval(days => ${days})`.execute(tx),
    );

  it("asks each business once, however often it runs and however many do at the same moment", async () => {
    await Promise.all([run(), run(), run()]);
    await run();
    const mails = await sent();
    assert.equal(mails.length, names.length);
    assert.equal(new Set(mails.map(({ to_address }) => to_address)).size, names.length);
  });

  it("keeps to the limit of a day, also where several run, and goes on the next day", async () => {
    await set({ perDay: 5 });
    await Promise.all([run(), run()]);
    assert.equal((await sent()).length, 5);
    await wait(1);
    await run();
    assert.equal((await sent()).length, 10);
    await wait(1);
    await run();
    assert.equal((await sent()).length, 12);
  });

  it("asks again after the period that the site has set", async () => {
    await set({ months: 6 });
    await run();
    await wait(150);
    await run();
    assert.equal((await sent()).length, 12, "five months are not six");
    await wait(50);
    await run();
    assert.equal((await sent()).length, 24);
  });

  it("asks nobody where it is turned off, where the period is not over, and where no mail could lead anywhere", async () => {
    await set({ asks: false });
    await run();
    await set({ months: 60 });
    await run();
    await set({});
    await run({ mailWorks: false });
    await askingJob.run(database.owner, { ...means, baseUrl: undefined });
    await within((tx) => sql`update quarter.site set demo = true`.execute(tx));
    await run();
    await within((tx) => sql`update quarter.site set demo = false`.execute(tx));
    assert.deepEqual(await sent(), []);
  });

  it("writes to the owner in their language, with three links that lead to pages in it", async () => {
    await within(async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from directory.business order by profile->'names'->0->>'value'`.execute(tx);
      for (const [index, locale] of locales.entries()) {
        const personId = newId();
        await sql`insert into accounts.person (site_id, id, name, login, mail, locale, state)
          values (${site.id}, ${personId}, ${`Person ${locale}`}, ${`${locale}@owner.example`}, ${`${locale}@owner.example`}, ${locale},
            'confirmed')`.execute(tx);
        const businessId = rows[index]?.id ?? "";
        await insertOwnership(tx, site.id, { businessId, personId, how: "person", since: new Date() });
      }
    });
    await run();
    const mails = new Map((await sent()).map((mail) => [mail.to_address, mail]));
    for (const [index, locale] of locales.entries()) {
      const mail = mails.get(`${locale}@owner.example`);
      assert.equal(mail?.locale, locale);
      assert.equal(
        mail?.subject,
        owningTexts(locale)("still.mailSubject", { site: site.name, name: names[index] ?? "" }),
      );
      const links = mail?.text.match(/https:\/\/\S+/g) ?? [];
      assert.deepEqual(
        links.map((link) => link.replace(/[\w-]{20,}/, "…")),
        ["right", "change", "closed"].map(
          (given) =>
            `https://quartier.example/${site.key}/${localeFacts[locale].path}/stimmt-es/…?antwort=${given}`,
        ),
      );
    }
    assert.equal(mails.get("laden-11@example.org")?.locale, "de", "of whom nobody knows, in German");
  });

  it("writes German to an owner whose language the site does not offer", async () => {
    await within(async (tx) => {
      await sql`update quarter.site set languages = array['de', 'tr']`.execute(tx);
      const { rows } = await sql<{
        id: string;
        person: string;
      }>`select b.id, p.id as person from directory.business b
        join accounts.person p on p.locale = 'uk' limit 1`.execute(tx);
      const [row] = rows;
      assert.ok(row);
      await insertOwnership(tx, site.id, {
        businessId: row.id,
        personId: row.person,
        how: "person",
        since: new Date(),
      });
    });
    await run();
    assert.equal((await sent()).find(({ to_address }) => to_address === "uk@owner.example")?.locale, "de");
  });
});
