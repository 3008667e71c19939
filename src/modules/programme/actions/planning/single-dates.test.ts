// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Need } from "../../rules/planning/offering.ts";
import { bookingsOf } from "../../store/rooms.ts";
import { type Session, sessionById, sessionsBookedOtherwise } from "../../store/sessions.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { listening, silent, testProgramme } from "../../testing/test-programme.ts";
import { keepResource } from "../rooms/manage-rooms.ts";
import { bookForComing, bookForSession } from "./book-sessions.ts";
import { bringBackSession, cancelOneSession, moveOneSession } from "./change-session.ts";
import { changeOffering } from "./plan-offering.ts";

describe("one date of an offering", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let made = 0;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  async function room(units = 1): Promise<string> {
    const kept = await keepResource(town.doing, undefined, {
      name: `Raum ${++made}`,
      kind: "room",
      units,
      capacity: null,
      equipment: "",
      opening: {},
    });
    return kept.ok ? kept.value : assert.fail(kept.reason);
  }
  const one = (resourceId: string, units = 1): Need => ({ resourceId, units });
  /** What is booked for a session: how many of which. */
  async function has({ id, startsAt, endsAt }: Session, ...resources: string[]): Promise<number[]> {
    const all = await town.within((tx) =>
      Promise.all(resources.map((each) => bookingsOf(tx, each, { startsAt, endsAt }))),
    );
    return all.map((bookings) =>
      bookings.reduce((sum, { sessionId, units }) => (sessionId === id ? sum + units.length : sum), 0),
    );
  }
  const now = (session: Session) =>
    town.within((tx) => sessionById(tx, session.id)).then((found) => found ?? assert.fail());
  it("has a room of its own, keeps it when it is moved, and has the usual one again where that is said", async () => {
    const [usual, other] = [await room(), await room(8)];
    const { sessions } = await town.offering({ needs: [one(usual)] }, 2);
    const [first, second] = sessions;
    assert.ok(first && second);
    assert.deepEqual(await bookForSession(town.doing, first.id, [one(other, 3)]), {
      ok: true,
      value: undefined,
    });
    assert.deepEqual(await has(first, usual, other), [0, 3]);
    assert.deepEqual(await has(second, usual, other), [1, 0]);

    const later = new Date(first.startsAt.getTime() + 86_400_000);
    const when = { startsAt: later, endsAt: new Date(later.getTime() + 3_600_000) };
    assert.ok((await moveOneSession(town.doing, silent, first.id, when)).ok);
    const moved = await now(first);
    assert.deepEqual(await has(moved, usual, other), [0, 3]);
    assert.deepEqual(moved.needs, [one(other, 3)]);

    assert.ok((await bookForSession(town.doing, first.id, [one(usual)])).ok);
    assert.deepEqual(await has(moved, usual, other), [1, 0]);
    assert.equal((await now(first)).needs, null, "it goes with the others again");
  });

  it("keeps what it has where the other room is taken", async () => {
    const [usual, other] = [await room(), await room()];
    const mine = await town.offering({ needs: [one(usual)] });
    await town.offering({ needs: [one(other)] });
    const session = mine.sessions[0] ?? assert.fail();
    const refused = await bookForSession(town.doing, session.id, [one(usual), one(other)]);
    assert.ok(!refused.ok && Array.isArray(refused.reason));
    assert.deepEqual(
      refused.reason.map(({ about }) => about),
      ["room"],
    );
    assert.deepEqual(await has(session, usual, other), [1, 0]);
    assert.equal((await now(session)).needs, null);
  });

  it("is told apart where the plan needs other rooms now, and gets them with all that can have them", async () => {
    const [usual, better] = [await room(), await room()];
    const series = await town.offering({ needs: [one(usual)] }, 4);
    const [own, free, clashing, cancelled] = series.sessions;
    assert.ok(own && free && clashing && cancelled);
    assert.ok((await bookForSession(town.doing, own.id, [])).ok);
    await cancelOneSession(town.doing, silent, cancelled.id, "");
    await town.offering({ needs: [one(better)] }, 1, 7 + 2 * 7);
    const { id, shortId: _, state: __, ...plan } = series.offering;
    await changeOffering(town.doing, silent, id, { ...plan, needs: [one(better)] });
    const otherwise = () =>
      town.within(async (tx) =>
        (await sessionsBookedOtherwise(tx, { id, needs: [one(better)] }, town.doing.now)).map(
          (session) => session.id,
        ),
      );
    assert.deepEqual(
      await otherwise(),
      [free.id, clashing.id],
      "not what has rooms of its own, nor what is cancelled",
    );
    const done = await bookForComing(town.doing, id);
    assert.equal(done?.booked, 1);
    assert.equal(done?.left.length, 1);
    assert.deepEqual(await has(free, usual, better), [0, 1]);
    assert.deepEqual(await has(clashing, usual, better), [1, 0], "it keeps what it has");
    assert.deepEqual(await otherwise(), [clashing.id]);
    assert.deepEqual(await has(own, usual, better), [0, 0]);
  });

  it("takes place after all: with its room, its people where they were, and each of them told", async () => {
    const usual = await room();
    const course = await town.offering({ needs: [one(usual)], places: 1, movesUp: "asked" });
    const session = course.sessions[0] ?? assert.fail();
    const { teller, told } = listening();
    const mail = (name: string) => ({ contactKind: "mail", contact: `${name}@example.org` }) as const;
    await town.comes(course, { ...mail("kommt"), language: "tr" });
    await town.comes(course, { ...mail("wartet"), language: "ro" });
    const gone = await town.comes(course, mail("selbst"));
    await town.within((tx) =>
      sql`update programme.sign_up set state = 'cancelled', cancelled_how = 'self', cancelled_at = now()
        where id = ${gone.ok ? gone.value.id : ""}`.execute(tx),
    );
    await cancelOneSession(town.doing, silent, session.id, "Krankheit");
    const other = await town.offering({ needs: [one(usual)] });
    const refused = await bringBackSession(town.doing, teller, session.id);
    assert.ok(!refused.ok && Array.isArray(refused.reason), "somebody has the room now");
    assert.equal((await now(session)).state, "cancelled");

    await cancelOneSession(town.doing, silent, other.sessions[0]?.id ?? "", "");
    assert.ok((await bringBackSession(town.doing, teller, session.id)).ok);
    const back = await now(session);
    assert.deepEqual([back.state, back.reason, back.revision], ["planned", "", 2]);
    assert.deepEqual(await has(session, usual), [1]);
    const states = (await town.within((tx) => signUpsOf(tx, course.offering.id))).map(({ state }) => state);
    assert.deepEqual(states, ["seat", "waiting", "cancelled"]);
    assert.deepEqual(told, [
      { kind: "session-back", locale: "tr" },
      { kind: "waiting", locale: "ro" },
    ]);
    const { rows } = await town.within((tx) =>
      sql<{ calendar: string }>`
        select calendar from mail.outgoing where to_address = 'kommt@example.org' and subject like 'session-back%'`.execute(
        tx,
      ),
    );
    assert.match(rows[0]?.calendar ?? "", /SEQUENCE:4\r\n/, "newer than the cancellation");
    assert.doesNotMatch(rows[0]?.calendar ?? "", /CANCELLED/);
    const again = await bringBackSession(town.doing, teller, session.id);
    assert.ok(!again.ok && again.reason === "no-such-session");
  });

  it("that was cancelled twice is told twice, and staff tells what holds at last", async () => {
    const series = await town.offering({ signUp: "series" }, 2);
    const session = series.sessions[0] ?? assert.fail();
    const comes = await town.comes(series);
    const toTell = async () => {
      const { rows } = await town.within((tx) =>
        sql<{ kind: string }>`
          select kind from programme.notice where sign_up_id = ${comes.ok ? comes.value.id : ""} and state = 'open'
          order by made_at, id`.execute(tx),
      );
      return rows.map(({ kind }) => kind);
    };
    await cancelOneSession(town.doing, silent, session.id, "");
    assert.deepEqual(await toTell(), ["session-cancelled"]);
    await bringBackSession(town.doing, silent, session.id);
    assert.deepEqual(await toTell(), ["session-back"]);
    await cancelOneSession(town.doing, silent, session.id, "");
    assert.deepEqual(await toTell(), ["session-cancelled"]);
  });

  it("that is over is put right in the records, and nobody is told", async () => {
    const course = await town.offering({}, 1, -3);
    const session = course.sessions[0] ?? assert.fail();
    await cancelOneSession(town.doing, silent, session.id, "");
    const { teller, told } = listening();
    assert.ok((await bringBackSession(town.doing, teller, session.id)).ok);
    assert.equal((await now(session)).state, "planned");
    assert.deepEqual(told, []);
  });
});
