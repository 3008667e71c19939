import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { type Manner, softAuthenticator } from "../../rules/passkeys/testing/soft-authenticator.ts";
import { passkeysOf } from "../../store/passkeys.ts";
import { type Confirmed, secrets, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { switchOff, takeSecondStep } from "../sign-in/second-factor.ts";
import { addPasskey, askToAddPasskey } from "./add-passkey.ts";
import { removePasskey } from "./remove-passkey.ts";
import { askToUsePasskey, proveByPasskey, signInByPasskey } from "./use-passkey.ts";

const place = { host: "quartier.example.org", origin: "https://quartier.example.org", name: "Hochfeld" };
const minute = 60_000;

describe("passkeys of an account", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site);
  });
  after(() => database.drop());

  const later = (ms: number) => new Date(town.now.getTime() + ms);
  const manner = (challenge: string, more: Partial<Manner> = {}): Manner => ({
    ...place,
    challenge,
    ...more,
  });
  const present = async (secret: string) => (await town.who(secret)) ?? assert.fail("signed out");

  async function add(secret: string, device = softAuthenticator(), more: Partial<Manner> = {}) {
    const { person, session } = await present(secret);
    const asked = await askToAddPasskey(town.doing, place, { person, sessionId: session.id });
    const answer = device.create(manner(asked.challenge, more));
    const form = { person, sessionId: session.id, name: "Telefon", answer, client: town.client() };
    return { added: await addPasskey(town.doing, place, form), device, form };
  }
  async function withPasskey(role: Parameters<Town["confirm"]>[0], more: Partial<Manner> = {}) {
    const confirmed = await town.confirm(role);
    const { added, device, form } = await add(confirmed.secret, softAuthenticator(), more);
    assert.ok(added.ok && added.value);
    return { ...confirmed, ...added.value, before: confirmed.secret, device, form };
  }
  const question = async (now = town.now) => (await askToUsePasskey(place, site.id, secrets, now)).challenge;
  const use = (answer: unknown, now = town.now) =>
    signInByPasskey(database.db, site.id, { place, answer, client: town.client(), secrets }, now);
  const prove = async (secret: string, answer: unknown, now = town.now) => {
    const { id, session } = await present(secret);
    const more = { personId: id, sessionId: session.id };
    const shown = { place, answer, client: town.client(), secrets, ...more };
    return proveByPasskey(database.db, site.id, shown, now);
  };
  const lines = async ({ id }: Confirmed, event: string) =>
    inSite(database.db, site.id, async (tx) => {
      const { rows } = await sql<{ facts: Record<string, unknown> }>`
        select facts from audit.line where event = ${event} and concerns = ${id}`.execute(tx);
      return rows.map(({ facts }) => facts);
    });

  it("count as the second factor of staff: the first one signs in anew, with spare codes", async () => {
    const coach = await withPasskey("coach");
    assert.equal(coach.codes.length, 10);
    assert.equal(await town.who(coach.before), undefined, "the session before is over");
    const signed = await present(coach.secret);
    assert.ok(signed.may.has("inside"));
    assert.equal(signed.person.secondFactor, true);
    assert.equal(signed.person.codeApp, false);
    const password = await town.signIn(coach.login);
    assert.ok(password.ok && password.value.secondStep, "the password alone is not enough any more");
    const half = await present(password.value.secret);
    assert.equal(half.may.size, 0);
    const step = await takeSecondStep(town.doing, secrets, {
      person: half.person,
      sessionId: half.session.id,
      code: coach.codes[0] ?? "",
      client: town.client(),
    });
    assert.ok(step.ok, "a spare code helps where the device is missing");
    assert.deepEqual(await lines(coach, "account.passkey-added"), [{}]);
  });

  it("sign in at once with both factors", async () => {
    const coach = await withPasskey("coach", { counter: 3 });
    const signed = await use(coach.device.use(manner(await question(), { counter: 4 })));
    assert.ok(signed.ok);
    const { session, may } = await present(signed.value);
    assert.equal(session.factor, "second");
    assert.ok(may.has("inside"));
    const [passkey] = await inSite(database.db, site.id, (tx) => passkeysOf(tx, coach.id));
    assert.equal(passkey?.counter, 4);
    assert.deepEqual(passkey?.usedAt, town.now);
    assert.deepEqual((await lines(coach, "account.signed-in")).at(-1), { way: "passkey" });
  });

  it("answer a question once, however many answers come at the same time", async () => {
    const owner = await withPasskey("business-owner");
    const answer = owner.device.use(manner(await question()));
    const all = await Promise.all(Array.from({ length: 40 }, () => use(answer)));
    assert.equal(all.filter(({ ok }) => ok).length, 1);
    assert.deepEqual(await use(answer), { ok: false, reason: "wrong" });
  });

  it("are refused: too late, an unknown key, another place, nobody recognised, a copy, somebody suspended", async () => {
    const coach = await withPasskey("coach", { counter: 7 });
    const { device } = coach;
    const challenge = await question();
    const answers = [
      [device.use(manner(await question(later(-6 * minute)), { counter: 8 })), "too late"],
      [softAuthenticator().use(manner(challenge)), "unknown"],
      [device.use(manner(challenge, { counter: 8, origin: "https://evil.example" })), "place"],
      [device.use(manner(challenge, { counter: 8, verified: false })), "not verified"],
      [device.use(manner("AAAA", { counter: 8 })), "a question that nobody asked"],
      [device.use(manner(challenge, { counter: 7 })), "a copy"],
      [undefined, "nothing"],
      [[], "no answer"],
    ] as const;
    for (const [answer, what] of answers)
      assert.deepEqual(await use(answer), { ok: false, reason: "wrong" }, what);
    const failed = await lines(coach, "account.sign-in-failed");
    assert.equal(failed.filter(({ copied }) => copied === true).length, 1);
    await inSite(database.db, site.id, (tx) =>
      sql`update accounts.person set state = 'suspended' where id = ${coach.id}`.execute(tx),
    );
    assert.equal((await use(device.use(manner(challenge, { counter: 9 })))).ok, false, "suspended");
    await inSite(database.db, site.id, (tx) =>
      sql`update accounts.person set state = 'confirmed' where id = ${coach.id}`.execute(tx),
    );
    assert.equal(
      (await use(device.use(manner(challenge, { counter: 9 })))).ok,
      true,
      "none of it spent the question",
    );
  });

  it("show once more who it is, for the own session only", async () => {
    const [coach, other] = [await withPasskey("coach"), await withPasskey("coach")];
    const now = later(11 * minute);
    const fresh = async () => (await town.who(coach.secret, now))?.fresh;
    assert.equal(await fresh(), false);
    const foreign = other.device.use(manner(await question(now)));
    assert.deepEqual(await prove(coach.secret, foreign, now), { ok: false, reason: "wrong" });
    assert.equal(await fresh(), false);
    assert.equal((await prove(coach.secret, coach.device.use(manner(await question(now))), now)).ok, true);
    assert.equal(await fresh(), true);
  });

  it("are added by the session that was asked, once, and no device twice", async () => {
    const coach = await withPasskey("coach");
    const again = await addPasskey(town.doing, place, coach.form);
    assert.deepEqual(again, { ok: false, reason: "over" }, "the session of that question is gone");
    const other = await withPasskey("coach");
    const { person, session } = await present(other.secret);
    const stolen = { ...coach.form, person, sessionId: session.id };
    assert.deepEqual(await addPasskey(town.doing, place, stolen), { ok: false, reason: "over" });
    const second = await add(coach.secret);
    assert.deepEqual(second.added, { ok: true, value: undefined }, "no new codes for a second one");
    const twice = await add(coach.secret, second.device);
    assert.deepEqual(twice.added, { ok: false, reason: "known" });
    const unverified = await add(coach.secret, softAuthenticator(), { verified: false });
    assert.deepEqual(unverified.added, { ok: false, reason: "wrong" });
    const replayed = await addPasskey(town.doing, place, second.form);
    assert.deepEqual(replayed, { ok: false, reason: "over" }, "the question was spent");
    for (let count = 2; count < 10; count++) assert.ok((await add(coach.secret)).added.ok);
    assert.deepEqual((await add(coach.secret)).added, { ok: false, reason: "too-many" });
  });

  it("once removed do not sign in; with the last factor go the spare codes and what staff may do", async () => {
    const coach = await withPasskey("coach");
    const [passkey] = await inSite(database.db, site.id, (tx) => passkeysOf(tx, coach.id));
    const other = await town.confirm("coach");
    await removePasskey(town.doing, other.id, passkey?.id ?? "");
    assert.ok((await use(coach.device.use(manner(await question())))).ok, "nobody removes another's");
    await removePasskey(town.doing, coach.id, passkey?.id ?? "");
    assert.equal((await use(coach.device.use(manner(await question())))).ok, false);
    const left = await present(coach.secret);
    assert.equal(left.session.factor, "first");
    assert.equal(left.may.has("inside"), false);
    const codes = await inSite(database.db, site.id, (tx) =>
      sql`select from accounts.recovery_code where person_id = ${coach.id}`.execute(tx),
    );
    assert.equal(codes.rows.length, 0);
    assert.deepEqual(await lines(coach, "account.passkey-removed"), [{}]);
  });

  it("stay a second factor when the code app goes", async () => {
    const coach = await town.confirm("coach");
    const { secret } = await town.secure(coach.secret);
    assert.deepEqual((await add(secret)).added, { ok: true, value: undefined });
    await switchOff(town.doing, coach.id);
    const { may, person } = await present(secret);
    assert.ok(may.has("inside") && person.secondFactor && !person.codeApp);
  });
});
