// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newId } from "../../../../kernel/id/id.ts";
import { markOf, type Said } from "../../rules/attendance/roll-call.ts";
import type { RollSync } from "../../rules/attendance/sync-roll.ts";
import { headCountOf, rollOf } from "../../store/being-there/attendance.ts";
import { forgetSyncs, syncOutcome } from "../../store/being-there/roll-syncs.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";
import { callRoll } from "./call-roll.ts";
import { syncRoll } from "./sync-roll.ts";

const plain: Said = { state: "present", minutes: null, companions: 0, reason: "" };

describe("a roll call that comes from a device", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  async function prepared() {
    const course = await town.offering();
    const session = course.sessions[0] ?? assert.fail();
    for (const name of ["Ada", "Bea"]) await town.comes(course, { name });
    const list = () => town.within((tx) => rollOf(tx, course.offering.id, session.id));
    const named = async (name: string) =>
      (await list()).find(({ guest }) => openGuest(town.doing.secrets, town.site.id, guest).name === name) ??
      assert.fail(name);
    const change = (guestId: string, base: number, said: Partial<Said> = {}, name = "") => ({
      base,
      name,
      mark: markOf(guestId, { ...plain, ...said }, 90),
    });
    const sync = (changes: RollSync["changes"], more: Partial<RollSync> = {}) =>
      syncRoll(town.doing, session, { key: newId(), changes, others: undefined, ...more }, "de");
    return { session, list, named, change, sync };
  }

  it("is written once, however often it is sent", async () => {
    const { session, list, named, change, sync } = await prepared();
    const ada = (await named("Ada")).guest.id;
    const [key, dana] = [newId(), newId()];
    const sent = [change(ada, 0), change(dana, 0, { companions: 2 }, "Dana")];
    const answers = [];
    for (const _ of [1, 2]) answers.push(await sync(sent, { key, others: { base: null, value: 7 } }));
    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(
      answers[0]?.rows.map(({ outcome, revision }) => [outcome, revision]),
      [
        ["done", 1],
        ["done", 1],
      ],
    );
    assert.equal((await list()).length, 3);
    assert.deepEqual([(await named("Dana")).came, (await named("Dana")).revision], [2, 1]);
    assert.equal(await town.within((tx) => headCountOf(tx, session.id)), 7);
    assert.ok(await town.within((tx) => syncOutcome(tx, session.id, key)));
    await town.within((tx) => forgetSyncs(tx, new Date(town.doing.now.getTime() + 1)));
    assert.equal(await town.within((tx) => syncOutcome(tx, session.id, key)), undefined);
    // Even then: who says what stands there changes nothing.
    const again = await sync(sent, { key });
    assert.deepEqual(
      again.rows.map(({ outcome, revision }) => [outcome, revision]),
      [
        ["same", 1],
        ["same", 1],
      ],
    );
  });

  it("does not write over what somebody else wrote meanwhile, and says what stands there", async () => {
    const { session, named, change, sync } = await prepared();
    const [ada, bea] = [(await named("Ada")).guest.id, (await named("Bea")).guest.id];
    const marks = [markOf(ada, { ...plain, state: "excused", reason: "Arzt" }, 90)];
    const none = { newcomerId: newId(), language: "de" };
    await callRoll(town.doing, session, { marks, others: 2, newcomer: "" }, none);
    const { rows, others } = await sync([change(ada, 0), change(bea, 0)], {
      others: { base: null, value: 3 },
    });
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ["conflict", "done"],
    );
    assert.deepEqual(
      [rows[0]?.mark?.state, rows[0]?.mark?.reason, rows[0]?.revision],
      ["excused", "Arzt", 1],
    );
    assert.deepEqual(others, { outcome: "conflict", value: 2 });
    assert.equal((await named("Ada")).state, "excused");
    // Somebody has looked at both and chosen.
    const chosen = await sync([change(ada, rows[0]?.revision ?? 0)]);
    assert.deepEqual([chosen.rows[0]?.outcome, (await named("Ada")).state], ["done", "present"]);
    // The form that was filled in without a script and says nothing else leaves the row as it is.
    const same = { marks: [markOf(ada, plain, 90)], others: 2, newcomer: "" };
    await callRoll(town.doing, session, same, none);
    assert.equal((await named("Ada")).revision, 2);
  });

  it("loses nobody: two at once, somebody whose sign-up is gone, somebody who is forgotten", async () => {
    const { named, change, sync } = await prepared();
    const ada = (await named("Ada")).guest.id;
    const both = await Promise.all([sync([change(ada, 0)]), sync([change(ada, 0, { state: "absent" })])]);
    assert.deepEqual(both.map(({ rows }) => rows[0]?.outcome).sort(), ["conflict", "done"]);
    const elsewhere = await town.offering();
    await town.comes(elsewhere, { name: "Cem" });
    const [cem] = await town.within((tx) =>
      rollOf(tx, elsewhere.offering.id, elsewhere.sessions[0]?.id ?? ""),
    );
    const gone = newId();
    const { rows } = await sync([change(cem?.guest.id ?? "", 0), change(gone, 0)]);
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ["done", "unknown"],
    );
    assert.equal((await named("Cem")).state, "present");
  });
});
