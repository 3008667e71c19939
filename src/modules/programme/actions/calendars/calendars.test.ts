// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { spanOfMonth } from "../../rules/list/month.ts";
import { calendarById, calendarsOf, claimDueCalendars } from "../../store/calendars/calendars.ts";
import { entriesOf, foreignEvents, mixtureOf } from "../../store/calendars/foreign-events.ts";
import { listedWithForeign } from "../../store/calendars/mixed-list.ts";
import { daysWithSessions } from "../../store/open/month.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import {
  changeCalendar,
  endCalendar,
  hideEntry,
  subscribeCalendar,
  takeCalendarFile,
} from "./manage-calendars.ts";
import { refreshCalendar } from "./refresh-calendar.ts";

const file = (...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n${events.join("")}END:VCALENDAR\r\n`;
const event = (uid: string, start: string, title: string, ...more: string[]) =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:${start}`,
    "DURATION:PT1H",
    `SUMMARY:${title}`,
    ...more,
    "END:VEVENT",
    "",
  ].join("\r\n");

describe("the calendars of others", () => {
  let programme: Awaited<ReturnType<typeof testProgramme>>;
  let server: Server;
  const files = new Map<string, string>();
  let answer: RequestListener | undefined;
  let asked = 0;
  const now = new Date("2026-11-26T10:00:00Z");
  const words = { kind: "other", area: "hochfeld" };
  before(async () => {
    programme = await testProgramme(now);
    server = createServer((request, response) => {
      asked++;
      if (answer) return answer(request, response);
      const text = files.get(request.url ?? "");
      if (text === undefined) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": "text/calendar", etag: `"${text.length}"` }).end(text);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await programme.database.drop();
  });
  beforeEach(async () => {
    answer = undefined;
    for (const { id } of await programme.within((tx) => calendarsOf(tx, now)))
      await endCalendar(programme.doing, id);
  });

  const reading = (at = now, local = true) => ({
    db: programme.database.db,
    siteId: programme.site.id,
    now: at,
    local,
  });
  const found = async (id: string) =>
    (await programme.within((tx) => calendarById(tx, id))) ?? assert.fail("no calendar");
  const read = async (id: string, at = now, local = true) =>
    refreshCalendar(reading(at, local), await found(id));
  async function subscribe(name: string, text: string): Promise<string> {
    files.set(`/${name}`, text);
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
    const done = await subscribeCalendar(programme.doing, { name, address, ...words });
    assert.ok(done.ok);
    await read(done.value);
    return done.value;
  }
  const listed = async (question = {}, at = now) => {
    const events = await programme.within(async (tx) => {
      const { foreign } = await mixtureOf(tx, { seite: 1, ...question }, { now: at, size: 100 });
      return foreignEvents(tx, foreign);
    });
    return events.map(({ title, startsAt, cancelled, source }) =>
      [title, startsAt.toISOString().slice(0, 16), ...(cancelled ? ["off"] : []), source.name].join(" "),
    );
  };

  it("come in with their dates spread out, without what is private", async () => {
    await subscribe(
      "verein",
      file(
        event("a", "20261201T180000Z", "Chor", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261208T180000Z"),
        event("b", "20261202T180000Z", "Vorstand", "CLASS:PRIVATE"),
      ),
    );
    assert.deepEqual(await listed(), ["Chor 2026-12-01T18:00 verein", "Chor 2026-12-15T18:00 verein"]);
  });

  it("are followed: moved, cancelled, vanished, come back", async () => {
    const id = await subscribe(
      "verein",
      file(event("a", "20261201T180000Z", "Chor"), event("b", "20261202T180000Z", "Fest")),
    );
    files.set(
      "/verein",
      file(
        event("a", "20261203T190000Z", "Chor", "SEQUENCE:1"),
        event("b", "20261202T180000Z", "Fest", "STATUS:CANCELLED"),
        event("c", "20261204T180000Z", "Neu"),
      ),
    );
    await read(id);
    assert.deepEqual(await listed(), [
      "Fest 2026-12-02T18:00 off verein",
      "Chor 2026-12-03T19:00 verein",
      "Neu 2026-12-04T18:00 verein",
    ]);
    files.set("/verein", file());
    await read(id);
    assert.deepEqual(await listed(), []);
  });

  it("have no doubles, also of two calendars, and what the first one loses the second still has", async () => {
    const first = await subscribe(
      "verein",
      file(event("a", "20261201T180000Z", "Chor"), event("x", "20261201T180000Z", "Chor ")),
    );
    await subscribe(
      "stadt",
      file(
        event("a", "20261201T180000Z", "Chor der Stadt"),
        event("y", "20261201T180000Z", "chor!"),
        event("z", "20261205T180000Z", "Sprechstunde", "LOCATION:Rathaus"),
      ),
    );
    await subscribe("amt", file(event("q", "20261205T180000Z", "Sprechstunde", "LOCATION:Bücherei")));
    assert.deepEqual(await listed(), [
      "Chor 2026-12-01T18:00 verein",
      "Sprechstunde 2026-12-05T18:00 stadt",
      "Sprechstunde 2026-12-05T18:00 amt",
    ]);
    await endCalendar(programme.doing, first);
    assert.ok((await listed()).includes("Chor der Stadt 2026-12-01T18:00 stadt"));
  });

  it("stay hidden one by one, whatever comes", async () => {
    const text = file(event("a", "20261201T180000Z", "Chor"), event("b", "20261202T180000Z", "Fest"));
    const id = await subscribe("verein", text);
    const [choir] = await programme.within((tx) => entriesOf(tx, id, now, 10));
    assert.equal(await hideEntry(programme.doing, choir?.id ?? "", true), id);
    assert.deepEqual(await listed(), ["Fest 2026-12-02T18:00 verein"]);
    files.set("/verein", file());
    await read(id);
    files.set("/verein", text.replace("SUMMARY:Chor", "SUMMARY:Chor mit Gästen"));
    await read(id);
    await subscribe("stadt", file(event("a", "20261201T180000Z", "Chor")));
    assert.deepEqual(await listed(), ["Fest 2026-12-02T18:00 verein"]);
    assert.equal(await hideEntry(programme.doing, choir?.id ?? "", false), id);
    assert.ok((await listed()).includes("Chor mit Gästen 2026-12-01T18:00 verein"));
  });

  it("say why they cannot be had, keep their entries, and are asked again later", async () => {
    const id = await subscribe("verein", file(event("a", "20261201T180000Z", "Chor")));
    for (const [text, why] of [
      [undefined, "gone"],
      ["<html>", "not-a-calendar"],
      ["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "truncated"],
    ] as const) {
      if (text === undefined) files.delete("/verein");
      else files.set("/verein", text);
      assert.equal(await read(id), why);
      assert.equal((await found(id)).problem, why);
    }
    assert.equal((await found(id)).failures, 3);
    assert.deepEqual(await listed(), ["Chor 2026-12-01T18:00 verein"]);
    // Elsewhere than on this machine alone its own network is none of ours.
    assert.equal(await read(id, now, false), "not-allowed");
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    const due = (at: Date) => programme.within((tx) => claimDueCalendars(tx, at, later(100), 10));
    assert.deepEqual(await due(later(7)), []);
    assert.equal((await due(later(9))).length, 1);
    assert.deepEqual(await due(later(9)), []);
    files.set("/verein", file(event("a", "20261201T190000Z", "Chor")));
    assert.equal(await read(id), undefined);
    assert.deepEqual([(await found(id)).state, (await found(id)).failures], ["fine", 0]);
  });

  it("are not sent again where they have not changed, but read anew every week", async () => {
    const id = await subscribe("verein", file(event("a", "20261201T180000Z", "Chor", "RRULE:FREQ=YEARLY")));
    answer = (request, response) =>
      request.headers["if-none-match"]
        ? response.writeHead(304).end()
        : response.end(file(event("a", "20261201T180000Z", "Chor", "RRULE:FREQ=WEEKLY;COUNT=4")));
    const before = asked;
    await read(id, new Date("2026-11-27T10:00:00Z"));
    assert.equal((await listed()).length, 2);
    await read(id, new Date("2026-12-04T10:00:00Z"));
    assert.equal(asked, before + 2);
    assert.equal((await listed({}, new Date("2026-12-04T10:00:00Z"))).length, 3);
  });

  it("come as a file as well, and a newer one of the same name takes its place", async () => {
    const bytes = (text: string) => Buffer.from(text);
    const send = (name: string, text: string) =>
      takeCalendarFile(programme.doing, { name, ...words }, bytes(text));
    const first = await send("Kirche", file(event("a", "20261201T180000Z", "Andacht")));
    const second = await send("Kirche", file(event("a", "20261201T200000Z", "Andacht")));
    assert.ok(first.ok && second.ok);
    assert.equal(second.value, first.value);
    assert.deepEqual(await listed(), ["Andacht 2026-12-01T20:00 Kirche"]);
    assert.deepEqual(await send("Kirche", "Hallo"), { ok: false, reason: "not-a-calendar" });
    await subscribe("verein", file());
    assert.deepEqual(await send("verein", file()), { ok: false, reason: "there-already" });
  });

  it("are asked for by kind, area, day and time of day", async () => {
    const id = await subscribe(
      "verein",
      file(event("a", "20261126T180000Z", "Abends"), event("b", "20261128T080000Z", "Morgens")),
    );
    assert.equal((await listed({ zeitraum: "heute" })).length, 1);
    assert.equal((await listed({ zeitraum: "woche" })).length, 2);
    assert.deepEqual(await listed({ tageszeit: "morgens" }), ["Morgens 2026-11-28T08:00 verein"]);
    assert.equal((await listed({ art: "course" })).length, 0);
    assert.equal((await listed({ sprache: "tr" })).length, 0);
    assert.ok((await changeCalendar(programme.doing, id, { name: "Verein", kind: "course", area: null })).ok);
    assert.equal((await listed({ art: "course" })).length, 2);
    assert.equal((await listed({ gebiet: "hochfeld" })).length, 0);
  });

  it("stand in the month on each day that they last, beside own sessions", async () => {
    await subscribe(
      "verein",
      file(event("m", "20261210", "Ausstellung", "DTEND:20261213"), event("n", "20261211T180000Z", "Chor")),
    );
    const days = await programme.within((tx) =>
      daysWithSessions(tx, { seite: 1 }, now, { ...spanOfMonth("2026-12"), firsts: 2 }),
    );
    assert.deepEqual(
      days.map(({ day, count, first }) => [day, count, first.map(({ texts }) => texts.de?.title).join()]),
      [
        ["2026-12-10", 1, "Ausstellung"],
        ["2026-12-11", 2, "Ausstellung,Chor"],
        ["2026-12-12", 1, "Ausstellung"],
      ],
    );
  });

  it("stand between own sessions, page by page, each once", async () => {
    const own = await programme.offering({ title: "Kurs" } as object, 9, 1);
    await subscribe(
      "verein",
      file(
        event("a", "20261127T180000Z", "Chor", "RRULE:FREQ=DAILY;COUNT=40"),
        event("m", "20261101", "Ausstellung", "DTEND:20261220"),
      ),
    );
    const seen: string[] = [];
    let total = 0;
    for (let seite = 1; seite <= 8; seite++) {
      const page = await programme.within((tx) => listedWithForeign(tx, { seite }, { now, size: 7 }));
      total = page.total ?? 0;
      const items = page.days.flatMap(([day, all]) =>
        all.map((item) => `${day} ${"session" in item ? item.session.id : item.foreign.id}`),
      );
      assert.ok(items.length === 7 || seite >= 8, String(items.length));
      seen.push(...items);
    }
    assert.equal(total, 9 + 41);
    assert.equal(new Set(seen).size, total);
    assert.deepEqual(
      seen.map((line) => line.slice(0, 10)),
      seen.map((line) => line.slice(0, 10)).sort(),
    );
    assert.ok(own.sessions.every(({ id }) => seen.some((line) => line.endsWith(id))));
    assert.equal(seen[0]?.slice(0, 10), "2026-11-26");
  });

  it("do not bring back our own sessions, which others have in theirs", async () => {
    const { sessions } = await programme.offering({}, 1);
    const own = sessions[0]?.id ?? assert.fail();
    const id = await subscribe(
      "wir",
      file(
        event(own.toUpperCase(), "20261203T100000Z", "Unser Kurs"),
        event(`${own}-01a21bff-6093`, "20261203T100000Z", "Unser Kurs"),
        event("01a21bff-6093-7000-b396-d0419f4fce11", "20261204T100000Z", "Ihr Fest"),
      ),
    );
    const entries = await programme.within((tx) => entriesOf(tx, id, now, 10));
    assert.deepEqual(
      entries.map(({ title }) => title),
      ["Ihr Fest"],
    );
  });
});
