// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newId } from "../../../../kernel/id/id.ts";
import { readSeen, seenText } from "../../rules/attendance/seen-row.ts";
import { figuresOf, headCountOf, rollOf } from "../../store/being-there/attendance.ts";
import {
  deleteGuests,
  forgetAges,
  forgetContacts,
  forgetReasons,
  interestedBefore,
  participantsBefore,
} from "../../store/forgetting.ts";
import { uncalledSessions } from "../../store/sessions.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { openGuest, openReason } from "../sign-up/sealed-guest.ts";
import { callRoll } from "./call-roll.ts";
import { standingRow } from "./standing-row.ts";

const day = 86_400_000;

describe("a roll call", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("keeps who was there, for how long, and who came on the spot, once", async () => {
    const course = await town.offering();
    const session = course.sessions[0] ?? assert.fail();
    for (const name of ["Ada", "Bea", "Cem"]) await town.comes(course, { name });
    const list = () => town.within((tx) => rollOf(tx, course.offering.id, session.id));
    const named = (await list()).map(({ guest }) => ({
      id: guest.id,
      name: openGuest(town.doing.secrets, town.site.id, guest).name,
    }));
    assert.deepEqual(named.map(({ name }) => name).sort(), ["Ada", "Bea", "Cem"]);
    const idOf = (name: string) => named.find((one) => one.name === name)?.id ?? assert.fail(name);
    const marks = [
      { guestId: idOf("Ada"), state: "present" as const, minutes: 90, companions: 1, reason: "" },
      { guestId: idOf("Bea"), state: "excused" as const, minutes: 0, companions: 0, reason: "Arzt" },
    ];
    const newcomer = { newcomerId: newId(), language: "de" };
    for (const _ of [1, 2])
      await callRoll(town.doing, session, { marks, others: 4, newcomer: "Dana" }, newcomer);

    const after = await list();
    assert.equal(after.length, 4, "sent twice, Dana is one person");
    const bea = after.find(({ guest }) => guest.id === idOf("Bea"));
    assert.notEqual(bea?.reason, "Arzt");
    assert.equal(
      openReason(town.doing.secrets, town.site.id, `${session.id} ${idOf("Bea")}`, bea?.reason ?? null),
      "Arzt",
    );
    assert.equal(
      after.find(({ guest }) => guest.id === idOf("Cem"))?.state,
      null,
      "nobody said anything of Cem",
    );
    const figures = (await town.within((tx) => figuresOf(tx, course.offering.id))).get(session.id);
    assert.deepEqual(figures, { people: 2, companions: 1, minutes: 180, absent: 0, others: 4 });
    assert.equal(await town.within((tx) => headCountOf(tx, session.id)), 4);
  });

  it("of two who save at once keeps both words: what differs is a question, what was not touched stays", async () => {
    const course = await town.offering();
    const session = course.sessions[0] ?? assert.fail();
    for (const name of ["Ada", "Bea", "Cem"]) await town.comes(course, { name });
    const list = () => town.within((tx) => rollOf(tx, course.offering.id, session.id));
    const [ada = "", bea = "", cem = ""] = (await list()).map(({ guest }) => guest.id);
    const roll = { siteId: town.site.id, secrets: town.doing.secrets, sessionId: session.id };
    const opened = async () => {
      const shown = new Map((await list()).map((one) => [one.guest.id, seenText(standingRow(roll, one))]));
      const others = await town.within((tx) => headCountOf(tx, session.id));
      return { row: (id: string) => readSeen(shown.get(id) ?? null), others };
    };
    const save = (
      seen: Awaited<ReturnType<typeof opened>>,
      states: Record<string, "present" | "absent">,
      others: number | null,
    ) =>
      callRoll(
        town.doing,
        session,
        {
          marks: Object.entries(states).map(([guestId, state]) => ({
            guestId,
            state,
            minutes: state === "present" ? 90 : 0,
            companions: 0,
            reason: "",
          })),
          others,
          newcomer: "",
        },
        { newcomerId: newId(), language: "de", seen },
      );
    const states = async () =>
      Object.fromEntries((await list()).map(({ guest, state }) => [guest.id, state]));
    const nothing = await opened();
    await save(nothing, { [ada]: "present" }, 2);
    const one = await opened();
    const other = await opened();
    await save(one, { [ada]: "absent", [bea]: "present" }, 5);
    const left = await save(other, { [ada]: "present", [bea]: "absent", [cem]: "absent" }, 2);
    assert.deepEqual([...left.rows.keys()], [bea], "Ada was not touched by the second, Cem not by the first");
    assert.equal(left.rows.get(bea)?.mine.state, "absent");
    assert.deepEqual(await states(), { [ada]: "absent", [bea]: "present", [cem]: "absent" });
    assert.equal(await town.within((tx) => headCountOf(tx, session.id)), 5);
    const counted = await save(one, {}, 7);
    assert.deepEqual(counted.others, { mine: 7, standing: 5 });
    // Who has seen both may decide.
    const again = await save(await opened(), { [bea]: "absent" }, 5);
    assert.equal(again.rows.size, 0);
    assert.equal((await states())[bea], "absent");
  });

  it("is work to do until it is done", async () => {
    const course = await town.offering();
    const session = course.sessions[0] ?? assert.fail();
    const later = new Date(session.endsAt.getTime() + day);
    const open = async () =>
      (await town.within((tx) => uncalledSessions(tx, town.doing.now, later))).some(
        ({ id }) => id === session.id,
      );
    assert.equal(await open(), true);
    await callRoll(
      town.doing,
      session,
      { marks: [], others: 3, newcomer: "" },
      { newcomerId: newId(), language: "de" },
    );
    assert.equal(await open(), false);
  });

  it("leaves the figures where people are forgotten, each field at its time", async () => {
    const course = await town.offering({ childcare: true });
    const session = course.sessions[0] ?? assert.fail();
    await town.comes(course, { name: "Kommt", children: [4, 7] });
    await town.comes(course, { name: "Kommt nicht" });
    const guests = async () =>
      (await town.within((tx) => signUpsOf(tx, course.offering.id))).map(
        ({ guest }) => guest && openGuest(town.doing.secrets, town.site.id, guest),
      );
    const [comes] = await town.within((tx) => rollOf(tx, course.offering.id, session.id));
    const came = (await town.within((tx) => rollOf(tx, course.offering.id, session.id))).find(
      ({ guest }) => openGuest(town.doing.secrets, town.site.id, guest).name === "Kommt",
    );
    assert.ok(comes && came);
    const mark = {
      guestId: came.guest.id,
      state: "present" as const,
      minutes: 90,
      companions: 0,
      reason: "",
    };
    await callRoll(
      town.doing,
      session,
      { marks: [mark], others: null, newcomer: "" },
      { newcomerId: newId(), language: "de" },
    );

    await town.within(async (tx) =>
      deleteGuests(tx, await interestedBefore(tx, new Date(session.endsAt.getTime() - 1))),
    );
    assert.equal((await guests()).filter(Boolean).length, 2, "the last session is not over for half a year");
    await town.within(async (tx) =>
      deleteGuests(tx, await interestedBefore(tx, new Date(session.endsAt.getTime() + 1))),
    );
    assert.deepEqual(
      (await guests()).map((guest) => guest?.name),
      ["Kommt", undefined],
    );
    await town.within((tx) => forgetContacts(tx, new Date(session.endsAt.getTime() + 1)));
    await town.within((tx) => forgetAges(tx, new Date(session.endsAt.getTime() + 1)));
    await town.within((tx) => forgetReasons(tx, new Date(session.endsAt.getTime() + 1)));
    const [first] = await town.within((tx) => signUpsOf(tx, course.offering.id));
    assert.deepEqual([first?.children, (await guests())[0]?.contact], [[0, 0], ""]);
    await town.within(async (tx) =>
      deleteGuests(tx, await participantsBefore(tx, new Date(session.endsAt.getTime() + 1))),
    );
    assert.deepEqual(await guests(), [null, null]);
    const figures = (await town.within((tx) => figuresOf(tx, course.offering.id))).get(session.id);
    assert.deepEqual([figures?.people, figures?.minutes], [1, 90], "the figures stay");
  });
});
