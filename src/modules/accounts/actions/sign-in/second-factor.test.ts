import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { secrets, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { setState } from "../people/manage-person.ts";
import { endSessions } from "./end-sessions.ts";
import type { SignedIn } from "./identify.ts";
import { switchOn, takeSecondStep } from "./second-factor.ts";

describe("the second factor", () => {
  let database: TestDatabase;
  let town: Town;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site);
  });
  after(() => database?.drop());

  /** A coach with a second factor, and a device that has only given the password. */
  async function half() {
    const coach = await town.confirm("coach");
    const secured = await town.secure(coach.secret);
    return { ...coach, ...secured, again: await halfAgain(coach.login) };
  }

  async function halfAgain(login: string): Promise<{ secret: string; present: SignedIn }> {
    const signed = await town.signIn(login);
    assert.ok(signed.ok && signed.value.secondStep);
    const present = await town.who(signed.value.secret);
    assert.ok(present);
    return { secret: signed.value.secret, present };
  }

  const step = ({ present }: { present: SignedIn }, code: string, now = town.now) =>
    takeSecondStep({ ...town.doing, actor: present.actor, now }, secrets, {
      person: present.person,
      sessionId: present.session.id,
      code,
      client: town.client(),
    });

  it("is needed by staff: the half session may do nothing, the whole one all", async () => {
    const { login, seed, secret } = await half();
    const again = await halfAgain(login);
    assert.deepEqual([...again.present.may], []);
    const whole = await step(again, town.code(seed));
    assert.ok(whole.ok);
    assert.notEqual(whole.value, again.secret);
    assert.ok((await town.who(whole.value))?.may.has("inside"));
    assert.equal(await town.who(again.secret), undefined, "the half session is over");
    assert.ok((await town.who(secret))?.may.has("inside"), "the first device stays");
  });

  it("lets staff without one reach their own account only", async () => {
    const { secret } = await town.confirm("coach");
    assert.deepEqual([...((await town.who(secret))?.may ?? [])], ["own-account"]);
  });

  it("takes a code once, also when two devices send it at the same moment", async () => {
    const { login, seed } = await half();
    const devices = await Promise.all([halfAgain(login), halfAgain(login)]);
    const code = town.code(seed);
    const taken = await Promise.all(devices.map((device) => step(device, code)));
    assert.equal(taken.filter(({ ok }) => ok).length, 1);
    assert.deepEqual(await step(await halfAgain(login), code), { ok: false, reason: "wrong" });
    assert.equal((await step(await halfAgain(login), town.code(seed, -1))).ok, false, "nor one before it");
    assert.ok((await step(await halfAgain(login), town.code(seed, 1))).ok);
  });

  it("takes a spare code once of fifty at the same moment", async () => {
    const { again, codes, login } = await half();
    const [code = ""] = codes;
    // Whoever guesses waits after ten, so the fifty are counted by who came in.
    const taken = await Promise.all(Array.from({ length: 50 }, () => step(again, code)));
    assert.equal(taken.filter(({ ok }) => ok).length, 1);
    const later = new Date(town.now.getTime() + 25 * 3_600_000);
    const signed = await town.signIn(login, { now: later });
    assert.ok(signed.ok);
    const present = await town.who(signed.value.secret, later);
    assert.ok(present);
    assert.deepEqual(await step({ present }, code, later), { ok: false, reason: "wrong" });
  });

  it("is slowed after ten wrong codes, whatever device asks", async () => {
    const { login, seed } = await half();
    for (let i = 0; i < 10; i++)
      assert.deepEqual(await step(await halfAgain(login), "abc"), { ok: false, reason: "wrong" });
    const last = await step(await halfAgain(login), town.code(seed));
    assert.ok(!last.ok && typeof last.reason === "object");
  });

  it("does not let in whose half session was ended in between", async () => {
    const { again, id, seed } = await half();
    await endSessions({ ...town.doing }, id, {});
    assert.deepEqual(await step(again, town.code(seed)), { ok: false, reason: "wrong" });
    const bare = await town.confirm("coach");
    const present = await town.who(bare.secret);
    assert.ok(present);
    assert.ok((await setState(town.doing, bare.id, "suspended")).ok);
    const seedOfIt = seed;
    const on = await switchOn(town.doing, secrets, present.person, {
      seed: seedOfIt,
      code: town.code(seedOfIt),
      client: town.client(),
      sessionId: present.session.id,
    });
    assert.equal(on.ok, false);
  });
});
