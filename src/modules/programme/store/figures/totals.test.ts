// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../../../kernel/id/id.ts";
import { type AttendanceState, usualMinutes } from "../../rules/attendance/roll-call.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { writeAttendance, writeHeadCount } from "../being-there/attendance.ts";
import { insertGuest } from "../guests.ts";
import { setRollCalled } from "../sessions.ts";
import { participationsOf } from "./participations.ts";
import { nothing, publicTotalsOf, totalsOf } from "./totals.ts";

describe("the figures of a time", () => {
  let programme: Awaited<ReturnType<typeof testProgramme>>;
  const guests = Array.from({ length: 8 }, newId);
  const year = { from: new Date("2026-12-01T00:00:00Z"), to: new Date("2027-03-01T00:00:00Z") };
  const later = new Date("2027-03-01T00:00:00Z");
  const within = <T>(run: Parameters<typeof programme.within<T>>[0]) => programme.within(run);
  const totals = (more = {}) => within((tx) => totalsOf(tx, { ...year, now: later, ...more }));

  /** Writes down who was there; each person is a guest by number. */
  async function rollOf(
    sessionId: string,
    states: [guest: number, state: AttendanceState, companions?: number][],
  ) {
    const { site } = programme;
    await within(async (tx) => {
      const noted = states.map(([guest, state, companions = 0]) => ({
        guestId: guests[guest] ?? "",
        signUpId: null,
        state,
        minutes: usualMinutes(state, 90),
        companions,
        reason: null,
      }));
      await writeAttendance(tx, site.id, { sessionId, by: null, at: later }, noted);
      await setRollCalled(tx, sessionId, later);
    });
  }

  let sewing: Awaited<ReturnType<typeof programme.offering>>;
  before(async () => {
    programme = await testProgramme();
    const { site } = programme;
    await within(async (tx) => {
      for (const [index, id] of guests.entries())
        await insertGuest(tx, site.id, {
          id,
          name: "sealed",
          contactKind: "paper",
          contact: null,
          language: index < 3 ? "tr" : "ar",
          madeAt: year.from,
        });
    });
    sewing = await programme.offering({ kind: "sewing", area: "hochfeld" }, 4);
    const walk = await programme.offering({ kind: "walk", signUp: "none", places: null }, 1, 8);
    const inside = await programme.offering({ kind: "course", visibility: "internal" }, 1, 9);
    const [first, second, third, fourth] = sewing.sessions.map(({ id }) => id);
    await rollOf(first ?? "", [
      [0, "present", 2],
      [1, "late"],
      [2, "absent"],
    ]);
    await rollOf(second ?? "", [
      [0, "present"],
      [3, "excused"],
    ]);
    // The third takes place without a roll call, the fourth does not take place.
    assert.ok(third);
    await within((tx) =>
      sql`update programme.session set state = 'cancelled' where id = ${fourth}`.execute(tx),
    );
    await within(async (tx) => {
      const [session] = walk.sessions;
      await writeHeadCount(tx, site.id, session?.id ?? "", 12);
      await setRollCalled(tx, session?.id ?? "", later);
    });
    await rollOf(
      inside.sessions[0]?.id ?? "",
      [4, 5, 6, 7].map((guest) => [guest, "present"]),
    );
    const full = await programme.offering({ places: 2 }, 1, 10);
    await programme.comes(full, { seats: 2 });
    await programme.comes(full, { seats: 2 });
  });
  after(() => programme.database.drop());

  it("count sessions that took place, people once and visits each time", async () => {
    const all = await totals();
    assert.deepEqual(all.total.get(""), {
      sessions: 6,
      called: 4,
      people: 6,
      visits: 7,
      companions: 2,
      others: 12,
      minutes: 7 * 90,
      absent: 1,
      excused: 1,
      waiting: 2,
    });
    assert.deepEqual(all.kind.get("sewing"), {
      ...nothing,
      sessions: 3,
      called: 2,
      people: 2,
      visits: 3,
      companions: 2,
      minutes: 270,
      absent: 1,
      excused: 1,
    });
    assert.deepEqual(all.kind.get("walk"), { ...nothing, sessions: 1, called: 1, others: 12 });
    assert.equal(all.area.get("hochfeld")?.visits, 3);
    assert.equal(all.area.get("")?.sessions, 3);
    assert.equal(all.offering.get(sewing.offering.id)?.people, 2);
    assert.equal(all.language.get("tr")?.people, 2);
    assert.equal(all.language.get("ar")?.people, 4);
    assert.deepEqual([...all.month.keys()], ["2026-12"]);
  });

  it("are of what is asked only", async () => {
    assert.equal((await totals({ kind: "sewing" })).total.get("")?.sessions, 3);
    assert.equal((await totals({ area: "marxloh" })).total.get("")?.sessions ?? 0, 0);
    assert.equal((await totals({ offering: sewing.offering.id })).total.get("")?.visits, 3);
    const [first] = sewing.sessions;
    assert.equal((await totals({ now: first?.endsAt })).total.get("")?.sessions, 1);
    assert.equal((await totals({ to: first?.startsAt })).total.get("")?.sessions ?? 0, 0);
  });

  it("of the public hold only what the public could see", async () => {
    const shown = await within((tx) => publicTotalsOf(tx, { ...year, now: later }));
    assert.deepEqual(shown.total.get(""), { sessions: 5, visits: 3 + 2 + 12, people: 12 });
    assert.deepEqual(shown.kind.get("sewing"), { sessions: 3, visits: 5, people: 4 });
    assert.equal(shown.kind.get("course")?.visits, 0);
  });

  it("stand line by line in pages without a gap or a double", async () => {
    const filter = { ...year, now: later };
    const all = await within((tx) => participationsOf(tx, filter, { after: undefined, limit: 100 }));
    assert.equal(all.length, 9);
    const paged: typeof all = [];
    for (;;) {
      const page = await within((tx) => participationsOf(tx, filter, { after: paged.at(-1), limit: 2 }));
      paged.push(...page);
      if (page.length < 2) break;
    }
    assert.deepEqual(paged, all);
    assert.deepEqual([...new Set(all.map(({ language }) => language))].sort(), ["ar", "tr"]);
  });

  it("keep their visits when a person is forgotten", async () => {
    await within((tx) => sql`delete from programme.guest where id = ${guests[1]}`.execute(tx));
    const { total } = await totals({ kind: "sewing" });
    assert.equal(total.get("")?.visits, 3);
    assert.equal(total.get("")?.people, 1);
    const lines = await within((tx) =>
      participationsOf(tx, { ...year, now: later }, { after: undefined, limit: 100 }),
    );
    assert.equal(lines.filter(({ guest }) => guest === null).length, 1);
  });
});
