// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { bringBackSession, cancelOneSession } from "../../actions/planning/change-session.ts";
import { planOffering } from "../../actions/planning/plan-offering.ts";
import { planSessions } from "../../actions/planning/plan-sessions.ts";
import { keepResource } from "../../actions/rooms/manage-rooms.ts";
import { offeringById } from "../../store/offerings.ts";
import { sessionById, sessionsOf } from "../../store/sessions.ts";
import { lineOf } from "../../store/sign-ups.ts";
import { plainPlan, silent, testProgramme } from "../../testing/test-programme.ts";
import { addDates, setByForm } from "./change-offering.ts";
import { detailPage } from "./detail-page.tsx";
import { moveByForm, sessionPage } from "./session-page.tsx";

describe("taking back an offering", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const set = (id: string, form: Record<string, string>) =>
    setByForm(
      visitOf(town.database.db, town.site, "de", {
        now: town.doing.now,
        params: { id },
        form: new URLSearchParams(form),
        visitor: {
          id: town.site.id,
          actor: { kind: "command" },
          token: "t",
          may: new Set(["programme-plan"]),
        } as unknown as Visitor,
      }),
    );
  const state = async (id: string) => (await town.within((tx) => offeringById(tx, id)))?.state;

  it("is asked about while people still come, and done when somebody says so once more", async () => {
    const { offering } = await town.offering({ signUp: "series" }, 2).then(async (course) => {
      await town.comes(course);
      await town.comes(course);
      return course;
    });
    const sentences = {
      draft: /2 Menschen .* erfahren davon nichts/,
      ended: /2 Menschen .* bekommen eine Nachricht/,
    };
    for (const [to, sentence] of Object.entries(sentences)) {
      const asked = await set(offering.id, { state: to });
      assert.match(htmlOf(asked), sentence);
      assert.ok(asked.kind === "page" && asked.status === 422);
      assert.equal(await state(offering.id), "published");
    }
    assert.equal((await set(offering.id, { state: "ended", anyway: "1" })).kind, "redirect");
    assert.equal(await state(offering.id), "ended");
  });

  it("is done at once where nobody comes, or all dates were cancelled", async () => {
    const empty = await town.offering();
    assert.equal((await set(empty.offering.id, { state: "draft" })).kind, "redirect");
    const course = await town.offering();
    await town.comes(course);
    await cancelOneSession(town.doing, silent, course.sessions[0]?.id ?? "", "");
    assert.equal((await set(course.offering.id, { state: "ended" })).kind, "redirect");
    assert.equal(await state(course.offering.id), "ended");
  });

  it("cancels what is still to come when it ends, after a question, and gives rooms and times back", async () => {
    const room = await keepResource(town.doing, undefined, {
      ...{ name: "Werkstatt", kind: "room", units: 1, capacity: null, equipment: "", opening: {} },
    });
    assert.ok(room.ok);
    const needs = [{ resourceId: room.value, units: 1 }];
    const course = await town.offering({ needs }, 3, -7);
    const other = await planOffering(town.doing, { ...plainPlan, needs });
    const last = course.sessions[2] ?? assert.fail();
    const when = { startsAt: last.startsAt, endsAt: last.endsAt };
    assert.equal((await planSessions(town.doing, silent, other, [when], false)).ok, false);
    // The middle one has just begun.
    await town.comes({ ...course, sessions: [last] });
    const asked = htmlOf(await set(course.offering.id, { state: "ended" }));
    assert.match(asked, /1 Person ist noch angemeldet/);
    assert.match(asked, /1 Termin kommt noch\. Er wird abgesagt, und die Räume/);
    assert.equal(await state(course.offering.id), "published");
    assert.doesNotMatch(htmlOf(await set(course.offering.id, { state: "draft" })), /kommt noch/);
    assert.equal((await set(course.offering.id, { state: "ended", anyway: "1" })).kind, "redirect");
    const states = (await town.within((tx) => sessionsOf(tx, course.offering.id))).map((one) => one.state);
    assert.deepEqual(states, ["planned", "planned", "cancelled"], "what took place did");
    assert.ok((await planSessions(town.doing, silent, other, [when], false)).ok);
    const line = { offeringId: course.offering.id, sessionId: last.id };
    assert.deepEqual(await town.within((tx) => lineOf(tx, line)), []);

    const clash = await bringBackSession(town.doing, silent, last.id);
    assert.equal(clash.ok, false, "somebody else has the room now");
    const [theirs] = await town.within((tx) => sessionsOf(tx, other));
    await cancelOneSession(town.doing, silent, theirs?.id ?? "", "");
    await set(course.offering.id, { state: "published" });
    assert.ok((await bringBackSession(town.doing, silent, last.id)).ok);
    assert.equal((await town.within((tx) => lineOf(tx, line)))[0]?.state, "seat", "with who wanted to come");
  });
});

