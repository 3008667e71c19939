// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { erasuresSince } from "../../../../kernel/erasures/store/erasures.ts";
import { guestById } from "../../store/guests.ts";
import { doubleByReceipt } from "../../store/joining/doubles.ts";
import { attendanceOfGuest, signUpsOfGuest } from "../../store/joining/guest-facts.ts";
import { openNotices } from "../../store/notices.ts";
import { lineOf, signUpById, signUpByReceipt } from "../../store/sign-ups.ts";
import { listening, silent, testProgramme } from "../../testing/test-programme.ts";
import { callRoll, newcomerIdFor } from "../attendance/call-roll.ts";
import { cancelSecond, changeSignUp } from "../sign-up/change-sign-up.ts";
import { receiptCode, receiptDigests } from "../sign-up/receipt.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";
import { discloseGuest } from "./disclose-guest.ts";
import { eraseGuest, eraseGuestAgain } from "./erase-guest.ts";
import { findAgain } from "./find-again.ts";
import { mergeGuests } from "./merge-guests.ts";

const amira = { name: "Amira Haddad", contactKind: "mail", contact: "amira@example.org" } as const;

describe("one person", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  let made = 0;
  const newCode = () => receiptCode(town.doing.secrets, town.site.id, `same ${++made}`);
  const digests = (code: string) => receiptDigests(town.doing.secrets, town.site.id, code);
  const count = (table: string) =>
    town.within(async (tx) => {
      const { rows } = await sql<{
        count: number;
      }>`select count(*)::integer as count from ${sql.table(`programme.${table}`)}`.execute(tx);
      return rows[0]?.count ?? 0;
    });
  async function comes(
    to: Awaited<ReturnType<typeof town.offering>>,
    more: Parameters<typeof town.comes>[1] = {},
  ) {
    const done = await town.comes(to, more);
    return done.ok ? done.value : assert.fail(String(done.reason));
  }

  it("is one guest by name and contact, however often and however written they come, also at once", async () => {
    const [sewing, cooking, walking] = [await town.offering(), await town.offering(), await town.offering()];
    const all = await Promise.all([
      comes(sewing, amira),
      comes(cooking, { ...amira, name: "AMIRA  haddad" }),
      comes(walking, { ...amira, name: "Haddad, Amira" }),
    ]);
    assert.equal(new Set(all.map(({ guestId }) => guestId)).size, 1);
    const brother = await comes(sewing, { ...amira, name: "Karim Haddad" });
    assert.notEqual(brother.guestId, all[0]?.guestId);
    const paper = await comes(cooking, { ...amira, contactKind: "paper", contact: "" });
    assert.notEqual(paper.guestId, all[0]?.guestId, "a name alone is many people's");
    const sealed = await town.within((tx) =>
      sql<{ finder: string }>`select finder from programme.finder`.execute(tx),
    );
    assert.ok(sealed.rows.every(({ finder }) => !/amira|example/i.test(finder)));
  });

  it("has one seat for one thing; the second receipt says what it would say to anybody, and they are told themselves", async () => {
    const course = await town.offering({ places: 2 });
    const { teller, told } = listening();
    const who = { ...amira, contact: "zweimal@example.org" };
    const first = await comes(course, { ...who, teller });
    const code = newCode();
    const again = await comes(course, { ...who, teller, code });
    assert.equal(again.id, first.id);
    const what = { offeringId: course.offering.id, sessionId: course.sessions[0]?.id ?? null };
    assert.equal((await town.within((tx) => lineOf(tx, what))).length, 1);
    const receipt = await town.within((tx) => doubleByReceipt(tx, digests(code)));
    assert.equal(receipt?.state, "seat", "one more seat is free, so anybody would get it");
    assert.equal(receipt?.guestId, null);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["seat", "double"],
    );

    await comes(course, { contact: "+491701111111" });
    const full = newCode();
    await comes(course, { ...who, teller, code: full, language: "tr" });
    const late = await town.within((tx) => doubleByReceipt(tx, digests(full)));
    assert.equal(late?.state, "waiting", "it does not tell that they have a seat already");
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["seat", "double"],
      "nobody is told the same twice",
    );
    const once = await comes(course, { ...who, teller, code: full });
    assert.equal(once.id, first.id, "the same form twice is one");
  });

  it("is asked before a second code cancels the first sign-up", async () => {
    const course = await town.offering();
    const who = { ...amira, contactKind: "phone", contact: "+492214710333" } as const;
    const first = await comes(course, who);
    const code = newCode();
    await comes(course, { ...who, code });
    const double = (await town.within((tx) => doubleByReceipt(tx, digests(code)))) ?? assert.fail();
    assert.equal(await cancelSecond(town.doing, silent, double), true);
    assert.equal(await cancelSecond(town.doing, silent, double), false);
    assert.equal((await town.within((tx) => signUpById(tx, first.id)))?.state, "seat");
    assert.equal((await town.within((tx) => doubleByReceipt(tx, digests(code))))?.state, "cancelled");
    const notices = await town.within((tx) => openNotices(tx, town.doing.now, 100));
    assert.ok(notices.some(({ kind, guest }) => kind === "double-cancelled" && guest?.id === first.guestId));
  });

  it("is known once somebody has looked at a doubtful sign-up, and not before", async () => {
    const [one, two] = [await town.offering(), await town.offering()];
    const who = { ...amira, contact: "zweifel@example.org" };
    const known = await comes(one, who);
    const doubtful = await comes(two, { ...who, doubtful: true });
    assert.notEqual(doubtful.guestId, known.guestId);
    await changeSignUp(town.doing, silent, doubtful.id, { change: "believe", by: "staff" });
    assert.equal((await town.within((tx) => signUpById(tx, doubtful.id)))?.guestId, known.guestId);
    assert.equal(await town.within((tx) => guestById(tx, doubtful.guestId ?? "")), undefined);
  });

  it("is told by staff that somebody is there already", async () => {
    const course = await town.offering();
    await comes(course, { ...amira, contact: "schon@example.org" });
    const again = await town.comes(course, { ...amira, contact: "schon@example.org", by: "staff" });
    assert.deepEqual(again, { ok: false, reason: "there-already" });
  });

  it("is found again who came before people were", async () => {
    const [one, two] = [await town.offering(), await town.offering()];
    const who = { ...amira, contact: "frueher@example.org" };
    const first = await comes(one, who);
    await town.within((tx) =>
      sql`delete from programme.finder where guest_id = ${first.guestId}`.execute(tx),
    );
    await findAgain(town.database.owner, town.doing.secrets);
    assert.equal((await comes(two, who)).guestId, first.guestId);
  });

  it("becomes one of two by staff, with all that both signed up for and came to", async () => {
    const [one, two] = [await town.offering({ places: 1 }), await town.offering()];
    const kept = await comes(one, { name: "Olena Kowalenko", contact: "", contactKind: "paper" });
    const gone = await comes(two, {
      name: "Olena Kovalenko",
      contactKind: "mail",
      contact: "olena@example.org",
    });
    const twice = await comes(one, {
      name: "Olena Kovalenko",
      contactKind: "mail",
      contact: "olena@example.org",
    });
    const next = await comes(one, { contact: "+492214710444" });
    assert.equal(twice.guestId, gone.guestId);
    const session = two.sessions[0] ?? assert.fail();
    const mark = {
      guestId: gone.guestId ?? "",
      state: "excused",
      minutes: 0,
      companions: 0,
      reason: "Arzttermin",
    } as const;
    await callRoll(
      town.doing,
      session,
      { marks: [mark], others: null, newcomer: "" },
      { newcomerId: newcomerIdFor(), language: "de" },
    );

    assert.equal(await mergeGuests(town.doing, silent, kept.guestId ?? "", gone.guestId ?? ""), true);
    assert.equal(await mergeGuests(town.doing, silent, kept.guestId ?? "", gone.guestId ?? ""), false);
    const id = kept.guestId ?? "";
    const guest = (await town.within((tx) => guestById(tx, id))) ?? assert.fail();
    assert.deepEqual(openGuest(town.doing.secrets, town.site.id, guest), {
      name: "Olena Kowalenko",
      contact: "olena@example.org",
    });
    const alive = (await town.within((tx) => signUpsOfGuest(tx, id))).filter(
      ({ state }) => state !== "cancelled",
    );
    assert.deepEqual(alive.map((signUp) => signUp.id).sort(), [kept.id, gone.id].sort());
    assert.equal((await town.within((tx) => attendanceOfGuest(tx, id))).length, 1);
    const facts = (await discloseGuest(town.doing, id)) ?? assert.fail();
    assert.equal(facts.attendance[0]?.reason, "Arzttermin");
    assert.equal((await town.within((tx) => signUpById(tx, next.id)))?.state, "waiting");
    const third = await comes(await town.offering(), {
      name: "Olena Kovalenko",
      contactKind: "mail",
      contact: "olena@example.org",
    });
    assert.equal(third.guestId, id, "they are found by what the other one was called");
  });

  it("is deleted when they ask for it: the next moves up, and a restored backup does not bring them back", async () => {
    const course = await town.offering({ places: 1 });
    const code = newCode();
    const first = await comes(course, { ...amira, contact: "weg@example.org", code });
    const next = await comes(course, { contact: "+492214710555" });
    const id = first.guestId ?? "";
    const guests = await count("guest");
    assert.equal(await eraseGuest(town.doing, silent, id), true);
    assert.equal(await eraseGuest(town.doing, silent, id), false);
    assert.equal(await count("guest"), guests - 1);
    const after = await town.within((tx) => signUpByReceipt(tx, digests(code)));
    assert.deepEqual([after?.state, after?.guestId, after?.code], ["cancelled", null, null]);
    assert.equal((await town.within((tx) => signUpById(tx, next.id)))?.state, "seat");

    const erasure = (await erasuresSince(town.database.owner, new Date(0))).find(
      ({ subject }) => subject === id,
    );
    assert.ok(erasure);
    // As a backup from before would have it.
    await town.within(async (tx) => {
      await sql`insert into programme.guest (site_id, id, name, contact_kind, language, made_at)
        values (${town.site.id}, ${id}, 'x', 'paper', 'de', ${town.doing.now})`.execute(tx);
      await sql`update programme.sign_up set guest_id = ${id}, state = 'seat', cancelled_at = null, cancelled_how = null
        where id = ${first.id}`.execute(tx);
    });
    assert.equal(await town.within((tx) => eraseGuestAgain.replay(tx, erasure)), true);
    assert.equal(await town.within((tx) => eraseGuestAgain.replay(tx, erasure)), false);
    assert.equal((await town.within((tx) => signUpById(tx, first.id)))?.state, "cancelled");
  });
});
