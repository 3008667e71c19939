// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { callRoll, newcomerIdFor } from "../../actions/attendance/call-roll.ts";
import { changeSignUp } from "../../actions/sign-up/change-sign-up.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { programmeWork } from "./to-do.ts";
import { workPage } from "./work-page.tsx";

describe("what waits for staff", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const visit = (now = town.doing.now) =>
    visitOf(town.database.db, town.site, "de", {
      now,
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-people", "programme-plan"]),
      } as unknown as Visitor,
    });
  const work = async (now?: Date) => (await programmeWork(visit(now))).map(({ text }) => text);

  it("a sign-up that may come from a program is work until somebody has looked at it", async () => {
    const course = await town.offering();
    const done = await town.comes(course, { name: "Schnell", doubtful: true });
    assert.ok((await work()).some((text) => text.includes("1 Anmeldung ist fraglich")));
    assert.match(htmlOf(await workPage(visit())), /id="doubtful"/);
    const id = done.ok ? done.value.id : assert.fail();
    await changeSignUp(town.doing, silent, id, { change: "believe", by: "staff" });
    assert.ok(!(await work()).some((text) => text.includes("fraglich")));
    assert.doesNotMatch(htmlOf(await workPage(visit())), /id="doubtful"/);
  });

  it("says first who does not know yet that a place is kept for them, and takes their answer there", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked", askHours: 24 }, 1, 30);
    const [first, next] = [await town.comes(course), await town.comes(course, { name: "Emine Wartet" })];
    await changeSignUp(town.doing, silent, first.ok ? first.value.id : "", { change: "cancel", by: "self" });
    const [text] = await work();
    assert.match(
      text ?? "",
      /^1 Person weiß noch nicht, dass ein Platz frei ist: .*Di\., 1\. Dez\. 2026, 11:00/,
    );
    const html = htmlOf(await workPage(visit()));
    assert.match(html, /Bitte Bescheid sagen bis Di\., 1\. Dez\./);
    assert.match(html, /Wenn Sie es jetzt sagen: Antwort bis Fr\., 27\. Nov\. 2026, 11:00/);
    const id = next.ok ? next.value.id : assert.fail();
    assert.match(html, new RegExp(`anmeldung/${id}/zusagen`));
    await changeSignUp(town.doing, silent, id, { change: "take", by: "staff" });
    assert.ok(!(await work()).some((each) => each.includes("Platz frei")));
  });

  it("a signed list that is missing stands on the first page", async () => {
    const course = await town.offering({ details: offeringDetails.parse({ signedList: true }) });
    const session = course.sessions[0] ?? assert.fail();
    await callRoll(
      town.doing,
      session,
      { marks: [], others: null, newcomer: "Dana" },
      { newcomerId: newcomerIdFor(), language: "de" },
    );
    const later = new Date(session.endsAt.getTime() + 3_600_000);
    assert.ok((await work(later)).some((text) => text.includes("1 unterschriebene Liste fehlt")));
    assert.ok(!(await work()).some((text) => text.includes("unterschriebene")));
  });
});
