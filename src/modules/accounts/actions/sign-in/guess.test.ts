import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { passwordGuess, startGuess } from "./guess.ts";
import type { SignInRefusal } from "./sign-in.ts";

const password = "etwas ganz anderes hier";
const mustWait = (reason: SignInRefusal | undefined) => typeof reason === "object" && reason.waitMs > 0;

/** As the pages are asked: so many at a time, that nobody waits too long for a connection. */
const inTurn = createTurnstile(10);

describe("guessing", () => {
  let database: TestDatabase;
  let town: Town;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site);
  });
  after(() => database?.drop());

  const reasonOf = async (...asked: Parameters<Town["signIn"]>) => {
    const signed = await town.signIn(...asked);
    return signed.ok ? undefined : signed.reason;
  };

  it("is slowed after ten tries of one account, from wherever and however the name is spelt", async () => {
    const { login } = await town.confirm("participant");
    const spellings = [login, login.toUpperCase(), ` ${login} `, `${login}\u00a0`, login.replace("p", "ｐ")];
    for (let i = 0; i < 10; i++)
      assert.equal(await reasonOf(spellings[i % spellings.length] ?? "", { password }), "wrong");
    for (const spelling of spellings) {
      assert.ok(mustWait(await reasonOf(spelling, { password })), spelling);
      assert.ok(
        mustWait(await reasonOf(spelling, { password: goodPassword })),
        "also with the right password",
      );
      const agent = { ...town.client(), agent: `Bot/${Math.random()}` };
      assert.ok(
        mustWait(await reasonOf(spelling, { password, client: agent })),
        "another device changes nothing",
      );
    }
    const later = new Date(town.now.getTime() + 31_000);
    assert.ok((await town.signIn(login, { now: later })).ok, "after waiting the right password is taken");
    assert.equal(await reasonOf(login, { password, now: later }), "wrong", "and the account begins anew");
  });

  it("counts for unknown names as well", async () => {
    for (let i = 0; i < 10; i++) assert.equal(await reasonOf("gibt-es-nicht", { password }), "wrong");
    assert.ok(mustWait(await reasonOf("gibt-es-nicht", { password })));
  });

  it("is slowed after thirty tries of one network, under whatever names; own successes do not free it", async () => {
    const { login } = await town.confirm("participant");
    const networkAddress = (host: number) => town.client(`2001:db8:7:1::${host.toString(16)}`);
    let tries = 0;
    for (let i = 0; i < 100; i++) {
      const reason = await reasonOf(`name-${i}`, { password, client: networkAddress(i + 1) });
      if (mustWait(reason)) break;
      tries++;
      const own = await town.signIn(login, { client: networkAddress(i + 1) });
      if (!own.ok) break;
    }
    assert.equal(tries, 30);
    assert.equal(await reasonOf("name-x", { password, client: town.client("2001:db8:7:2::1") }), "wrong");
  });

  it("lets no more through when two hundred try at once", async () => {
    const guess = passwordGuess("alle-auf-einmal", "192.0.2.77");
    const all = await Promise.all(
      Array.from({ length: 200 }, () =>
        inTurn(() => startGuess(database.db, town.doing.siteId, guess, town.now)),
      ),
    );
    assert.equal(all.filter(({ ok }) => ok).length, 10);
    const names = Array.from({ length: 200 }, (_, i) => passwordGuess(`verschieden-${i}`, "192.0.2.78"));
    const some = await Promise.all(
      names.map((each) => inTurn(() => startGuess(database.db, town.doing.siteId, each, town.now))),
    );
    assert.equal(some.filter(({ ok }) => ok).length, 30);
  });
});
