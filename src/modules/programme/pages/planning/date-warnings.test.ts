// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../../../kernel/id/id.ts";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { addAbsence, endAbsence, setOwnTimes } from "../../actions/leaders/leader-times.ts";
import { cancelOneSession } from "../../actions/planning/change-session.ts";
import { keepResource } from "../../actions/rooms/manage-rooms.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { timesByForm } from "../leaders/times-page.tsx";
import { workPage } from "../work/work-page.tsx";
import { detailPage } from "./detail-page.tsx";

describe("what speaks against a date", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const visit = (id: string, form?: Record<string, string>, person = town.site.id) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      secrets: town.doing.secrets,
      params: { id },
      ...(form && { form: new URLSearchParams(form) }),
      visitor: {
        id: person,
        actor: { kind: "person", id: person },
        token: "t",
        may: new Set(["programme-plan", "programme-people"]),
      } as unknown as Visitor,
    });
  /** The sentences after each "Bitte prüfen", on the page of an offering. */
  const warned = async (id: string) => sentencesOf(htmlOf(await detailPage(visit(id))));
  const sentencesOf = (html: string) =>
    [...html.matchAll(/<p>(?:(?!<\/p>).)*Bitte prüfen(.*?)<\/p>/g)].map(([, said = ""]) =>
      said.replace(/<[^>]*>/g, "").trim(),
    );
  const kept = async (kind: "room" | "childcare", name: string, units: number, capacity: number | null) => {
    const made = await keepResource(town.doing, undefined, {
      ...{ kind, name, units, capacity },
      equipment: "",
      opening: {},
    });
    return { resourceId: made.ok ? made.value : assert.fail(made.reason), units };
  };
  const leader = async (name: string) => {
    const id = newId();
    await town.within(async (tx) => {
      await sql`insert into accounts.person (site_id, id, name, login, state)
        values (${town.site.id}, ${id}, ${name}, ${name.toLowerCase()}, 'confirmed')`.execute(tx);
    });
    return id;
  };

  it("says that whoever runs it runs something else then, is away, or has no time on that day or at that hour", async () => {
    const [kim, alex] = [await leader("Kim"), await leader("Alex")];
    // Both on Thursday, the 3rd of December, from 11 to 12:30.
    const mine = await town.offering({ leaders: [kim] }, 2);
    assert.deepEqual(await warned(mine.offering.id), [], "nobody has said any times");
    const other = await town.offering({
      leaders: [kim, alex],
      texts: { de: { title: "Kochen", description: "", bring: "", way: "" } },
    });
    const twice = "Kim leitet zur selben Zeit „Kochen“ (Do., 3. Dez. 2026, 11:00).";
    assert.deepEqual(await warned(mine.offering.id), [twice], "of the first date alone");
    const [foreign] = other.sessions;
    await cancelOneSession(town.doing, silent, foreign?.id ?? "", "");
    assert.deepEqual(await warned(mine.offering.id), []);

    const own = (form: Record<string, string>) => timesByForm(visit("", form, kim));
    assert.equal((await own({ "from-4": "12:00", "to-4": "11:00" })).kind, "page", "backwards is none");
    assert.equal((await own({ "from-4": "09:00", "to-4": "12:00" })).kind, "redirect");
    const hours = "Kim hat zu dieser Zeit sonst keine Zeit (09:00–12:00).";
    assert.deepEqual(await warned(mine.offering.id), [hours, hours]);
    await own({ "from-1": "09:00", "to-1": "12:00" });
    const day = "Kim hat an diesem Wochentag sonst keine Zeit.";
    assert.deepEqual(await warned(mine.offering.id), [day, day]);
    const doing = { ...town.doing, actor: { kind: "person" as const, id: kim, role: null, from: "" } };
    await setOwnTimes(doing, []);
    await addAbsence(doing, { firstDay: "2026-12-08", lastDay: "2026-12-10" });
    assert.deepEqual(await warned(mine.offering.id), ["Kim ist an diesem Tag abwesend."]);
    const { rows } = await town.within((tx) =>
      sql<{ id: string }>`select id from programme.leader_absence where person_id = ${kim}`.execute(tx),
    );
    const absence = rows[0]?.id ?? "";
    const stranger = { ...doing, actor: { kind: "person" as const, id: alex, role: null, from: "" } };
    assert.equal(await endAbsence(stranger, absence), false, "it is Kim's alone");
    assert.equal(await endAbsence(doing, absence), true);
    assert.deepEqual(await warned(mine.offering.id), []);
  });

  it("says that more places are given away than fit into the rooms", async () => {
    const [kitchen, hall, unknown] = [
      await kept("room", "Küche", 1, 8),
      await kept("room", "Saal", 1, 3),
      await kept("room", "Hof", 1, null),
    ];
    const small = "Küche: Platz für 8 Menschen. Das Angebot vergibt bis zu 10 Plätze.";
    const course = await town.offering({ places: 10, needs: [kitchen] }, 1, 20);
    assert.deepEqual(await warned(course.offering.id), [small]);
    const fitting = await town.offering({ places: 10, needs: [kitchen, hall] }, 1, 21);
    assert.deepEqual(await warned(fitting.offering.id), [], "both rooms together hold eleven");
    const over = await town.offering({ places: 10, overbooking: 1.2, needs: [kitchen, hall] }, 1, 22);
    assert.deepEqual(await warned(over.offering.id), [
      "Küche, Saal: Platz für 11 Menschen. Das Angebot vergibt bis zu 12 Plätze.",
    ]);
    const open = await town.offering({ places: 10, needs: [kitchen, unknown] }, 1, 23);
    assert.deepEqual(await warned(open.offering.id), []);
    const [date] = course.sessions;
    await cancelOneSession(town.doing, silent, date?.id ?? "", "");
    assert.deepEqual(await warned(course.offering.id), []);
  });

  it("says that more children come along than childcare is booked for, those who wait aside", async () => {
    const childcare = await kept("childcare", "Kinderbetreuung", 3, null);
    const course = await town.offering({ places: 3, childcare: true, needs: [childcare] }, 2, 30);
    const comes = (children: number[]) => town.comes(course, { children });
    await comes([4, 7]);
    await comes([5]);
    assert.deepEqual(await warned(course.offering.id), [], "three of three");
    await comes([1]);
    const full = "Kinder, die mitkommen: 4. Gebuchte Plätze der Kinderbetreuung: 3.";
    assert.deepEqual(await warned(course.offering.id), [full], "of the date that they come to");
    await comes([2, 3]);
    assert.deepEqual(await warned(course.offering.id), [full], "who waits needs no place yet");
    const ofWork = async () => sentencesOf(htmlOf(await workPage(visit(""))));
    assert.deepEqual(await ofWork(), [], "that is a month away");
    const soon = await town.offering({ places: 8, childcare: true, needs: [childcare] }, 1, 8);
    await town.comes(soon, { children: [2, 4, 6] });
    assert.deepEqual(await ofWork(), []);
    await town.comes(soon, { children: [8] });
    assert.deepEqual(await ofWork(), [full], "on the page of all that is to do");
    const series = await town.offering({ childcare: true, signUp: "series", needs: [childcare] }, 2, 33);
    await town.comes(series, { children: [1, 2, 3, 4] });
    assert.deepEqual(await warned(series.offering.id), [full, full], "of each date of a series");
  });
});