describe("moving a session", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("is not to a time that is over, unless it is over itself and only the record is put right", async () => {
    const { sessions } = await town.offering();
    const session = sessions[0] ?? assert.fail();
    const move = (day: string, now: Date) =>
      moveByForm(
        visitOf(town.database.db, town.site, "de", {
          now,
          params: { id: session.id },
          form: new URLSearchParams({ day, from: "10:00", to: "11:30" }),
          visitor: {
            id: town.site.id,
            actor: { kind: "command" },
            token: "t",
            may: new Set(["programme-plan"]),
          } as unknown as Visitor,
        }),
      );
    const startsAt = async () =>
      (await town.within((tx) => sessionById(tx, session.id)))?.startsAt.toISOString();
    const refused = await move("2020-01-01", town.doing.now);
    assert.equal(refused.kind === "page" && refused.status, 422);
    assert.match(htmlOf(refused), /Die Zeit ist schon vorbei/);
    assert.match(htmlOf(refused), /value="2020-01-01"/, "what was typed stays");
    assert.equal(await startsAt(), session.startsAt.toISOString());
    assert.equal((await move("2026-12-04", town.doing.now)).kind, "redirect");
    assert.equal(await startsAt(), "2026-12-04T09:00:00.000Z");
    assert.equal((await move("2026-12-03", new Date("2026-12-20T10:00:00Z"))).kind, "redirect");
    assert.equal(await startsAt(), "2026-12-03T09:00:00.000Z");
  });
});

describe("planning on free days", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const visit = (id: string, form?: Record<string, string>) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      params: { id },
      ...(form && { form: new URLSearchParams(form) }),
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-plan"]),
      } as unknown as Visitor,
    });
  // The Fridays 18 and 25 December and 1, 8 January: one is a feast alone, two are in the holidays.
  const fridays = { day: "2026-12-18", from: "10:00", to: "11:30", rhythm: "week", count: "4" };
  /** Each date in a list of the page with what it says of its day. */
  const notes = (html: string) =>
    [...html.matchAll(/<li[^>]*>(?:(?!<li).)*?Fr\., (\d+\. \w+)\.? \d{4}(.*?)<\/li>/gs)].map(
      ([, day, rest]) =>
        [
          day,
          ...[...(rest ?? "").matchAll(/kern-badge--info"><span class="kern-label">([^<]*)</g)].map(
            ([, words]) => words,
          ),
        ].join(" | "),
    );
  const all = [
    "18. Dez",
    "25. Dez | Feiertag: 1. Weihnachtstag | Schulferien: Weihnachtsferien",
    "1. Jan | Feiertag: Neujahr | Schulferien: Weihnachtsferien",
    "8. Jan",
  ];

  it("says so next to each date, before and after: the dates are planned all the same", async () => {
    const { offering } = await town.offering({}, 0);
    const seen = await addDates(visit(offering.id, { ...fridays, look: "1" }));
    assert.deepEqual(notes(htmlOf(seen)), all);
    assert.equal((await addDates(visit(offering.id, fridays))).kind, "redirect");
    assert.deepEqual(notes(htmlOf(await detailPage(visit(offering.id)))), all);

    const sessions = await town.within((tx) => sessionsOf(tx, offering.id));
    const page = async (index: number) => htmlOf(await sessionPage(visit(sessions[index]?.id ?? "")));
    assert.match(await page(2), /Feiertag: Neujahr/);
    assert.doesNotMatch(await page(3), /Feiertag: |Schulferien: /);
    // Nobody has to think of it any more.
    await cancelOneSession(town.doing, silent, sessions[1]?.id ?? "", "");
    assert.equal(notes(htmlOf(await detailPage(visit(offering.id))))[1], "25. Dez");
  });

  it("says nothing where these days are left out", async () => {
    const { offering } = await town.offering({}, 0);
    const html = htmlOf(
      await addDates(visit(offering.id, { ...fridays, look: "1", publicHolidays: "1", schoolHolidays: "1" })),
    );
    assert.deepEqual(notes(html), ["18. Dez", "8. Jan", "15. Jan", "22. Jan"]);
  });
});
