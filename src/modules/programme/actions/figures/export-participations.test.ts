// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../../../kernel/id/id.ts";
import { readRollCall } from "../../rules/attendance/roll-call.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { callRoll } from "../attendance/call-roll.ts";
import { exportParticipations } from "./export-participations.ts";

describe("a table of participations", () => {
  let programme: Awaited<ReturnType<typeof testProgramme>>;
  const later = new Date("2027-03-01T00:00:00Z");
  const filter = { from: new Date("2026-12-01T00:00:00Z"), to: later, now: later };
  before(async () => {
    programme = await testProgramme();
    const course = await programme.offering({}, 2);
    for (const session of course.sessions)
      await callRoll(
        { ...programme.doing, now: later },
        session,
        readRollCall(new URLSearchParams({ newcomer: "=Ayşe" }), [], 90),
        { newcomerId: newId(), language: "tr" },
      );
  });
  after(() => programme.database.drop());

  async function lines(named: boolean) {
    const done = await exportParticipations(programme.doing, filter, { named, format: "csv" });
    assert.ok(done.ok);
    const all = [];
    for await (const page of done.value()) all.push(...page);
    return all;
  }

  it("has no name unless names were asked for, and a number that stays", async () => {
    const [plain, again, named] = [await lines(false), await lines(false), await lines(true)];
    assert.deepEqual(
      plain.map(({ name }) => name),
      [undefined, undefined],
    );
    assert.ok(!JSON.stringify(plain).includes("Ayşe"));
    assert.deepEqual(
      named.map(({ name }) => name),
      ["=Ayşe", "=Ayşe"],
    );
    assert.match(plain[0]?.guestNumber ?? "", /^[0-9A-Z]{10}$/);
    assert.notEqual(plain[0]?.guestNumber, plain[1]?.guestNumber);
    assert.deepEqual(
      again.map(({ guestNumber }) => guestNumber),
      plain.map(({ guestNumber }) => guestNumber),
    );
  });

  it("stands in the audit log with who took it, for which time, and whether with names", async () => {
    const { rows } = await programme.within((tx) =>
      sql<{ facts: Record<string, unknown> }>`
        select facts from audit.line where event = 'participations.exported' order by at`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ facts }) => [facts.rows, facts.named, facts.format]),
      [
        [2, false, "csv"],
        [2, false, "csv"],
        [2, true, "csv"],
      ],
    );
  });
});
