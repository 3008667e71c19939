// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";
import { sql } from "kysely";
import { openNotices } from "../../store/notices.ts";
import { textMonths } from "../../store/telling/text-messages.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { cancelOneSession, moveOneSession } from "../planning/change-session.ts";
import { changeSignUp } from "../sign-up/change-sign-up.ts";
import { remindAll } from "../sign-up/remind-all.ts";
import type { Teller } from "./deliver.ts";
import { findFailedMails } from "./find-failed-mails.ts";
import { sendTexts } from "./send-texts.ts";

const teller: Teller = {
  siteName: "Hochfeld",
  words: ({ kind }) => ({ subject: kind, text: kind }),
  short: ({ kind }, locale) => (locale === "ar" ? `${kind} ${"م".repeat(80)}` : kind),
  textPrice: 7.5,
  organizer: { name: "Quartier", email: "office@example.org" },
};

describe("what people are told", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let folder: string;
  before(async () => {
    town = await testProgramme();
    folder = await mkdtemp(join(tmpdir(), "texts-"));
  });
  after(async () => {
    await town.database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const gateway = () => ({ url: pathToFileURL(folder), token: undefined, price: 7.5 });
  const sent = async () =>
    Promise.all(
      (await readdir(folder))
        .sort()
        .map(
          async (name) =>
            JSON.parse(await readFile(join(folder, name), "utf8")) as { to: string; text: string },
        ),
    );
  const mails = async (to: string) =>
    town.within(async (tx) => {
      const { rows } = await sql<{ id: string; subject: string; calendar: string | null }>`
        select id, subject, calendar from mail.outgoing where to_address = ${to} order by id`.execute(tx);
      return rows;
    });
  const eventOf = (calendar: string | null) => {
    const file = new ICAL.Component(ICAL.parse(calendar ?? assert.fail("no calendar file")));
    const events = file.getAllSubcomponents("vevent");
    const [event = assert.fail("no event")] = events;
    return {
      method: file.getFirstPropertyValue("method"),
      uid: event.getFirstPropertyValue("uid"),
      sequence: event.getFirstPropertyValue("sequence"),
      status: event.getFirstPropertyValue("status"),
      start: String(event.getFirstPropertyValue("dtstart")),
      attendee: event.getFirstPropertyValue("attendee"),
      count: events.length,
    };
  };
  async function comes(
    to: Awaited<ReturnType<typeof town.offering>>,
    more: Parameters<typeof town.comes>[1] = {},
  ) {
    const done = await town.comes(to, { teller, ...more });
    return done.ok ? done.value : assert.fail(String(done.reason));
  }

  it("goes with a calendar file: moving replaces the date, cancelling takes it away", async () => {
    const course = await town.offering();
    const to = "kalender@example.org";
    await comes(course, { contactKind: "mail", contact: to });
    const session = course.sessions[0] ?? assert.fail();
    const startsAt = new Date(session.startsAt.getTime() + 3_600_000);
    const when = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
    assert.ok((await moveOneSession(town.doing, teller, session.id, when)).ok);
    assert.ok(await cancelOneSession(town.doing, teller, session.id, "Heizung kaputt"));
    const files = (await mails(to)).map(({ calendar }) => eventOf(calendar));
    assert.deepEqual(
      files.map(({ method, sequence, status, attendee }) => [method, sequence, status, attendee]),
      [
        ["REQUEST", 0, "CONFIRMED", `mailto:${to}`],
        ["REQUEST", 2, "CONFIRMED", `mailto:${to}`],
        ["CANCEL", 5, "CANCELLED", `mailto:${to}`],
      ],
    );
    assert.equal(new Set(files.map(({ uid }) => uid)).size, 1);
    assert.equal(files[1]?.start, startsAt.toISOString().replace(".000", ""));
  });

  it("goes without one to whoever only waits, and takes back what somebody had who cancels", async () => {
    const course = await town.offering({ places: 1 });
    const first = await comes(course, { contactKind: "mail", contact: "eins@example.org" });
    const second = await comes(course, { contactKind: "mail", contact: "zwei@example.org" });
    const third = await comes(course, { contactKind: "mail", contact: "drei@example.org" });
    await changeSignUp(town.doing, teller, third.id, { change: "cancel", by: "self" });
    await changeSignUp(town.doing, teller, first.id, { change: "cancel", by: "self" });
    assert.deepEqual(
      (await mails("drei@example.org")).map(({ calendar }) => calendar),
      [null, null],
    );
    assert.deepEqual(
      (await mails("eins@example.org")).map(({ calendar }) => eventOf(calendar).method),
      ["REQUEST", "CANCEL"],
    );
    const moved = await mails("zwei@example.org");
    assert.deepEqual(
      moved.map(({ subject }) => subject),
      ["waiting", "moved-up"],
    );
    assert.equal(eventOf(moved[1]?.calendar ?? null).method, "REQUEST");
    assert.ok(second);
  });

  it("publishes all dates of a series", async () => {
    const course = await town.offering({ signUp: "series" }, 4);
    await comes(course, { contactKind: "mail", contact: "reihe@example.org" });
    const [mail] = await mails("reihe@example.org");
    const file = eventOf(mail?.calendar ?? null);
    assert.deepEqual([file.method, file.count], ["PUBLISH", 4]);
  });

  it("goes by text message to mobiles, each once, also where several processes send", async () => {
    const course = await town.offering();
    const numbers = ["+4915112345001", "+4915112345002", "+4915112345003"];
    for (const contact of numbers) await comes(course, { contactKind: "phone", contact });
    await comes(course, { contactKind: "phone", contact: "+492214710777" });
    await Promise.all(
      [1, 2, 3].map(() =>
        sendTexts(town.database.owner, town.doing.secrets, gateway(), () => town.doing.now),
      ),
    );
    await sendTexts(town.database.owner, town.doing.secrets, gateway(), () => town.doing.now);
    assert.deepEqual(
      (await sent()).map(({ to, text }) => [to, text]).sort(),
      numbers.map((to) => [to, "seat"]),
    );
    const { rows } = await town.within((tx) =>
      sql<{ number: string | null }>`select number from programme.text_message`.execute(tx),
    );
    assert.ok(
      rows.every(({ number }) => number === null),
      "forgotten as soon as they are out",
    );
  });

  it("counts what text messages cost by month", async () => {
    const course = await town.offering();
    const [before] = await town.within((tx) => textMonths(tx, 1));
    await comes(course, { contactKind: "phone", contact: "+4915112345100", language: "ar" });
    await sendTexts(town.database.owner, town.doing.secrets, gateway(), () => town.doing.now);
    const [month] = await town.within((tx) => textMonths(tx, 1));
    assert.equal(month?.month, "2026-11");
    assert.equal((month?.parts ?? 0) - (before?.parts ?? 0), 2, "Arabic letters make parts of 67");
    assert.equal((month?.price ?? 0) - (before?.price ?? 0), 15);
  });

  it("comes back to staff where a text message is given up, after a few tries", async () => {
    const course = await town.offering();
    const signUp = await comes(course, { contactKind: "phone", contact: "+4915112345200" });
    const broken = { ...gateway(), url: pathToFileURL(join(folder, "not-there")) };
    let at = town.doing.now;
    let tries = 0;
    const open = () => town.within((tx) => openNotices(tx, town.doing.now, 200));
    while (!(await open()).some(({ problem }) => problem !== null) && tries < 20) {
      await sendTexts(town.database.owner, town.doing.secrets, broken, () => at);
      at = new Date(at.getTime() + 4 * 3_600_000);
      tries++;
    }
    assert.equal(tries, 7);
    const notice = (await open()).find(({ guest }) => guest?.id === signUp.guestId);
    assert.deepEqual([notice?.kind, notice?.way], ["seat", "phone"]);
    assert.match(notice?.problem ?? "", /folder/);
    assert.doesNotMatch(notice?.problem ?? "", /\+49/);
    const month = (await town.within((tx) => textMonths(tx, 1)))[0];
    assert.equal(month?.failed, 1);
  });

  it("comes back to staff where no server takes a mail", async () => {
    const course = await town.offering();
    const signUp = await comes(course, { contactKind: "mail", contact: "falsch@example.org" });
    const [mail] = await mails("falsch@example.org");
    await town.within((tx) =>
      sql`
      update mail.outgoing set state = 'given-up', subject = null, text = null, calendar = null, next_try_at = null,
        last_problem = 'The mail server refuses the address' where id = ${mail?.id}`.execute(tx),
    );
    await findFailedMails(town.database.owner, town.doing.now);
    await findFailedMails(town.database.owner, town.doing.now);
    const back = (await town.within((tx) => openNotices(tx, town.doing.now, 200))).filter(
      ({ guest }) => guest?.id === signUp.guestId,
    );
    assert.equal(back.length, 1);
    assert.deepEqual([back[0]?.way, back[0]?.problem], ["mail", "The mail server refuses the address"]);
  });

  it("comes back once where a whole row of mails was lost: what holds now, and when they would come in vain", async () => {
    const course = await town.offering({ places: 1 }, 1, 20);
    const first = await comes(course, { contactKind: "mail", contact: "vorher@example.org" });
    const next = await comes(course, { contactKind: "mail", contact: "verloren@example.org" });
    await changeSignUp(town.doing, teller, first.id, { change: "cancel", by: "self" });
    const session = course.sessions[0] ?? assert.fail();
    for (const days of [1, 2]) {
      const startsAt = new Date(session.startsAt.getTime() + days * 86_400_000);
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      assert.ok((await moveOneSession(town.doing, teller, session.id, { startsAt, endsAt })).ok);
    }
    assert.equal((await mails("verloren@example.org")).length, 4);
    await town.within((tx) =>
      sql`
      update mail.outgoing set state = 'given-up', subject = null, text = null, calendar = null, next_try_at = null,
        last_problem = 'No such mailbox' where to_address = 'verloren@example.org'`.execute(tx),
    );
    for (let times = 0; times < 2; times++) await findFailedMails(town.database.owner, town.doing.now);
    const back = (await town.within((tx) => openNotices(tx, town.doing.now, 200)))
      .filter(({ signUpId }) => signUpId === next.id)
      .map(({ kind, startsAt, was }) => ({ kind, startsAt: startsAt?.getTime(), was: was?.getTime() }));
    const startsAt = session.startsAt.getTime() + 2 * 86_400_000;
    assert.deepEqual(
      back.sort((a, b) => (a.kind < b.kind ? -1 : 1)),
      [
        { kind: "moved-up", startsAt, was: undefined },
        { kind: "session-moved", startsAt, was: session.startsAt.getTime() },
      ],
    );
  });

  it("gives whoever is asked about a place the time back that a lost mail took", async () => {
    const course = await town.offering({ places: 1, movesUp: "asked", askHours: 24 }, 1, 30);
    const first = await comes(course, { contactKind: "mail", contact: "erste@example.org" });
    const next = await comes(course, { contactKind: "mail", contact: "tippfehler@example.org" });
    await changeSignUp(town.doing, teller, first.id, { change: "cancel", by: "self" });
    const asked = (await mails("tippfehler@example.org")).find(({ subject }) => subject === "asked");
    await town.within((tx) =>
      sql`
      update mail.outgoing set state = 'given-up', subject = null, text = null, calendar = null, next_try_at = null,
        last_problem = 'No such mailbox' where id = ${asked?.id}`.execute(tx),
    );
    const at = new Date(town.doing.now.getTime() + 20 * 3_600_000);
    await findFailedMails(town.database.owner, at);
    const [notice] = (await town.within((tx) => openNotices(tx, at, 200))).filter(
      ({ guest }) => guest?.id === next.guestId,
    );
    const hours = (until: Date | null | undefined) => ((until?.getTime() ?? 0) - at.getTime()) / 3_600_000;
    assert.deepEqual([notice?.kind, hours(notice?.tellUntil), hours(notice?.askedUntil)], ["asked", 120, 24]);
  });

  it("reminds by text message as well, each of each session once", async () => {
    const course = await town.offering({}, 1, 1);
    await comes(course, { contactKind: "phone", contact: "+4915112345300" });
    for (let times = 0; times < 2; times++)
      await remindAll(town.database.owner, town.doing.secrets, () => teller, town.doing.now);
    await sendTexts(town.database.owner, town.doing.secrets, gateway(), () => town.doing.now);
    const texts = (await sent()).filter(({ to }) => to === "+4915112345300").map(({ text }) => text);
    assert.deepEqual(texts.sort(), ["reminder", "seat"]);
  });
});
