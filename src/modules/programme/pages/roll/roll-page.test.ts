// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { headCountOf, rollOf } from "../../store/being-there/attendance.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { rollByForm, rollPage } from "./roll-page.tsx";

describe("the page of a roll call", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("asks again for a number that cannot be, as it was typed, and saves all the rest", async () => {
    const { offering, sessions } = await town.offering({}, 1);
    const session = sessions[0] ?? assert.fail();
    for (const name of ["Ada", "Bea", "Cem"]) await town.comes({ offering, sessions }, { name });
    const list = () => town.within((tx) => rollOf(tx, offering.id, session.id));
    const [ada, bea, cem] = (await list()).map(({ guest }) => guest.id);
    const visit = (form?: Record<string, string>) =>
      visitOf(town.database.db, town.site, "de", {
        now: session.endsAt,
        url: new URL("http://localhost/intern/programm"),
        params: { id: session.id },
        visitor: {
          id: town.site.id,
          actor: { kind: "command" },
          token: "t",
          may: new Set(["programme-people", "programme-plan"]),
        } as unknown as Visitor,
        ...(form && { form: new URLSearchParams(form) }),
      });
    const form = {
      [`state-${ada}`]: "late",
      [`minutes-${ada}`]: "3o",
      [`companions-${ada}`]: "2",
      [`state-${bea}`]: "left-early",
      [`minutes-${bea}`]: "900",
      [`state-${cem}`]: "left-early",
      [`minutes-${cem}`]: "45",
      "seen-others": "",
      others: "viele",
    };
    const again = await rollByForm(visit(form));
    assert.equal(again.kind === "page" && again.status, 422);
    const html = htmlOf(again);
    assert.match(html, /Manche Zahlen können nicht stimmen\. Alles andere ist gespeichert\./);
    assert.equal(html.match(/höchstens 90 Minuten/g)?.length, 2, "at those two, and at nobody else");
    assert.match(html, /Bitte eine Zahl von 0 bis 100000/);
    for (const typed of ["3o", "900", "viele"]) assert.ok(html.includes(`value="${typed}"`), typed);
    assert.match(html, new RegExp(`name="state-${ada}" value="late" checked`));
    const minutes = async () => {
      const all = new Map((await list()).map(({ guest, minutes: long }) => [guest.id, long]));
      return [ada, bea, cem].map((id) => all.get(id ?? ""));
    };
    assert.deepEqual(await minutes(), [null, null, 45]);
    assert.equal(await town.within((tx) => headCountOf(tx, session.id)), null);

    const better = { [`minutes-${ada}`]: "30", [`minutes-${bea}`]: "60", others: "12" };
    const done = await rollByForm(visit({ ...form, ...better }));
    assert.equal(done.kind, "redirect");
    assert.deepEqual(await minutes(), [30, 60, 45]);
    assert.equal(await town.within((tx) => headCountOf(tx, session.id)), 12);
    assert.doesNotMatch(htmlOf(await rollPage(visit())), /Manche Zahlen/);
  });
});
