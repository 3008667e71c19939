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
import { closeOneNotice, closeSomeNotices } from "./close-notice.ts";
import { closeOverEverywhere } from "./close-over.ts";
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
      (await town.within((tx) => openNotices(tx, town.doing.now, 100))).map(({ kind, way }) => [kind, way]);
    const before = await waiting();
    const [second] = await town.within((tx) => lineOf(tx, of(course)));
    await changeSignUp(town.doing, teller, second?.id ?? "", { change: "cancel", by: "staff" });
    assert.deepEqual((await waiting()).slice(before.length), [["moved-up", "phone"]]);
  });

  const idOf = (done: Awaited<ReturnType<typeof town.comes>>) =>
    done.ok ? done.value.id : assert.fail(String(done.reason));
  const inHours = (hours: number) => ({
    ...town.doing,
    now: new Date(town.doing.now.getTime() + hours * 3_600_000),
  });

  it("asks the next with a deadline; who says nothing loses the seat to the one after", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked", askHours: 24 }, 1, 45);
    const { teller } = listening();
    const come = async (n: number) =>
      idOf(await town.comes(course, { contactKind: "mail", contact: `gast-${n}@example.org`, teller }));
    const ids = [await come(1), await come(2), await come(3)];
    await changeSignUp(town.doing, teller, ids[0] ?? "", { change: "cancel", by: "self" });
    assert.deepEqual(await states(of(course)), ["asked", "waiting"]);

    const later = inHours(25);
    const tooLate = await changeSignUp(later, teller, ids[1] ?? "", { change: "take", by: "self" });
    assert.equal(tooLate, false, "after the deadline the seat is the next one's");
    assert.deepEqual(await states(of(course)), ["asked"]);
    const lapsed = await town.within((tx) => signUpById(tx, ids[1] ?? ""));
    assert.deepEqual([lapsed?.state, lapsed?.cancelledHow], ["cancelled", "lapsed"]);
    assert.equal(await changeSignUp(later, teller, ids[2] ?? "", { change: "take", by: "self" }), true);
    assert.deepEqual(await states(of(course)), ["seat"]);
  });

  describe("whom staff has to tell that a place is free", () => {
    const settleAt = (what: For, hours: number) =>
      town.within(async (tx) => {
        const { siteId, secrets, now } = inHours(hours);
        const held = (await hold(tx, what)) ?? assert.fail();
        await settle(tx, { siteId, secrets, now, teller: silent }, held);
      });
    const toCall = async (id: string, hours: number) =>
      (await town.within((tx) => openNotices(tx, inHours(hours).now, 200))).find(
        ({ signUpId, kind }) => signUpId === id && kind === "asked",
      );
    const hoursOf = (at: Date | null | undefined) =>
      at ? (at.getTime() - town.doing.now.getTime()) / 3_600_000 : undefined;
    /** One has the place, two wait; then the first one cancels. */
    async function freed(more: Parameters<typeof town.comes>[1] = {}) {
      const course = await town.offering({ places: 1, movesUp: "asked", askHours: 24 }, 1, 30);
      const first = idOf(await town.comes(course));
      const [second, third] = [idOf(await town.comes(course, more)), idOf(await town.comes(course))];
      await changeSignUp(town.doing, silent, first, { change: "cancel", by: "self" });
      return { course, second, third };
    }

    it("has the full time to answer from when they are told", async () => {
      const { course, second } = await freed();
      const call = await toCall(second, 0);
      assert.deepEqual([call?.tellUntil, call?.askedUntil].map(hoursOf), [120, 24]);
      await settleAt(of(course), 100);
      assert.deepEqual(await states(of(course)), ["asked", "waiting"], "nobody has told them yet");
      await closeOneNotice(inHours(100), call?.id ?? "");
      const told = await town.within((tx) => signUpById(tx, second));
      assert.equal(hoursOf(told?.askedUntil), 124);
      assert.equal(await toCall(second, 100), undefined);
      await settleAt(of(course), 125);
      const lapsed = await town.within((tx) => signUpById(tx, second));
      assert.equal(lapsed?.cancelledHow, "lapsed", "who was told and said nothing has lost the place");
    });

    it("has some days more for a letter", async () => {
      const { second } = await freed({ contactKind: "post", contact: "Weg 1, 47053 Duisburg" });
      const call = await toCall(second, 2);
      assert.equal(hoursOf(call?.askedUntil), 2 + 24 + 96, "so it stands in the letter");
      await closeSomeNotices(inHours(3), [call?.id ?? ""]);
      const told = await town.within((tx) => signUpById(tx, second));
      assert.equal(hoursOf(told?.askedUntil), 3 + 24 + 96);
    });

    it("loses the turn only for this seat where nobody tells them in time", async () => {
      const { course, second, third } = await freed();
      await settleAt(of(course), 121);
      assert.deepEqual(await states(of(course)), ["waiting", "asked"], "the next one is asked");
      assert.equal(await toCall(second, 121), undefined);
      assert.ok(await toCall(third, 121));
      await changeSignUp(inHours(122), silent, third, { change: "cancel", by: "self" });
      assert.deepEqual(await states(of(course)), ["asked"], "then they are asked again");
      await settleAt(of(course), 300);
      assert.deepEqual(await states(of(course)), ["asked"], "and again, where nobody else wants the place");
      assert.equal(hoursOf((await toCall(second, 300))?.tellUntil), 420);
    });

    it("stands before all that can wait", async () => {
      const { second } = await freed();
      const soon = await town.offering({ places: 1 }, 1, 60);
      const first = idOf(await town.comes(soon));
      await town.comes(soon);
      await changeSignUp(town.doing, silent, first, { change: "cancel", by: "self" });
      const order = (await town.within((tx) => openNotices(tx, town.doing.now, 200))).map(
        ({ signUpId, tellUntil, startsAt }) => ({ signUpId, due: tellUntil ?? startsAt }),
      );
      const due = order.flatMap((each) => (each.due ? [each.due.getTime()] : []));
      assert.deepEqual(
        due,
        [...due].sort((a, b) => a - b),
      );
      assert.ok(order.some(({ signUpId }) => signUpId === second));
    });
  });

  it("has staff say what holds now, and nothing that came before it", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked" });
    const byPost = { contactKind: "post", contact: "Weg 1, 47053 Duisburg" } as const;
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
    const toSay = (await town.within((tx) => openNotices(tx, town.doing.now, 100))).filter(
      ({ signUpId }) => signUpId === second,
    );
    const told = toSay.find(({ kind }) => kind === "session-moved");
    const moved = session.startsAt.getTime() + 2 * 3_600_000;
    assert.deepEqual(
      toSay.map(({ startsAt }) => startsAt?.getTime()),
      [moved, moved],
      "who has a place is not called with the time that it had",
    );
    await closeOneNotice(town.doing, told?.id ?? "");
    await cancelOneSession(town.doing, silent, session.id, "Wasser im Keller");
    assert.deepEqual(await toTell(second), ["session-moved done", "session-cancelled open"]);
  });

  it("hurries by the time at which somebody would come in vain, until that is over too", async () => {
    const course = await town.offering({ places: 1 }, 1, 2);
    const later = await town.offering({ places: 1 }, 1, 5);
    const id = idOf(await town.comes(course));
    const other = idOf(await town.comes(later));
    const session = course.sessions[0] ?? assert.fail();
    const inDays = (days: number) => {
      const startsAt = new Date(town.doing.now.getTime() + days * 86_400_000);
      return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
    };
    // Who is called first, of these two.
    const order = async () =>
      (await town.within((tx) => openNotices(tx, town.doing.now, 500)))
        .filter(({ signUpId }) => signUpId === id || signUpId === other)
        .map(({ signUpId, kind, was }) => ({ first: signUpId === id, kind, was: was?.getTime() }));
    for (const days of [9, 20])
      assert.ok((await moveOneSession(town.doing, silent, session.id, inDays(days))).ok);
    await cancelOneSession(town.doing, silent, later.sessions[0]?.id ?? "", "");
    assert.deepEqual(await order(), [
      { first: true, kind: "session-moved", was: session.startsAt.getTime() },
      { first: false, kind: "session-cancelled", was: undefined },
    ]);
    await cancelOneSession(town.doing, silent, session.id, "");
    assert.deepEqual((await order())[0], {
      first: true,
      kind: "session-cancelled",
      was: session.startsAt.getTime(),
    });

    const openIn = async (days: number) => {
      await closeOverEverywhere(town.database.owner, inHours(days * 24).now);
      return (await order()).map(({ first }) => first);
    };
    assert.deepEqual(await openIn(5), [true, false], "what begins now is no more over than what comes");
    assert.deepEqual(await openIn(6), [true], "moved to the twentieth day, it is still to come");
    assert.deepEqual(await openIn(21), []);
    const { rows } = await town.within((tx) =>
      sql<{ state: string }>`
        select state from programme.notice where sign_up_id = ${id} and kind = 'session-cancelled'`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [{ state: "over" }], "what they were to be told is kept");
  });

  it("tells of a series as long as it goes on, and of one of its dates until that is over", async () => {
    const course = await town.offering({ places: 2, signUp: "series" }, 3, 1);
    const id = idOf(
      await town.comes(course, { contactKind: "post", contact: "Weg 1, 47053 Duisburg", session: null }),
    );
    await cancelOneSession(town.doing, silent, course.sessions[0]?.id ?? "", "");
    const openIn = async (days: number) => {
      await closeOverEverywhere(town.database.owner, inHours(days * 24).now);
      return (await town.within((tx) => openNotices(tx, town.doing.now, 500)))
        .filter(({ signUpId }) => signUpId === id)
        .map(({ kind }) => kind)
        .sort();
    };
    assert.deepEqual(await openIn(0), ["seat", "session-cancelled"]);
    assert.deepEqual(await openIn(2), ["seat"]);
    assert.deepEqual(await openIn(15), ["seat"]);
    assert.deepEqual(await openIn(16), []);
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
