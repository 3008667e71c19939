// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it, test } from "node:test";
import fc from "fast-check";
import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { type AttendanceState, markOf } from "../../rules/attendance/roll-call.ts";
import { limitsOn } from "../../rules/hours/hour-limits.ts";
import { hoursByOffering } from "../../rules/hours/hours-by-offering.ts";
import { rollOf } from "../../store/being-there/attendance.ts";
import { countWithoutForm, hoursOfGuests } from "../../store/being-there/hours.ts";
import { missedTwice } from "../../store/being-there/missed.ts";
import { insertGuest } from "../../store/guests.ts";
import type { Session } from "../../store/sessions.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { callRoll } from "../attendance/call-roll.ts";
import { closeAbsence } from "../attendance/close-absence.ts";
import { syncRoll } from "../attendance/sync-roll.ts";
import { openGuest, sealGuest } from "../sign-up/sealed-guest.ts";
import { findGuests, matcherOf } from "./find-guests.ts";
import { lookAtGuest } from "./look-at-guest.ts";
import { recordEntryForm } from "./record-entry-form.ts";

const limits = limitsOn("2026-11-26");

test("a name is found by the beginnings of its words, however it is written", () => {
  const has = (words: string, name: string) => matcherOf(words)(name);
  assert.ok(has("muell", "Anna-Lena Müller") && has("LENA ann", "Anna-Lena Müller"));
  assert.ok(has("ozturk", "Ayşe Öztürk") && has("محمد", "محمد علي"));
  assert.ok(!has("ena", "Anna-Lena Müller") && !has("", "Anna") && !has("Anna Meier", "Anna Müller"));
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zäöüß]{1,9}$/), { minLength: 1, maxLength: 4 }), (words) => {
      assert.ok(matcherOf([...words].reverse().join(" "))(words.join(" ")));
    }),
  );
});

describe("people of the programme", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const idsOf = async (course: Awaited<ReturnType<typeof town.offering>>) => {
    const list = await town.within((tx) => rollOf(tx, course.offering.id, course.sessions[0]?.id ?? ""));
    return new Map(
      list.map(({ guest }) => [openGuest(town.doing.secrets, town.site.id, guest).name, guest.id]),
    );
  };
  const call = (session: Session | undefined, guestId: string, state: AttendanceState, whole = 90) =>
    callRoll(
      town.doing,
      session ?? assert.fail(),
      {
        marks: [markOf(guestId, { state, minutes: null, companions: 0, reason: "" }, whole)],
        others: null,
        newcomer: "",
      },
      { newcomerId: newId(), language: "de" },
    );

  it("have their hours over all offerings, and are asked for the entry form from a limit on", async () => {
    const sewing = await town.offering({ signUp: "series" }, 4);
    const cooking = await town.offering({ signUp: "series" }, 2);
    await town.comes(sewing, { name: "Ada Lovelace" });
    const ada = (await idsOf(sewing)).get("Ada Lovelace") ?? assert.fail();
    for (const session of sewing.sessions) await call(session, ada, "present");
    const counts = () => town.within((tx) => countWithoutForm(tx, limits ?? assert.fail()));
    assert.deepEqual(await counts(), { soon: 1, due: 0 });
    for (const session of cooking.sessions) {
      const said = { state: "present", minutes: null, companions: 0, reason: "" } as const;
      const changes = [{ base: 0, name: "", mark: markOf(ada, said, 90) }];
      await syncRoll(town.doing, session, { key: newId(), changes, others: undefined }, "de");
    }
    assert.deepEqual(await counts(), { soon: 0, due: 1 });
    const hours = await town.within((tx) => hoursOfGuests(tx, [ada, newId()]));
    assert.deepEqual([...hours], [[ada, { minutes: 540, formDoneOn: null }]]);
    const [found] = await findGuests(town.doing, { by: "form", limits });
    assert.deepEqual([found?.id, found?.name, found?.minutes], [ada, "Ada Lovelace", 540]);

    assert.deepEqual(await recordEntryForm(town.doing, ada, "2026-11-27"), { ok: false, reason: "to-come" });
    assert.deepEqual(await recordEntryForm(town.doing, ada, "2026-02-30"), { ok: false, reason: "no-day" });
    assert.ok((await recordEntryForm(town.doing, ada, "2026-11-20")).ok);
    assert.deepEqual(await counts(), { soon: 0, due: 0 });
    const seen = (await lookAtGuest(town.doing, ada)) ?? assert.fail();
    assert.deepEqual([seen.name, seen.hours], ["Ada Lovelace", { minutes: 540, formDoneOn: "2026-11-20" }]);
    assert.deepEqual(
      hoursByOffering(seen.attendance).map(({ minutes, times }) => [minutes, times]),
      [
        [360, 4],
        [180, 2],
      ],
    );
    assert.equal(seen.signUps.length, 1);
    assert.ok((await recordEntryForm(town.doing, ada, "")).ok);
    assert.deepEqual(await counts(), { soon: 0, due: 1 });
    const events = (await town.within((tx) => findAuditLines(tx, {}, { limit: 50 }))).lines.map(
      ({ event }) => event,
    );
    for (const event of ["guest.looked-at", "guests.looked-at", "entry-form.recorded"])
      assert.ok(events.includes(event), event);
  });

  it("are found by name among thousands whose names are sealed", async (t) => {
    const { secrets, now } = town.doing;
    await town.within(async (tx) => {
      for (let index = 0; index < 3000; index++) {
        const id = newId();
        const name = index === 2345 ? "Zoë Ğüneş" : `Person ${index}`;
        const sealed = sealGuest(secrets, town.site.id, id, { name, contact: "" });
        await insertGuest(tx, town.site.id, {
          id,
          contactKind: "paper",
          language: "tr",
          madeAt: now,
          ...sealed,
        });
      }
    });
    const started = performance.now();
    const found = await findGuests(town.doing, { by: "name", words: "gune zoe" });
    t.diagnostic(`${Math.round(performance.now() - started)} ms`);
    assert.deepEqual(
      found.map(({ name }) => name),
      ["Zoë Ğüneş"],
    );
    assert.equal((await findGuests(town.doing, { by: "name", words: "person" })).length, 100);
  });

  it("who missed twice in a row are asked once for it, and again when they miss once more", async () => {
    const course = await town.offering({ signUp: "series" }, 5);
    for (const name of ["Bea", "Cem", "Dan"]) await town.comes(course, { name });
    const ids = await idsOf(course);
    const said: Record<string, AttendanceState[]> = {
      Bea: ["present", "absent", "absent"],
      Cem: ["absent", "excused", "absent"],
      Dan: ["absent", "absent", "late"],
    };
    for (const [name, states] of Object.entries(said))
      for (const [turn, state] of states.entries())
        await call(course.sessions[turn], ids.get(name) ?? "", state);
    const open = async () =>
      (await town.within((tx) => missedTwice(tx, town.doing.now, 50)))
        .filter(({ offeringId }) => offeringId === course.offering.id)
        .map(({ guest, times, attendanceId }) => ({
          name: openGuest(town.doing.secrets, town.site.id, guest).name,
          times,
          attendanceId,
        }));
    const [bea, ...others] = await open();
    assert.deepEqual([bea?.name, bea?.times, others], ["Bea", 2, []]);
    await closeAbsence(town.doing, bea?.attendanceId ?? "");
    assert.deepEqual(await open(), []);
    await call(course.sessions[3], ids.get("Bea") ?? "", "absent");
    assert.deepEqual(
      (await open()).map(({ name, times }) => [name, times]),
      [["Bea", 3]],
    );
  });
});
