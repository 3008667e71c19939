// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../../../kernel/id/id.ts";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import { takenSeats } from "../../rules/seats/pools.ts";
import { openNotices } from "../../store/notices.ts";
import { type For, lineOf, signUpById } from "../../store/sign-ups.ts";
import { listening, silent, testProgramme } from "../../testing/test-programme.ts";
import { cancelOneSession, moveOneSession } from "../planning/change-session.ts";
import { changeSignUp } from "./change-sign-up.ts";
import { closeOneNotice } from "./close-notice.ts";
import { receiptCode } from "./receipt.ts";
import { remindAll } from "./remind-all.ts";
import { openCode } from "./sealed-guest.ts";
import { hold, settle } from "./settle.ts";

/** As the pages are asked: so many at a time, that nobody waits too long for a connection. */
const inTurn = createTurnstile(10);

describe("signing up", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const states = async (what: For) => (await town.within((tx) => lineOf(tx, what))).map(({ state }) => state);
  const of = ({ offering, sessions }: Awaited<ReturnType<typeof town.offering>>): For => ({
    offeringId: offering.id,
    sessionId: offering.signUp === "session" ? (sessions[0]?.id ?? null) : null,
  });

  for (const signUp of ["session", "series"] as const)
    it(`gives exactly 10 of 10 places where 200 come at once (${signUp})`, async () => {
      const course = await town.offering({ signUp, places: 10 }, 2);
      const all = await Promise.all(Array.from({ length: 200 }, () => inTurn(() => town.comes(course))));
      assert.ok(all.every(({ ok }) => ok));
      const line = await states(of(course));
      assert.equal(line.length, 200);
      assert.equal(line.filter((state) => state === "seat").length, 10);
      assert.deepEqual(line.slice(0, 10), Array(10).fill("seat"), "those who came first have them");
    });

  it("never gives out more while people come and cancel at once", async () => {
    const course = await town.offering({ places: 5 });
    const first = await Promise.all(Array.from({ length: 20 }, () => town.comes(course)));
    const ids = first.flatMap((each) => (each.ok ? [each.value.id] : []));
    await Promise.all([
      ...ids.map((id) => changeSignUp(town.doing, silent, id, { change: "cancel", by: "self" })),
      ...Array.from({ length: 20 }, () => town.comes(course, { seats: 2 })),
    ]);
    const line = await town.within((tx) => lineOf(tx, of(course)));
    assert.equal(line.length, 20);
    assert.equal(takenSeats(line), 4, "two parties of two fit into five places");
  });

  it("takes the same form twice as one, also at the same moment", async () => {
    const course = await town.offering();
    const code = receiptCode(town.doing.secrets, town.site.id, "the same form");
    const both = await Promise.all([town.comes(course, { code }), town.comes(course, { code })]);
    const [one, two] = both.map((each) => (each.ok ? each.value.id : assert.fail(String(each.reason))));
    assert.equal(one, two);
    assert.equal((await states(of(course))).length, 1);
  });

  it("lets the next move up at once and tells them in their language; whoever has no mail comes on the list to call", async () => {
    const course = await town.offering({ places: 1 });
    const { teller, told } = listening();
    const first = await town.comes(course, { teller });
    await town.comes(course, { teller, language: "ar", contactKind: "mail", contact: "amira@example.org" });
    await town.comes(course, { teller, contactKind: "phone" });
    assert.deepEqual(await states(of(course)), ["seat", "waiting", "waiting"]);
    assert.deepEqual(told, [{ kind: "waiting", locale: "ar" }]);

    const id = first.ok ? first.value.id : "";
    assert.equal(await changeSignUp(town.doing, teller, id, { change: "cancel", by: "self" }), true);
    assert.equal(
      await changeSignUp(town.doing, teller, id, { change: "cancel", by: "self" }),
      false,
      "twice is once",
    );
    assert.deepEqual(await states(of(course)), ["seat", "waiting"]);
    assert.deepEqual(told.at(-1), { kind: "moved-up", locale: "ar" });

    const waiting = async () =>
      (await town.within((tx) => openNotices(tx, 100))).map(({ kind, way }) => [kind, way]);
    const before = await waiting();
    const [second] = await town.within((tx) => lineOf(tx, of(course)));
    await changeSignUp(town.doing, teller, second?.id ?? "", { change: "cancel", by: "staff" });
    assert.deepEqual((await waiting()).slice(before.length), [["moved-up", "phone"]]);
  });

  it("asks the next with a deadline; who says nothing loses the seat to the one after", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked", askHours: 24 });
    const [first, second, third] = [
      await town.comes(course),
      await town.comes(course),
      await town.comes(course),
    ];
    const ids = [first, second, third].map((each) =>
      each.ok ? each.value.id : assert.fail(String(each.reason)),
    );
    await changeSignUp(town.doing, silent, ids[0] ?? "", { change: "cancel", by: "self" });
    assert.deepEqual(await states(of(course)), ["asked", "waiting"]);

    const later = { ...town.doing, now: new Date(town.doing.now.getTime() + 25 * 3_600_000) };
    const tooLate = await changeSignUp(later, silent, ids[1] ?? "", { change: "take", by: "self" });
    assert.equal(tooLate, false, "after the deadline the seat is the next one's");
    assert.deepEqual(await states(of(course)), ["asked"]);
    const lapsed = await town.within((tx) => signUpById(tx, ids[1] ?? ""));
    assert.deepEqual([lapsed?.state, lapsed?.cancelledHow], ["cancelled", "lapsed"]);
    assert.equal(await changeSignUp(later, silent, ids[2] ?? "", { change: "take", by: "self" }), true);
    assert.deepEqual(await states(of(course)), ["seat"]);
  });

  it("has staff say what holds now, and nothing that came before it", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked" });
    const byPost = { contactKind: "post", contact: "Weg 1, 47053 Duisburg" } as const;
    const idOf = (done: Awaited<ReturnType<typeof town.comes>>) => (done.ok ? done.value.id : assert.fail());
    const [first, second] = [idOf(await town.comes(course, byPost)), idOf(await town.comes(course, byPost))];
    const toTell = async (id: string) => {
      const { rows } = await town.within((tx) =>
        sql<{ kind: string; state: string }>`
          select kind, state from programme.notice where sign_up_id = ${id} order by made_at, id`.execute(tx),
      );
      return rows.map(({ kind, state }) => `${kind} ${state}`);
    };
    assert.deepEqual([await toTell(first), await toTell(second)], [["seat open"], ["waiting open"]]);
    const change = (id: string, change: "cancel" | "take", by: "self" | "staff") =>
      changeSignUp(town.doing, silent, id, { change, by });
    await change(first, "cancel", "self");
    assert.deepEqual(await toTell(first), [], "who has cancelled gets no letter about a place");
    assert.deepEqual(await toTell(second), ["asked open"]);
    assert.equal(await change(second, "take", "staff"), true, "staff says yes for who is called");
    assert.deepEqual(await toTell(second), ["seat open"]);

    const session = course.sessions[0] ?? assert.fail();
    for (const hours of [1, 2]) {
      const startsAt = new Date(session.startsAt.getTime() + hours * 3_600_000);
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      assert.ok((await moveOneSession(town.doing, silent, session.id, { startsAt, endsAt })).ok);
    }
    assert.deepEqual(await toTell(second), ["seat open", "session-moved open"], "the last time alone");
    const told = (await town.within((tx) => openNotices(tx, 100))).find(
      ({ kind }) => kind === "session-moved",
    );
    assert.equal(told?.startsAt?.getTime(), session.startsAt.getTime() + 2 * 3_600_000);
    await closeOneNotice(town.doing, told?.id ?? "");
    await cancelOneSession(town.doing, silent, session.id, "Wasser im Keller");
    assert.deepEqual(await toTell(second), ["session-moved done", "session-cancelled open"]);
  });

  it("keeps places for a group, and gives them to nobody else", async () => {
    const quotas = [{ id: newId(), name: "Frauen", places: 2 }];
    const course = await town.offering({ places: 3, quotas });
    const quota = course.offering.quotas[0]?.id ?? "";
    for (const one of [null, null, quota, quota, quota]) await town.comes(course, { quota: one });
    assert.deepEqual(await states(of(course)), ["seat", "waiting", "seat", "seat", "waiting"]);
  });

  it("keeps what may come from a program apart until somebody has looked at it", async () => {
    const course = await town.offering({ places: 1 });
    const doubtful = await town.comes(course, { doubtful: true });
    await town.comes(course);
    assert.deepEqual(await states(of(course)), ["seat"]);
    const id = doubtful.ok ? doubtful.value.id : "";
    await changeSignUp(town.doing, silent, id, { change: "believe", by: "staff" });
    assert.deepEqual((await states(of(course))).sort(), ["seat", "waiting"]);
  });

  it("says why nobody can be signed up", async () => {
    const [closed, free] = [
      await town.offering({ closesHours: 24 * 8 }),
      await town.offering({ signUp: "none" }),
    ];
    const reason = async (...of: Parameters<typeof town.comes>) => {
      const done = await town.comes(...of);
      return done.ok ? "signed up" : done.reason;
    };
    assert.equal(await reason(closed), "closed");
    assert.equal(await reason(closed, { by: "staff" }), "signed up");
    assert.equal(await reason(free), "not-needed");
    const small = await town.offering({ places: 3, quotas: [{ id: newId(), name: "Frauen", places: 1 }] });
    for (const by of ["public", "staff"] as const)
      assert.equal(await reason(small, { seats: 3, by }), "party-too-big", "one place is kept for a group");
    assert.equal(await reason(small, { seats: 2 }), "signed up");
    assert.equal(await reason(await town.offering(), { session: newId() }), "no-such-session");
    const foreign = await town.offering();
    assert.equal(
      await reason(await town.offering(), { session: foreign.sessions[0]?.id ?? "" }),
      "no-such-session",
    );
  });

  it("keeps who it is sealed, and the code for later messages", async () => {
    const course = await town.offering();
    const code = receiptCode(town.doing.secrets, town.site.id, "sealed");
    const done = await town.comes(course, { code, name: "Fatma Aydın" });
    const signUp = done.ok ? done.value : assert.fail();
    assert.equal(openCode(town.doing.secrets, town.site.id, signUp), code);
    assert.ok(!JSON.stringify(signUp).includes(code));
  });

  it("reminds those who have a seat and a mail address the day before, of each session once", async () => {
    const course = await town.offering({ signUp: "series" }, 2);
    const { teller, told } = listening();
    await town.comes(course, { contactKind: "mail", contact: "olena@example.org", language: "uk" });
    await town.comes(course, { contactKind: "phone" });
    const starts = course.sessions.map(({ startsAt }) => startsAt.getTime());
    const remind = (before: number, of: number) =>
      remindAll(
        town.database.db,
        town.doing.secrets,
        () => teller,
        new Date((starts[of] ?? 0) - before * 3_600_000),
      );
    const reminders = () => told.filter(({ kind }) => kind === "reminder");
    await remind(48, 0);
    assert.deepEqual(reminders(), []);
    for (const hours of [24, 23, 12]) await remind(hours, 0);
    assert.deepEqual(reminders(), [{ kind: "reminder", locale: "uk" }]);
    await remind(24, 1);
    assert.equal(reminders().length, 2);
  });

  it("calls nobody in once it has begun", async () => {
    const course = await town.offering({ places: 1 });
    const first = await town.comes(course);
    await town.comes(course);
    const begun = new Date((course.sessions[0]?.startsAt.getTime() ?? 0) + 60_000);
    await changeSignUp({ ...town.doing, now: begun }, silent, first.ok ? first.value.id : "", {
      change: "cancel",
      by: "self",
    });
    assert.deepEqual(await states(of(course)), ["waiting"]);
    await town.within(async (tx) => {
      const held = await hold(tx, of(course));
      if (held)
        await settle(
          tx,
          { siteId: town.site.id, secrets: town.doing.secrets, now: town.doing.now, teller: silent },
          held,
        );
    });
    assert.deepEqual(await states(of(course)), ["seat"]);
  });
});
