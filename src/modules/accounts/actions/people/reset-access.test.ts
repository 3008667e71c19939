import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import { updatePerson } from "../../store/people.ts";
import { alsoGive, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { readTold, toldLines } from "../account/told.ts";
import type { Doing } from "../doing.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { endRole, giveRole } from "./manage-person.ts";
import { inviteAgain, refuseFactorRemoval, removeFactor, setMail } from "./reset-access.ts";

const day = 86_400_000;

describe("the access of somebody else", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  let weeksAgo: Town;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site);
    weeksAgo = townOf(database, site, new Date(town.now.getTime() - 20 * day));
  });
  after(() => database.drop());

  /** An administrator, who became one now or weeks ago. */
  async function administrator(of: Town, name: string): Promise<Doing & { id: string }> {
    const { id } = await of.confirm("site-administrator", { name });
    return { ...town.doing, id, actor: { kind: "person", id, role: "site-administrator", from: "" } };
  }
  async function secured(role: Parameters<Town["confirm"]>[0]) {
    const confirmed = await town.confirm(role);
    return { ...confirmed, ...(await town.secure(confirmed.secret)) };
  }
  const personOf = async (secret: string) => (await town.who(secret))?.person ?? assert.fail("signed out");
  const hasFactor = async (login: string) => {
    const signed = await town.signIn(login);
    assert.ok(signed.ok);
    return signed.value.secondStep;
  };

  it("passes to no administrator alone where it is guarded, not by taking the role away either", async () => {
    const boss = await administrator(weeksAgo, "Berta Boss");
    const coach = await secured("coach");
    const link = await inviteAgain(boss, coach.id);
    assert.ok(link.ok);
    const taken = await acceptInvitation(
      database.db,
      site.id,
      {
        kind: "invitation",
        code: link.value.code,
        password: "sieben Raben rechnen mit",
        siteName: site.name,
        client: town.client(),
      },
      town.now,
    );
    assert.ok(taken.ok, "the boss uses the link that was meant for the coach");
    const half = (await town.who(taken.value)) ?? assert.fail();
    assert.equal(half.may.size, 0, "and is not in");
    assert.deepEqual(await removeFactor(boss, coach.id), { ok: true, value: "asked" });
    const reason = { ok: false, reason: "second-administrator" };
    assert.deepEqual(await removeFactor(boss, coach.id), reason);
    const [membership] = half.person.memberships;
    assert.ok((await endRole(boss, coach.id, membership?.id ?? "")).ok);
    assert.deepEqual(await removeFactor(boss, coach.id), reason, "once a coach");
    assert.ok((await giveRole(boss, coach.id, "coach", "")).ok);
    const madeUp = await administrator(town, "Strohmann");
    assert.deepEqual(await removeFactor(madeUp, coach.id), reason, "not an administrator for long");
    const second = await administrator(weeksAgo, "Zoe Zweite");
    assert.deepEqual(await removeFactor(second, coach.id), { ok: true, value: "removed" });
    const signed = await town.signIn(coach.login, { password: "sieben Raben rechnen mit" });
    assert.ok(signed.ok && !signed.value.secondStep);
    assert.equal(
      (await town.who(signed.value.secret))?.may.has("inside"),
      false,
      "a new one is needed first",
    );
  });

  const told = (person: Parameters<typeof toldLines>[1]) =>
    inSite(database.db, site.id, (tx) => toldLines(tx, person, town.now));

  it("is guarded for administrators as well: nobody becomes the second one by a reset of the other", async () => {
    const [boss, other] = [await administrator(weeksAgo, "B"), await secured("site-administrator")];
    assert.deepEqual(await removeFactor(boss, other.id), { ok: true, value: "asked" });
    assert.equal(await hasFactor(other.login), true);
  });

  it("is freed by the operator on the command line, who can read the key file anyway", async () => {
    const coach = await secured("coach");
    assert.deepEqual(await removeFactor(town.doing, coach.id), { ok: true, value: "removed" });
    assert.equal(await hasFactor(coach.login), false);
  });

  it("stays as it is where the person still has the device", async () => {
    const boss = await administrator(weeksAgo, "Berta");
    const coach = await secured("coach");
    await removeFactor(boss, coach.id);
    const person = await personOf(coach.secret);
    assert.equal((await told(person)).waiting, true);
    assert.ok((await refuseFactorRemoval(town.doing, coach.id)).ok);
    assert.equal((await told(person)).waiting, false);
    const second = await administrator(weeksAgo, "Zoe");
    assert.deepEqual(await removeFactor(second, coach.id), { ok: true, value: "asked" }, "it begins anew");
  });

  it("is reset by one administrator elsewhere, and the person is told", async () => {
    const boss = await administrator(town, "Berta Boss");
    const teacher = await secured("teacher");
    await inSite(database.db, site.id, (tx) => updatePerson(tx, teacher.id, { mail: "t@example.org" }));
    const words = (kind: string) => ({ fromName: "Hochfeld", subject: kind, text: kind });
    assert.deepEqual(await removeFactor(boss, teacher.id, words), { ok: true, value: "removed" });
    assert.equal(await town.who(teacher.secret), undefined);
    assert.equal(await hasFactor(teacher.login), false);
    assert.ok((await inviteAgain(boss, teacher.id, words)).ok);
    assert.ok((await setMail(boss, teacher.id, "neu@example.org", words)).ok);
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql<{
        to_address: string;
        subject: string;
      }>`select to_address, subject from mail.outgoing order by id`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ to_address, subject }) => `${subject} to ${to_address}`),
      ["factor-removed to t@example.org", "reset to t@example.org", "mail-set to t@example.org"],
    );
    const signed = await town.signIn(teacher.login);
    assert.ok(signed.ok);
    const person = await personOf(signed.value.secret);
    const { lines } = await told(person);
    assert.deepEqual(
      lines.map(({ told, by }) => `${told} by ${by}`),
      ["mail-set by Berta Boss", "reset by Berta Boss", "factor-removed by Berta Boss"],
    );
    await readTold({ ...town.doing, now: new Date() }, teacher.id);
    assert.deepEqual((await told(person)).lines, []);
  });

  it("is not reset where there is nothing to reset", async () => {
    const boss = await administrator(town, "B");
    const bare = await town.confirm("teacher");
    assert.deepEqual(await removeFactor(boss, bare.id), { ok: false, reason: "state" });
    const own = await removeFactor(boss, boss.id);
    assert.equal(own.ok, false);
    assert.deepEqual(await setMail(boss, bare.id, "no address"), { ok: false, reason: "mail" });
    const mailed = await town.confirm("participant", { login: "a@example.org" });
    assert.ok((await setMail(boss, mailed.id, "a@example.org")).ok);
    assert.deepEqual(await setMail(boss, bare.id, "a@example.org"), { ok: false, reason: "taken" });
    assert.ok((await setMail(boss, mailed.id, "b@example.org")).ok);
    assert.ok((await town.signIn("b@example.org")).ok, "who signs in by the address does so by the new one");
    await alsoGive(town, bare.id, "counsellor");
    assert.ok((await setMail(boss, bare.id, "")).ok);
  });
});
