import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { alsoGive, goodPassword, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { changePassword } from "../account/change-password.ts";
import { leaveAccount } from "../account/leave-account.ts";
import { endRole, setState } from "../people/manage-person.ts";
import { inviteAgain } from "../people/reset-access.ts";
import { endSessions } from "./end-sessions.ts";

const minutes = (town: Town, n: number) => new Date(town.now.getTime() + n * 60_000);

describe("sessions", () => {
  let database: TestDatabase;
  let town: Town;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site);
  });
  after(() => database?.drop());

  /** Two devices of one coach, both fully signed in. */
  async function devices() {
    const coach = await town.confirm("coach");
    const other = await town.signIn(coach.login);
    assert.ok(other.ok);
    assert.ok(await town.who(coach.secret));
    assert.ok(await town.who(other.value.secret));
    return { ...coach, other: other.value.secret };
  }

  it("end at once, everywhere, when something is taken away", async () => {
    const ways: Record<string, (id: string, secret: string) => Promise<unknown>> = {
      "role ended": async (id, secret) => {
        const role = (await town.who(secret))?.person.memberships[0];
        return endRole(town.doing, id, role && "id" in role ? role.id : "");
      },
      suspended: (id) => setState(town.doing, id, "suspended"),
      left: (id) => setState(town.doing, id, "left"),
      "left by themselves": (id) => leaveAccount(town.doing, id),
      "invited again": (id) => inviteAgain(town.doing, id),
      "signed out everywhere": (id) => endSessions(town.doing, id, {}),
    };
    for (const [name, way] of Object.entries(ways)) {
      const { id, secret, other } = await devices();
      const done = await way(id, secret);
      if (typeof done === "object") assert.ok((done as { ok: boolean }).ok, name);
      assert.equal(await town.who(secret), undefined, name);
      assert.equal(await town.who(other), undefined, name);
    }
  });

  it("end on this device by signing out, and on the others by another password", async () => {
    const { id, secret, other } = await devices();
    const present = await town.who(secret);
    assert.ok(present);
    const changed = await changePassword(
      { ...town.doing, actor: present.actor },
      { person: present.person, sessionId: present.session.id },
      { current: goodPassword, password: "fünf blaue Hunde tanzen", siteName: "Hochfeld" },
    );
    assert.ok(changed.ok);
    assert.equal(await town.who(other), undefined);
    assert.ok(await town.who(secret));
    await endSessions(town.doing, id, { id: present.session.id });
    assert.equal(await town.who(secret), undefined);
  });

  it("end after a while without a request, and after their longest time in any case", async () => {
    const coach = await town.confirm("coach");
    assert.ok(await town.who(coach.secret, minutes(town, 29)));
    assert.ok(await town.who(coach.secret, minutes(town, 58)), "a request prolongs it");
    assert.equal(await town.who(coach.secret, minutes(town, 89)), undefined);
    assert.equal(await town.who(coach.secret, minutes(town, 59)), undefined, "what was over stays over");
    const busy = await town.confirm("coach");
    for (let at = 25; at <= 600; at += 25) assert.ok(await town.who(busy.secret, minutes(town, at)), `${at}`);
    assert.equal(await town.who(busy.secret, minutes(town, 601)), undefined);
    const participant = await town.confirm("participant");
    assert.ok(await town.who(participant.secret, minutes(town, 6 * 24 * 60)));
    await alsoGive(town, participant.id, "coach");
    assert.equal(
      await town.who(participant.secret, minutes(town, 6 * 24 * 60 + 31)),
      undefined,
      "the strictest",
    );
  });

  it("lose what a role gave when its last day, or that of the account, is over", async () => {
    const { secret, id, login } = await town.confirm("participant");
    const { secret: bare } = await town.secure(secret);
    await alsoGive(town, id, "editor", "2026-11-26");
    assert.equal(await town.who(bare), undefined, "with another role one signs in anew");
    const late = await town.signIn(login, { now: new Date("2026-11-26T22:50:00Z") });
    assert.ok(late.ok);
    const before = await town.who(late.value.secret, new Date("2026-11-26T22:59:00Z"));
    const afterwards = await town.who(late.value.secret, new Date("2026-11-26T23:01:00Z"));
    assert.deepEqual([before?.roles, afterwards?.roles], [["participant", "editor"], ["participant"]]);
    const short = await town.confirm("participant", { until: "2026-11-26" });
    assert.ok(await town.who(short.secret, new Date("2026-11-26T22:59:00Z")));
    assert.equal(await town.who(short.secret, new Date("2026-11-26T23:01:00Z")), undefined);
  });

  it("belong to one site only", async () => {
    const { secret } = await town.confirm("participant");
    const { openSite } = await import("../../../quarter/testing/open-site.ts");
    const elsewhere = townOf(database, await openSite(database, "anderswo"));
    assert.equal(await elsewhere.who(secret), undefined);
    assert.ok(await town.who(secret));
  });
});
