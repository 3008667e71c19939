import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { localeFacts, locales } from "../../../kernel/i18n/locales.ts";
import { type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { webOf } from "../testing/test-web.ts";
import { accountsTexts } from "../texts/texts.ts";

describe("what somebody may do, in words", () => {
  let database: TestDatabase;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  before(async () => {
    const { database: opened, site } = await testAccounts();
    database = opened;
    town = townOf(database, site, new Date());
    ask = webOf(database);
  });
  after(() => database.drop());

  it("is said to owners and people who take part in each of their languages, and of no role but theirs", async () => {
    for (const role of ["business-owner", "participant"] as const) {
      const { secret } = await town.confirm(role);
      for (const locale of locales) {
        const path = `/hochfeld/${localeFacts[locale].path}/intern/rollen`;
        const { status, text } = await ask(path, { cookie: `session-hochfeld=${secret}` });
        const say = accountsTexts(locale);
        assert.equal(status, 200);
        for (const key of ["own.roles", "own.everybody", "may.own-account", "may.inside"] as const)
          assert.ok(text.includes(say(key)), `${locale}: ${key}`);
        assert.ok(text.includes(say(`role.${role}`)), locale);
        assert.ok(!text.includes(say("role.editor")), locale);
        assert.ok(!/ lang="/.test(text), `${locale}: nothing in another language`);
        assert.ok(!text.includes("{"), locale);
      }
    }
  });

  it("is said of all roles to staff, and to whoever asks for all", async () => {
    const { secret } = await town.confirm("participant");
    const all = await ask("/hochfeld/tr/intern/rollen?alle=1", { cookie: `session-hochfeld=${secret}` });
    assert.match(all.text, /lang="de"/);
    const boss = await town.confirm("editor");
    const staff = await town.secure(boss.secret);
    const page = await ask("/hochfeld/de/intern/rollen", { cookie: `session-hochfeld=${staff.secret}` });
    for (const { text } of [all, page])
      for (const role of ["editor", "participant", "auditor"]) assert.match(text, new RegExp(`id="${role}"`));
  });
});
