import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { askFactorRemoval } from "../../store/factor-removals.ts";
import { startMailChange } from "../../store/mail-changes.ts";
import { insertPasskey } from "../../store/passkeys.ts";
import { bindPerson } from "../../store/sign-on-people.ts";
import { type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { ownData } from "./own-data.ts";

/** Where the file holds a column of the schema; whoever adds one says where it stands, or why it does not. */
const handedOut: Record<string, string> = {
  "person.id": "person.id",
  "person.name": "person.name",
  "person.login": "person.login",
  "person.mail": "person.mail",
  "person.locale": "person.locale",
  "person.state": "person.state",
  "person.until": "person.until",
  "person.totp_sealed": "person.secondFactor",
  "person.password_changed_at": "person.passwordChangedAt",
  "person.created_at": "person.createdAt",
  "person.changed_at": "person.changedAt",
  "person.last_sign_in_at": "person.lastSignInAt",
  "membership.organisation_id": "roles.0.organisation",
  "membership.role": "roles.0.role",
  "membership.state": "roles.0.state",
  "membership.starts_on": "roles.0.from",
  "membership.ends_on": "roles.0.until",
  "membership.created_at": "roles.0.givenAt",
  "session.factor": "devices.0.factor",
  "session.agent": "devices.0.agent",
  "session.network": "devices.0.network",
  "session.started_at": "devices.0.startedAt",
  "session.seen_at": "devices.0.seenAt",
  "session.proven_at": "devices.0.provenAt",
  "one_time_code.kind": "links.0.kind",
  "one_time_code.facts": "links.0.facts",
  "one_time_code.created_at": "links.0.createdAt",
  "one_time_code.expires_at": "links.0.expiresAt",
  "one_time_code.used_at": "links.0.usedAt",
  "recovery_code.used_at": "spareCodes.0.usedAt",
  "person.told_at": "person.toldAt",
  "passkey.name": "passkeys.0.name",
  "passkey.backed_up": "passkeys.0.backedUp",
  "passkey.created_at": "passkeys.0.createdAt",
  "passkey.used_at": "passkeys.0.usedAt",
  "mail_change.mail": "mailChange.mail",
  "mail_change.new_confirmed": "mailChange.newConfirmed",
  "mail_change.old_confirmed": "mailChange.oldConfirmed",
  "mail_change.started_at": "mailChange.startedAt",
  "mail_change.expires_at": "mailChange.expiresAt",
  "factor_removal.asked_at": "factorRemoval.askedAt",
  "sign_on_person.issuer": "signInElsewhere.0.issuer",
  "sign_on_person.subject": "signInElsewhere.0.subject",
  "sign_on_person.bound_at": "signInElsewhere.0.boundAt",
  "failures.kind": "failedTries.0.kind",
  "failures.count": "failedTries.0.count",
  "failures.last": "failedTries.0.last",
};

const leftOut: Record<string, string> = {
  "person.password_hash": "a hash: it opens doors and says nothing",
  "person.totp_last_step": "the number of the last code, which lastSignInAt tells better",
  "membership.id": "a number of ours",
  "membership.person_id": "person.id",
  "session.secret_hash": "a hash",
  "session.id": "a number of ours, with which a device is signed out",
  "session.person_id": "person.id",
  "one_time_code.secret_hash": "a hash",
  "one_time_code.person_id": "person.id",
  "recovery_code.secret_hash": "a hash",
  "recovery_code.person_id": "person.id",
  "passkey.id": "a number of the device's",
  "passkey.person_id": "person.id",
  "passkey.public_key": "it opens nothing and says nothing",
  "passkey.counter": "a number of the device's",
  "passkey.transports": "how the browser finds the device",
  "mail_change.person_id": "person.id",
  "mail_change.new_hash": "a hash",
  "mail_change.old_hash": "a hash",
  "factor_removal.person_id": "person.id",
  "factor_removal.asked_by": "somebody else; the log says in which role",
  "session.viewing_as": "how the pages are looked at; the log says it",
  "spent_challenge.digest": "a hash, of nobody",
  "spent_challenge.expires_at": "of nobody",
  "sign_on_person.person_id": "person.id",
  "sign_on_used.secret_hash": "a hash, of nobody",
  "sign_on_used.expires_at": "of nobody",
  "failures.key": "person.login or person.id",
};

describe("the own data as a file", () => {
  let database: TestDatabase;
  let town: Town;
  before(async () => {
    const made = await testAccounts();
    database = made.database;
    town = townOf(database, made.site);
  });
  after(() => database?.drop());

  it("hold every column of accounts that is about the person", async () => {
    const other = await town.confirm("coach", { name: "Somebody Else", login: "somebody-else" });
    const own = await town.confirm("coach", { until: "2027-12-31" });
    const { secret } = await town.secure(own.secret);
    await town.signIn(own.login, { password: "etwas ganz anderes hier" });
    await inSite(database.db, town.doing.siteId, async (tx) => {
      const [siteId, now] = [town.doing.siteId, town.now];
      const device = { name: "Phone", counter: 0, transports: [], backedUp: true, createdAt: now };
      await insertPasskey(tx, siteId, own.id, { ...device, id: "device", publicKey: new Uint8Array(1) });
      const hashes = { newHash: "a", oldHash: null };
      const times = { startedAt: now, expiresAt: now };
      await startMailChange(tx, siteId, own.id, { mail: "new@example.org", ...hashes, ...times });
      await askFactorRemoval(tx, siteId, own.id, { askedBy: other.id, askedAt: now });
      const bound = { issuer: "https://login.example", subject: "x", personId: own.id };
      await bindPerson(tx, siteId, bound, now);
    });
    const present = await town.who(secret);
    assert.ok(present);
    const doing = { ...town.doing, actor: present.actor };
    const text = JSON.stringify(await ownData(doing, present.person));
    const file = JSON.parse(text);

    const { rows } = await inSite(database.owner, town.doing.siteId, (tx) =>
      sql<{ name: string }>`
        select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'accounts' and column_name <> 'site_id' and table_name not in ('organisation', 'sign_on')`.execute(
        tx,
      ),
    );
    const columns = rows.map(({ name }) => name).filter((name) => !name.startsWith("migration"));
    assert.deepEqual(
      columns.filter((name) => !(name in handedOut) && !(name in leftOut)),
      [],
      "columns that are neither handed out nor left out for a reason",
    );
    assert.deepEqual(
      [...Object.keys(handedOut), ...Object.keys(leftOut)].filter((name) => !columns.includes(name)),
      [],
      "columns that are gone",
    );
    for (const [column, place] of Object.entries(handedOut)) {
      const value = place.split(".").reduce((inside, part) => inside?.[part], file);
      assert.notEqual(value, undefined, `${column} at ${place}`);
    }
    assert.equal(file.person.secondFactor, true);
    assert.ok(file.log.length > 0);
    assert.doesNotMatch(text, /argon2/);
    assert.doesNotMatch(text, new RegExp(`somebody-else|${other.id}`));
  });
});
