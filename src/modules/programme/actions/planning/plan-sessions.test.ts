// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { readQuestion } from "../../rules/list/question.ts";
import { deleteGuests } from "../../store/forgetting.ts";
import { listedSessions } from "../../store/listing.ts";
import { bookingsOf } from "../../store/rooms.ts";
import { sessionById, sessionsOf } from "../../store/sessions.ts";
import { lineOf } from "../../store/sign-ups.ts";
import { listening, plainPlan, silent, testProgramme } from "../../testing/test-programme.ts";
import { blockResource, keepResource, unblockResource } from "../rooms/manage-rooms.ts";
import { cancelOneSession, moveOneSession } from "./change-session.ts";
import { changeOffering, planOffering, setOffering } from "./plan-offering.ts";
import { planSessions } from "./plan-sessions.ts";

describe("planning", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const at = (day: number, from = 10, to = 12) => ({
    startsAt: new Date(Date.UTC(2027, 0, day, from)),
    endsAt: new Date(Date.UTC(2027, 0, day, to)),
  });
  const machines = async (name: string, units: number, opening = {}) => {
    const kept = await keepResource(town.doing, undefined, {
      name,
      kind: "machine",
      units,
      capacity: null,
      equipment: "",
      opening,
    });
    return kept.ok ? kept.value : assert.fail(kept.reason);
  };
  const course = (resourceId: string, units: number) =>
    planOffering(town.doing, { ...plainPlan, needs: [{ resourceId, units }] });
  const booked = async (resourceId: string) =>
    (await town.within((tx) => bookingsOf(tx, resourceId, at(1, 0, 24 * 60)))).flatMap(({ units }) => units)
      .length;

  it("books machines with the sessions, and says what is free where it is too few", async () => {
    const id = await machines("Nähmaschine", 8);
    const [first, second] = [await course(id, 5), await course(id, 4)];
    assert.ok((await planSessions(town.doing, silent, first, [at(4), at(11)], false)).ok);
    const clash = await planSessions(town.doing, silent, second, [at(4, 11, 13), at(5)], false);
    assert.ok(!clash.ok && Array.isArray(clash.reason));
    const [found] = clash.reason;
    assert.ok(found?.about === "room");
    assert.deepEqual([found.kind, found.wanted, found.free, found.others.length], ["taken", 4, 3, 1]);
    assert.equal((await town.within((tx) => sessionsOf(tx, second))).length, 0, "nothing was planned");
    const skipped = await planSessions(town.doing, silent, second, [at(4, 11, 13), at(5)], true);
    assert.equal(skipped.ok && skipped.value.made, 1);
    assert.equal(await booked(id), 5 + 5 + 4);
  });

  it("gives no machine to two who plan at the same moment, whoever is first", async () => {
    const id = await machines("Lastenrad", 3);
    const courses = await Promise.all(Array.from({ length: 20 }, () => course(id, 1)));
    const done = await Promise.all(
      courses.map((each) => planSessions(town.doing, silent, each, [at(6)], false)),
    );
    assert.equal(done.filter(({ ok }) => ok).length, 3);
    assert.equal(await booked(id), 3);
  });

  it("refuses what the database itself would refuse: a unit that somebody has", async () => {
    const id = await machines("Beamer", 1);
    const twice = await Promise.allSettled(
      Array.from({ length: 8 }, () => blockResource(town.doing, id, { ...at(7), reason: "" })),
    );
    const ok = twice.filter((each) => each.status === "fulfilled" && each.value.ok);
    assert.equal(ok.length, 1);
    assert.equal(await unblockResource(town.doing, id, { startsAt: at(7).startsAt, unit: 0 }), true);
    assert.equal(await unblockResource(town.doing, id, { startsAt: at(7).startsAt, unit: 0 }), false);
    assert.equal(await booked(id), 0);
  });

  it("keeps some machines out of use for weeks, and gives the others away", async () => {
    const id = await machines("Overlock", 3);
    const weeks = { startsAt: at(4).startsAt, endsAt: at(18).endsAt };
    const broken = (units: number, reason: string) =>
      blockResource(town.doing, id, { ...weeks, units, reason });
    assert.ok((await broken(1, "Nadel")).ok);
    assert.ok((await broken(1, "Motor")).ok);
    const two = await broken(2, "Kabel");
    assert.ok(!two.ok && two.reason !== "no-such-resource");
    assert.deepEqual([two.reason.wanted, two.reason.free], [2, 1]);
    assert.ok((await planSessions(town.doing, silent, await course(id, 1), [at(11)], false)).ok);
    const clash = await planSessions(town.doing, silent, await course(id, 2), [at(12)], false);
    assert.equal(clash.ok, false);
    assert.equal(await unblockResource(town.doing, id, { startsAt: weeks.startsAt, unit: 1 }), true);
    const left = await town.within((tx) => bookingsOf(tx, id, weeks));
    assert.deepEqual(
      left.map(({ reason, units }) => [reason, units]),
      [
        ["Nadel", [0]],
        ["", [2]],
      ],
      "the other one stays broken",
    );
  });

  it("says where something is closed", async () => {
    const id = await machines("Werkbank", 1, { "1": { from: "09:00", to: "12:00" } });
    const clash = await planSessions(town.doing, silent, await course(id, 1), [at(4, 10, 12)], false);
    assert.ok(!clash.ok && Array.isArray(clash.reason) && clash.reason[0]?.about === "room");
    assert.equal(clash.reason[0].kind, "closed", "it is 13 o'clock in Berlin when it ends");
    assert.ok((await planSessions(town.doing, silent, await course(id, 1), [at(4, 8, 11)], false)).ok);
  });

  it("moves one session with its machines and tells people; a clash leaves all as it was", async () => {
    const id = await machines("Stickmaschine", 1);
    const needs = [{ resourceId: id, units: 1 }];
    const first = await town.offering({ needs }, 1);
    const other = await town.offering({ needs }, 1, 9);
    const [session, foreign] = [first.sessions[0], other.sessions[0]];
    assert.ok(session && foreign);
    const { teller, told } = listening();
    await town.comes(first, { contactKind: "mail", contact: "jan@example.org", language: "pl" });
    const clash = await moveOneSession(town.doing, teller, session.id, foreign);
    assert.ok(!clash.ok && clash.reason !== "no-such-session");
    assert.deepEqual((await town.within((tx) => sessionById(tx, session.id)))?.startsAt, session.startsAt);
    assert.equal(await booked(id), 0);

    assert.ok((await moveOneSession(town.doing, teller, session.id, at(20))).ok);
    const moved = await town.within((tx) => sessionById(tx, session.id));
    assert.deepEqual([moved?.startsAt, moved?.revision], [at(20).startsAt, 1]);
    assert.equal(await booked(id), 1);
    assert.deepEqual(told, [{ kind: "session-moved", locale: "pl" }]);

    assert.equal(await cancelOneSession(town.doing, teller, session.id, "Krankheit"), true);
    assert.equal(await cancelOneSession(town.doing, teller, session.id, "Krankheit"), false);
    assert.equal(await booked(id), 0, "the machine is free again");
    assert.equal(told.at(-1)?.kind, "session-cancelled");
    const line = { offeringId: first.offering.id, sessionId: session.id };
    assert.deepEqual(await town.within((tx) => lineOf(tx, line)), []);
  });

  it("tells those who have a seat where it takes place now, each once and in their language", async () => {
    const course = await town.offering({ places: 1 }, 2);
    const series = await town.offering({ signUp: "series" }, 3);
    const { teller, told } = listening();
    await town.comes(course, { contactKind: "mail", contact: "ro@example.org", language: "ro" });
    await town.comes(course, { contactKind: "mail", contact: "wartet@example.org", language: "uk" });
    await town.comes(series, { contactKind: "mail", contact: "ar@example.org", language: "ar" });
    const kitchen = { place: "Küche im Hof", address: "Musterweg 5" };
    for (const { offering } of [course, series]) {
      const { id, shortId: _, state: __, ...plan } = offering;
      const elsewhere = { ...plan, details: { ...plan.details, ...kitchen } };
      for (const _ of [1, 2]) await changeOffering(town.doing, teller, id, elsewhere);
    }
    assert.deepEqual(
      told.map(({ kind, locale }) => `${kind} ${locale}`),
      ["place-changed ro", "place-changed ar"],
    );
    const session = await town.within((tx) => sessionById(tx, series.sessions[1]?.id ?? ""));
    assert.equal(session?.revision, 1, "calendars take it anew");
    const { rows } = await town.within((tx) =>
      sql<{ calendar: string }>`
        select calendar from mail.outgoing where to_address = 'ro@example.org' and subject like 'place-changed%'`.execute(
        tx,
      ),
    );
    assert.match(rows[0]?.calendar.replace(/\r\n /g, "") ?? "", /LOCATION[^:]*:Küche im Hof\\, Musterweg 5/);
    const { id, shortId: _, state: __, ...plan } = course.offering;
    await setOffering(town.doing, id, "draft");
    await changeOffering(town.doing, teller, id, plan);
    assert.equal(told.length, 2, "nobody comes to what is not offered");
  });

  it("tells whoever is signed up for a series that it has become longer", async () => {
    const series = await town.offering({ signUp: "series", places: 1 }, 2);
    const single = await town.offering({ places: 5 });
    const { teller, told } = listening();
    const mail = (name: string) => ({ contactKind: "mail", contact: `${name}@example.org` }) as const;
    await town.comes(series, { ...mail("laenger"), language: "tr" });
    await town.comes(series, { ...mail("wartet-weiter"), language: "uk" });
    await town.comes(single, { ...mail("einzeln"), language: "pl" });
    for (const [id, day] of [
      [series.offering.id, 20],
      [series.offering.id, 27],
      [single.offering.id, 21],
    ] as const)
      assert.ok((await planSessions(town.doing, teller, id, [at(day)], false)).ok);
    const past = { startsAt: new Date("2026-11-20T10:00:00Z"), endsAt: new Date("2026-11-20T12:00:00Z") };
    assert.ok((await planSessions(town.doing, teller, series.offering.id, [past], false)).ok);
    // Twice at the same moment of the test is once: what is told is told once.
    assert.deepEqual(told, [{ kind: "dates-added", locale: "tr" }]);
    const { rows } = await town.within((tx) =>
      sql<{ calendar: string }>`
        select calendar from mail.outgoing where to_address = 'laenger@example.org' and subject like 'dates-added%'`.execute(
        tx,
      ),
    );
    assert.equal(rows[0]?.calendar.match(/BEGIN:VEVENT/g)?.length, 3, "with all dates for the calendar");
  });

  it("keeps no place for somebody who is forgotten where a series goes on", async () => {
    const series = await town.offering({ signUp: "series", places: 1 });
    const first = await town.comes(series);
    const guest = (first.ok && first.value.guestId) || assert.fail("no guest");
    const waits = await town.comes(series, { contactKind: "mail", contact: "wartet@example.org" });
    const { teller, told } = listening();
    await town.within((tx) => deleteGuests(tx, [guest]));
    const shown = () =>
      town.within(async (tx) => {
        const question = readQuestion(new URLSearchParams(), []);
        const { sessions } = await listedSessions(tx, question, { now: town.doing.now, limit: 100 });
        return sessions.find(({ shortId }) => shortId === series.offering.shortId);
      });
    assert.equal((await shown())?.free, 1);
    assert.ok((await planSessions(town.doing, teller, series.offering.id, [at(22)], false)).ok);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["moved-up"],
    );
    const line = await town.within((tx) => lineOf(tx, { offeringId: series.offering.id, sessionId: null }));
    assert.deepEqual(
      line.map(({ id, state }) => [id, state]),
      [[waits.ok && waits.value.id, "seat"]],
    );
    assert.equal((await shown())?.free, 0);
  });

  it("lets those who wait move up where there are more places now", async () => {
    const full = await town.offering({ places: 1 });
    for (let i = 0; i < 3; i++) await town.comes(full);
    const { id, shortId: _, state: __, ...plan } = full.offering;
    await changeOffering(town.doing, silent, id, { ...plan, places: 2 });
    const what = { offeringId: id, sessionId: full.sessions[0]?.id ?? null };
    const line = await town.within((tx) => lineOf(tx, what));
    assert.deepEqual(
      line.map(({ state }) => state),
      ["seat", "seat", "waiting"],
    );
  });
});
