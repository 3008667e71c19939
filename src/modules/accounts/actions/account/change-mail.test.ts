import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import type { MailSide } from "../../store/mail-changes.ts";
import { personById, updatePerson } from "../../store/people.ts";
import { type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { setState } from "../people/manage-person.ts";
import { answerMailChange, askMailChange, findMailChange } from "./change-mail.ts";

describe("the change of a mail address", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site);
  });
  after(() => database.drop());

  const personOf = async (id: string) =>
    (await inSite(database.db, site.id, (tx) => personById(tx, id))) ?? assert.fail("nobody");
  /** Somebody with this address who signs in with it; without one by a name. */
  async function owner(mail: string | null) {
    const { id } = await town.confirm("business-owner", mail === null ? {} : { login: mail });
    if (mail !== null) await inSite(database.db, site.id, (tx) => updatePerson(tx, id, { mail }));
    return id;
  }
  async function ask(id: string, mail: string) {
    const codes = {} as Record<MailSide, string>;
    const asked = await askMailChange(town.doing, await personOf(id), {
      mail,
      siteName: site.name,
      locale: "de",
      write: (code, side) => {
        codes[side] = code;
        return { subject: side, text: code };
      },
    });
    return { asked, codes };
  }
  const answer = (code: string, refused = false, now = town.now) =>
    answerMailChange(database.db, site.id, { code, refused, client: town.client() }, now);

  it("needs both addresses, in whatever order, and then moves the name to sign in", async () => {
    for (const [first, second] of [
      ["new", "old"],
      ["old", "new"],
    ] as const) {
      const id = await owner(`${first}-before@example.org`);
      const { asked, codes } = await ask(id, `${first}-after@example.org`);
      assert.ok(asked.ok);
      assert.equal((await findMailChange(database.db, site.id, codes.old, town.now))?.side, "old");
      assert.equal(await answer(codes[first]), "waiting");
      assert.equal(await answer(codes[first]), "said", "a second click changes nothing");
      assert.equal((await personOf(id)).mail, `${first}-before@example.org`);
      assert.equal(await answer(codes[second]), "changed");
      const { mail, login } = await personOf(id);
      assert.deepEqual([mail, login], [`${first}-after@example.org`, `${first}-after@example.org`]);
      assert.equal(await answer(codes[first]), "gone");
      const { rows } = await inSite(database.db, site.id, (tx) =>
        sql`select to_address, to_name from mail.outgoing where subject in ('new', 'old')
            and to_address like ${`${first}-%`}`.execute(tx),
      );
      assert.equal(rows.length, 2);
      const { lines } = await inSite(database.db, site.id, (tx) =>
        findAuditLines(tx, { event: "account.mail-confirmed", concerns: id }, { limit: 10 }),
      );
      assert.equal(lines.length, 2, "a click that changes nothing is not written down");
    }
  });

  it("is answered once by each address, however many say so at the same time", async () => {
    const id = await owner("many-before@example.org");
    const { codes } = await ask(id, "many-after@example.org");
    const first = await Promise.all(Array.from({ length: 20 }, () => answer(codes.old)));
    assert.equal(first.filter((said) => said === "waiting").length, 1);
    const second = await Promise.all(Array.from({ length: 20 }, () => answer(codes.new)));
    assert.equal(second.filter((said) => said === "changed").length, 1);
    assert.equal(second.filter((said) => said === "gone").length, 19);
  });

  it("needs the new one only where there was none, and leaves a chosen name as it is", async () => {
    const id = await owner(null);
    const { login } = await personOf(id);
    const { codes } = await ask(id, "first@example.org");
    assert.equal(await answer(codes.new), "changed");
    const after = await personOf(id);
    assert.deepEqual([after.mail, after.login], ["first@example.org", login]);
  });

  it("does not happen when one of the two refuses, is late, or was asked again", async () => {
    const id = await owner("stays@example.org");
    const { codes } = await ask(id, "evil@example.org");
    assert.equal(await answer(codes.new), "waiting");
    assert.equal(await answer(codes.old, true), "refused");
    assert.equal(await answer(codes.old), "gone");
    const late = (await ask(id, "late@example.org")).codes;
    assert.equal(await answer(late.new, false, new Date(town.now.getTime() + 25 * 3_600_000)), "gone");
    const again = (await ask(id, "again@example.org")).codes;
    assert.equal(await answer(late.new), "gone");
    assert.equal(await answer(again.new), "waiting");
    assert.equal((await personOf(id)).mail, "stays@example.org");
    assert.equal(await answer("x"), "gone");
  });

  it("does not come back to life when somebody was suspended meanwhile, nor outlives the account", async () => {
    const id = await owner("paused@example.org");
    const { codes } = await ask(id, "after@example.org");
    assert.ok((await setState(town.doing, id, "suspended")).ok);
    assert.equal(await answer(codes.new), "gone");
    assert.ok((await setState(town.doing, id, "confirmed")).ok);
    assert.equal(await answer(codes.new), "gone");
    await ask(id, "after@example.org");
    assert.ok((await setState(town.doing, id, "left")).ok);
    const { rows } = await inSite(database.db, site.id, (tx) =>
      sql`select from accounts.mail_change where person_id = ${id}`.execute(tx),
    );
    assert.equal(rows.length, 0);
  });

  it("takes nobody's name, and says so only to who has the mailbox", async () => {
    await owner("theirs@example.org");
    const id = await owner("mine@example.org");
    const { asked, codes } = await ask(id, "theirs@example.org");
    assert.ok(asked.ok);
    assert.equal(await answer(codes.old), "waiting");
    assert.equal(await answer(codes.new), "taken");
    assert.equal((await personOf(id)).login, "mine@example.org");
  });

  it("happens once, however many click at the same time", async () => {
    const id = await owner("race@example.org");
    const { codes } = await ask(id, "raced@example.org");
    await answer(codes.old);
    const all = await Promise.all(Array.from({ length: 40 }, () => answer(codes.new)));
    assert.equal(all.filter((each) => each === "changed").length, 1);
    assert.equal(all.filter((each) => each === "gone").length, 39);
  });

  it("refuses what is no address, the present one, and too many tries", async () => {
    const id = await owner("here@example.org");
    const reason = async (mail: string) => {
      const { asked } = await ask(id, mail);
      return asked.ok ? "asked" : asked.reason;
    };
    assert.equal(await reason("here@example.org"), "same");
    for (const mail of ["", "x", "a@b\r\nBcc: c@example.org"]) assert.equal(await reason(mail), "mail");
    for (let n = 0; n < 10; n++) assert.equal(await reason(`n${n}@example.org`), "asked");
    assert.deepEqual(await reason("n11@example.org"), { waitMs: 30_000 });
  });
});
