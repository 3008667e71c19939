import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { hash } from "@node-rs/argon2";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { preparePassword } from "../../rules/credentials/password.ts";
import { credentialsOf, setPasswordHash } from "../../store/credentials.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { changePassword } from "../account/change-password.ts";
import { setState } from "../people/manage-person.ts";

describe("signing in", () => {
  let database: TestDatabase;
  let town: Town;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site);
  });
  after(() => database?.drop());

  it("takes name and password, however the name is spelt", async () => {
    const { id } = await town.confirm("participant", { login: "Ｄｏrota.FIedler@Example.org" });
    for (const login of [
      "dorota.fiedler@example.org",
      "  DOROTA.FIEDLER@EXAMPLE.ORG ",
      "Ｄorota.FIedler@example.org",
    ]) {
      const signed = await town.signIn(login);
      assert.ok(signed.ok, login);
      assert.equal((await town.who(signed.value.secret))?.id, id);
      assert.equal(signed.value.secondStep, false);
    }
  });

  it("gives the same answer for wrong, unknown, invited, suspended, expired and left", async () => {
    const kinds = {
      wrong: (await town.confirm("participant")).login,
      unknown: "nobody-of-this-name",
      invited: (await town.invite("participant")).login,
      suspended: (await town.confirm("participant")).login,
      expired: (await town.confirm("participant", { until: "2026-12-24" })).login,
      left: "",
    };
    const gone = await town.confirm("participant");
    kinds.left = gone.login;
    assert.ok((await setState(town.doing, gone.id, "left")).ok);
    const suspended = await town.confirm("participant", { login: `${kinds.suspended}-2` });
    assert.ok((await setState(town.doing, suspended.id, "suspended")).ok);
    kinds.suspended = suspended.login;
    for (const [kind, login] of Object.entries(kinds)) {
      const signed = await town.signIn(login, {
        password: kind === "wrong" ? "etwas ganz anderes hier" : goodPassword,
        now: new Date("2026-12-25T08:00:00Z"),
      });
      assert.deepEqual(signed, { ok: false, reason: "wrong" }, kind);
    }
    // On the last day itself the account still works.
    assert.ok((await town.signIn(kinds.expired, { now: new Date("2026-12-24T22:30:00Z") })).ok);
  });

  it("costs the same for a known and an unknown name", async () => {
    const { login } = await town.confirm("participant");
    const cost = async (name: string) => {
      const began = process.cpuUsage();
      for (let i = 0; i < 8; i++) await town.signIn(`${name}`, { password: "etwas ganz anderes hier" });
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    const known = await cost(login);
    const unknown = await cost("niemand-heisst-so");
    assert.ok(known < unknown * 1.7 && unknown < known * 1.7, `${known} and ${unknown} µs`);
  });

  it("hashes anew what was hashed with older parameters, and only then", async () => {
    const { id, login } = await town.confirm("participant");
    const stored = () =>
      inSite(database.db, town.doing.siteId, (tx) => credentialsOf(tx, id)).then(
        (read) => read?.passwordHash,
      );
    const old = await hash(preparePassword(goodPassword), { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    await inSite(database.db, town.doing.siteId, (tx) => setPasswordHash(tx, id, old, town.now));
    assert.ok((await town.signIn(login)).ok);
    const first = await stored();
    assert.notEqual(first, old);
    assert.ok((await town.signIn(login)).ok);
    assert.equal(await stored(), first);
  });

  it("does not let the old password in that was being compared while it was changed", async () => {
    const { login, secret } = await town.confirm("participant");
    const present = await town.who(secret);
    assert.ok(present);
    const password = "fünf blaue Hunde tanzen";
    let cameIn = 0;
    const changing = changePassword(
      { ...town.doing, actor: present.actor },
      { person: present.person, sessionId: present.session.id },
      { current: goodPassword, password, siteName: "Hochfeld" },
    );
    let over = false;
    void changing.then(() => {
      over = true;
    });
    const secretsMade: string[] = [];
    while (!over) {
      const signed = await town.signIn(login);
      if (signed.ok) secretsMade.push(signed.value.secret);
    }
    assert.ok((await changing).ok);
    for (const made of secretsMade) if (await town.who(made)) cameIn++;
    assert.equal(cameIn, 0, "sessions by the old password outlive it");
    assert.equal((await town.signIn(login)).ok, false);
    assert.ok(
      (await town.signIn(login, { password })).ok,
      "the new password is not overwritten by the old one",
    );
    assert.equal((await town.who(secret))?.id, present.id, "the device itself stays signed in");
  });

  it("stores neither password nor secret", async () => {
    const { secret } = await town.confirm("participant");
    const { rows } = await inSite(database.owner, town.doing.siteId, (tx) =>
      tx
        .withTables<{ "accounts.session": { secret_hash: string } }>()
        .selectFrom("accounts.session")
        .select("secret_hash")
        .execute()
        .then((found) => ({ rows: found })),
    );
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ secret_hash }) => secret_hash !== secret && secret_hash.length === 43));
  });
});
