// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { keepResource } from "../../actions/rooms/manage-rooms.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { blockRoom, roomPage } from "./room-page.tsx";

describe("the calendar of a room", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let id: string;
  before(async () => {
    town = await testProgramme();
    const opening = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((day) => [day, { from: "08:00", to: "20:00" }]),
    );
    const made = await keepResource(town.doing, undefined, {
      name: "Kursraum",
      kind: "room",
      units: 1,
      capacity: 12,
      equipment: "",
      opening,
    });
    id = made.ok ? made.value : assert.fail();
    const texts = { de: { title: "Nähkurs <3", description: "", bring: "", way: "" } };
    // Thursday, the 3rd of December, at 11 o'clock.
    await town.offering({ texts, needs: [{ resourceId: id, units: 1 }] });
  });
  after(() => town.database.drop());

  const visit = (query = "", form: Record<string, string> = {}) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      url: new URL(`https://quartier.example/hochfeld/de/intern/programm/raeume/${id}${query}`),
      params: { id },
      form: new URLSearchParams(form),
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-plan", "programme-rooms"]),
      } as unknown as Visitor,
    });

  it("shows what is taken when, day by day, and which days are closed", async () => {
    const now = htmlOf(await roomPage(visit()));
    assert.match(now, /November 2026/);
    assert.match(now, /In diesem Monat ist nichts mehr gebucht/);
    const december = htmlOf(await roomPage(visit("?monat=2026-12")));
    assert.match(december, /href="#tag-2026-12-03"[\s\S]*11:00–12:30 <bdi>Nähkurs &lt;3<\/bdi>/);
    assert.match(december, /id="tag-2026-12-03"/);
    assert.match(december, /Donnerstag, 3\. Dezember: 1 Mal vergeben/);
    assert.equal(december.split("geschlossen").length - 1, 4, "each Sunday");
    for (const [rel, month] of [
      ["prev", "2026-11"],
      ["next", "2027-01"],
    ])
      assert.match(december, new RegExp(`monat=${month}#calendar" rel="${rel}"`));
    assert.match(
      htmlOf(await roomPage(visit("?monat=2025-10"))),
      /November 2026/,
      "nobody looks back so far",
    );
  });

  it("leads to the month that something was blocked in, on each of its days", async () => {
    const block = { day: "2027-01-18", last: "2027-01-20", from: "09:00", to: "12:00", reason: "Maler" };
    const done = await blockRoom(visit("/sperren", block));
    assert.equal(done.kind === "redirect" && done.to.split("raeume/")[1], `${id}?monat=2027-01#calendar`);
    const january = htmlOf(await roomPage(visit("?monat=2027-01")));
    for (const day of [18, 19, 20]) assert.match(january, new RegExp(`href="#tag-2027-01-${day}"`));
    assert.doesNotMatch(january, /tag-2027-01-(17|21)/);
    assert.equal(january.split("<bdi>Maler</bdi>").length - 1, 6, "in the table, and among the days");
    const again = await blockRoom(visit("/sperren", block));
    assert.ok(again.kind === "page" && again.status === 422);
  });
});
