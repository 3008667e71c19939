import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { goodPassword, secrets, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { leaveAccount } from "../account/leave-account.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { firstAdministrator } from "./first-administrator.ts";
import { invitePerson } from "./invite-person.ts";
import { endRole, giveRole, setState } from "./manage-person.ts";
import { inviteAgain } from "./reset-access.ts";

describe("people", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site);
  });
  after(() => database?.drop());

  const accept = (code: string, now = town.now, password = goodPassword) =>
    acceptInvitation(
      database.db,
      site.id,
      { kind: "invitation", code, password, siteName: site.name, client: town.client() },
      now,
    );
  const gone = { ok: false, reason: "gone" };

  it("come in by an invitation once, of two hundred at the same moment", async () => {
    const { code } = await town.invite("participant");
    // As many at the same moment as the web server lets to work, and more.
    const inTurn = createTurnstile(8);
    const all = await Promise.all(Array.from({ length: 200 }, () => inTurn(() => accept(code))));
    const [winner, ...more] = all.filter(({ ok }) => ok);
    assert.ok(winner?.ok && more.length === 0, `${more.length + 1} came in`);
    assert.ok(await town.who(winner.value));
    assert.deepEqual(await accept(code), gone);
  });

  it("do not come in by one that is old, replaced, made up, or of somebody who left or was suspended", async () => {
    const day = 86_400_000;
    const { code } = await town.invite("participant");
    assert.deepEqual(await accept(code, new Date(town.now.getTime() + 14 * day)), gone);
    assert.ok((await accept(code, new Date(town.now.getTime() + 14 * day - 1000))).ok);
    const twice = await town.invite("participant");
    const newer = await inviteAgain(town.doing, twice.id);
    assert.deepEqual(await accept(twice.code), gone);
    assert.ok(newer.ok && (await accept(newer.value.code)).ok);
    for (const made of ["", "x", "%00", "A".repeat(43), "a".repeat(100_000)])
      assert.deepEqual(await accept(made), gone);
    const left = await town.invite("participant");
    assert.ok((await setState(town.doing, left.id, "left")).ok);
    assert.deepEqual(await accept(left.code), gone);
    const suspended = await town.invite("participant");
    assert.ok((await setState(town.doing, suspended.id, "suspended")).ok);
    assert.deepEqual(await accept(suspended.code), gone);
    assert.ok((await setState(town.doing, suspended.id, "confirmed")).ok);
    assert.deepEqual(await accept(suspended.code), gone, "the old link does not come back to life");
    const over = await town.invite("participant", { until: "2026-11-27" });
    assert.deepEqual(await accept(over.code, new Date("2026-11-28T08:00:00Z")), gone);
  });

  it("keep their second factor when a new link is used", async () => {
    const coach = await town.confirm("coach");
    await town.secure(coach.secret);
    const again = await inviteAgain(town.doing, coach.id);
    assert.ok(again.ok);
    const old = await town.signIn(coach.login);
    assert.ok(old.ok && old.value.secondStep, "the password alone is not enough meanwhile");
    const accepted = await accept(again.value.code, town.now, "fünf blaue Hunde tanzen");
    assert.ok(accepted.ok);
    const half = await town.who(accepted.value);
    assert.equal(half?.person.secondFactor, true);
    assert.equal(half?.may.size, 0, "whoever made the link does not get in with it");
    assert.equal(await town.who(old.value.secret), undefined);
  });

  it("cannot be two under one name, however it is spelt, nor under a name that passes for another", async () => {
    await town.invite("participant", { login: "Mehmet.K" });
    const invite = (more: { name?: string; login?: string; mail?: string; role?: string; until?: string }) =>
      invitePerson(town.doing, {
        name: "Mehmet",
        login: "",
        mail: "",
        role: "coach",
        until: "",
        locale: "de",
        ...more,
      });
    const reason = async (more: Parameters<typeof invite>[0]) => {
      const made = await invite(more);
      return made.ok ? "taken in" : made.reason;
    };
    for (const login of ["mehmet.k", "MEHMET.K ", "ｍehmet.k"])
      assert.equal(await reason({ login }), "taken", login);
    for (const name of ["", "  ", "x".repeat(121), "Ali\u202egnimda", "Ali\u0000", "A\u2066b", "Ali\u200b"])
      assert.equal(await reason({ login: "ali-1", name }), "name", JSON.stringify(name));
    for (const login of ["", "ab", "a b c", "a\u0007bc", "a\u00a8bc", "x".repeat(121)])
      assert.equal(await reason({ login }), "login", JSON.stringify(login));
    for (const role of ["", "root", "__proto__", "constructor", "everybody"])
      assert.equal(await reason({ login: "ali-2", role }), "role", role);
    for (const until of ["2026-11-25", "2026-02-30", "2027-13-01", "27.11.2026", "9999999-01-01"])
      assert.equal(await reason({ login: "ali-3", until }), "until", until);
    assert.equal(await reason({ mail: "ali@example.org\r\nBcc: x@example.org" }), "mail");
  });

  it("may be given a role anew that ran out by itself", async () => {
    const { id } = await town.confirm("participant");
    assert.ok((await giveRole(town.doing, id, "teacher", "2026-11-30")).ok);
    assert.deepEqual(await giveRole(town.doing, id, "teacher", ""), { ok: false, reason: "has-role" });
    const later = { ...town.doing, now: new Date("2026-12-01T08:00:00Z") };
    assert.ok((await giveRole(later, id, "teacher", "")).ok);
  });

  it("always have somebody to manage them", async () => {
    const alone = await openSite(database, "alleine");
    const there = townOf(database, alone);
    const one = await there.confirm("site-administrator");
    const role = async (id: string, secret: string) =>
      endRole(there.doing, id, (await there.who(secret))?.person.memberships[0]?.id ?? "");
    const last = { ok: false, reason: "last-administrator" };
    assert.deepEqual(await role(one.id, one.secret), last);
    assert.deepEqual(await setState(there.doing, one.id, "suspended"), last);
    assert.deepEqual(await setState(there.doing, one.id, "left"), last);
    assert.deepEqual(await leaveAccount(there.doing, one.id), last);
    await there.invite("site-administrator");
    assert.deepEqual(await leaveAccount(there.doing, one.id), last, "who is only invited does not count");
    for (let i = 0; i < 5; i++) {
      const other = await there.confirm("site-administrator");
      const both = await Promise.all([
        leaveAccount(there.doing, one.id),
        leaveAccount(there.doing, other.id),
      ]);
      const went = both.filter(({ ok }) => ok).length;
      assert.equal(went, 1, "of two who leave at the same moment one stays");
      if (both[0]?.ok) break;
    }
  });

  it("begin with one administrator, whose link counts until the next start only", async () => {
    const empty = await openSite(database, "neu");
    const first = await firstAdministrator(database.owner, empty.id, secrets, town.now);
    const second = await firstAdministrator(database.owner, empty.id, secrets, town.now);
    assert.ok(first && second && first !== second);
    const at = (code: string) =>
      acceptInvitation(
        database.db,
        empty.id,
        { kind: "invitation", code, password: goodPassword, siteName: "neu", client: town.client() },
        town.now,
      );
    assert.deepEqual(await at(first), gone);
    assert.deepEqual(await accept(second), gone, "the link of one site opens no other");
    assert.ok((await at(second)).ok);
    assert.equal(await firstAdministrator(database.owner, empty.id, secrets, town.now), undefined);
  });
});
