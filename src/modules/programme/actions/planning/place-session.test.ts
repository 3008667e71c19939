// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { readQuestion } from "../../rules/list/question.ts";
import { type OfferingPlan, offeringDetails } from "../../rules/planning/offering.ts";
import { feedSessions, listedSessions } from "../../store/listing.ts";
import { openNotices } from "../../store/notices.ts";
import { newestOfferings } from "../../store/open/newest.ts";
import { posterSessions } from "../../store/paper.ts";
import { type Session, sessionById, sessionsOf } from "../../store/sessions.ts";
import { closeOver } from "../../store/telling/over-notices.ts";
import { reopenNotice } from "../../store/telling/reopen-notice.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import type { Teller, Told } from "../messages/deliver.ts";
import { cancelOneSession, moveOneSession } from "./change-session.ts";
import { placeSession } from "./place-session.ts";
import { changeOffering } from "./plan-offering.ts";

const usual = { place: "Quartiersbüro", address: "Musterweg 1, 47000 Duisburg" };
const market = { place: "Marktplatz", address: "" };
const house = { place: "Haus der Begegnung", address: "Beispielstraße 12, 47000 Duisburg" };
const day = 86_400_000;
const details = offeringDetails.parse(usual);
const texts: OfferingPlan["texts"] = {
  de: { title: "Nähkurs", description: "", bring: "Stoff", way: "Hinten im Hof" },
};

/** Mail works; keeps all that is told. */
function hearing(): { told: Told[]; teller: Teller } {
  const told: Told[] = [];
  const words = (one: Told) => {
    told.push(one);
    return { subject: one.kind, text: one.place };
  };
  return { told, teller: { siteName: "Hochfeld", words } };
}

describe("a date that is somewhere else than the others", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());
  const now = (session: Session) =>
    town.within((tx) => sessionById(tx, session.id)).then((found) => found ?? assert.fail());
  const mail = (contact: string) => ({ contactKind: "mail" as const, contact });
  const calendarsFor = (to: string) =>
    town.within(async (tx) => {
      const { rows } = await sql<{ calendar: string | null }>`
        select calendar from mail.outgoing where to_address = ${to} order by id`.execute(tx);
      return rows.map(({ calendar }) => (calendar ?? "").replaceAll("\r\n ", "").replaceAll("\\,", ","));
    });
  const open = (at = town.doing.now) => town.within((tx) => openNotices(tx, at, 100));

  it("is told to those who have a seat, with the old and the new place, and replaces what calendars have", async () => {
    const { told, teller } = hearing();
    const mine = await town.offering({ details, texts }, 2);
    const [first, second] = mine.sessions;
    assert.ok(first && second);
    await town.comes(mine, { ...mail("eins@example.org"), teller });
    await town.comes(mine, { ...mail("zwei@example.org"), session: second.id, teller });
    assert.ok(await placeSession(town.doing, teller, first.id, market));
    assert.deepEqual(
      told.slice(2).map(({ kind, place, wasPlace, startsAt }) => ({ kind, place, wasPlace, startsAt })),
      [
        {
          kind: "place-changed",
          place: "Marktplatz",
          wasPlace: "Quartiersbüro, Musterweg 1, 47000 Duisburg",
          startsAt: first.startsAt,
        },
      ],
      "who comes on the other date is not told",
    );
    const [before, changed] = await calendarsFor("eins@example.org");
    assert.match(before ?? "", /LOCATION[^:]*:Quartiersbüro, Musterweg 1/);
    assert.match(before ?? "", /Hinten im Hof/);
    assert.match(changed ?? "", /LOCATION[^:]*:Marktplatz\r\n/);
    assert.doesNotMatch(changed ?? "", /Hinten im Hof/, "the way there is the way to the other place");
    const sequence = (file?: string) => Number(/SEQUENCE:(\d+)/.exec(file ?? "")?.[1]);
    assert.ok(sequence(changed) > sequence(before));
    assert.equal(/UID:.*/.exec(changed ?? "")?.[0], /UID:.*/.exec(before ?? "")?.[0]);

    await placeSession(town.doing, teller, first.id, market);
    assert.equal(told.length, 3, "the same once more changes nothing");
    assert.ok(await placeSession(town.doing, teller, first.id, { place: "", address: "" }));
    assert.deepEqual(
      [told[3]?.place, told[3]?.wasPlace],
      ["Quartiersbüro, Musterweg 1, 47000 Duisburg", "Marktplatz"],
    );
    assert.equal((await now(first)).elsewhere, null);
  });

  it("stands everywhere where a place stands", async () => {
    const mine = await town.offering({ details, texts }, 2, 3);
    const [first] = mine.sessions;
    assert.ok(first);
    await placeSession(town.doing, silent, first.id, house);
    const all = readQuestion(new URLSearchParams(), []);
    const at = town.doing.now;
    const ofMine = <T extends { shortId: string }>(list: T[]) =>
      list.filter(({ shortId }) => shortId === mine.offering.shortId);
    const { sessions } = await town.within((tx) => listedSessions(tx, all, { now: at, limit: 50 }));
    assert.deepEqual(
      ofMine(sessions).map(({ place, address, isElsewhere }) => ({ place, address, isElsewhere })),
      [
        { ...house, isElsewhere: true },
        { ...usual, isElsewhere: false },
      ],
    );
    const feed = ofMine(await town.within((tx) => feedSessions(tx, all, at, 50)));
    assert.deepEqual(
      feed.map(({ elsewhere, revision }) => ({ elsewhere, revision })),
      [
        { elsewhere: house, revision: 1 },
        { elsewhere: null, revision: 0 },
      ],
    );
    const [newest] = ofMine(await town.within((tx) => newestOfferings(tx, all, at, 50)));
    assert.equal(newest?.place, house.place, "the place of the next date");
    const poster = await town.within((tx) =>
      posterSessions(tx, first.startsAt, new Date(first.startsAt.getTime() + 8 * day)),
    );
    assert.ok(poster.some(({ place, startsAt }) => place === house.place && +startsAt === +first.startsAt));
  });

  it("stays where it is when the offering goes elsewhere, and nobody of it is told", async () => {
    const { told, teller } = hearing();
    const mine = await town.offering({ details, texts }, 2);
    const [first, second] = mine.sessions;
    assert.ok(first && second);
    await town.comes(mine, { ...mail("drei@example.org"), teller });
    await town.comes(mine, { ...mail("vier@example.org"), session: second.id, teller });
    await placeSession(town.doing, silent, first.id, market);
    const { revision } = await now(first);
    await changeOffering(town.doing, teller, mine.offering.id, {
      ...mine.offering,
      details: offeringDetails.parse(house),
    });
    assert.deepEqual(
      told.slice(2).map(({ kind, place, startsAt }) => ({ kind, place, startsAt })),
      [{ kind: "place-changed", place: Object.values(house).join(", "), startsAt: second.startsAt }],
    );
    assert.equal((await now(first)).revision, revision);
    assert.deepEqual((await now(first)).elsewhere, market);
    // What is where the offering is now has no place of its own any more.
    await placeSession(town.doing, teller, first.id, house);
    assert.equal((await now(first)).elsewhere, null);
  });

  it("is told of a series for that date, which messages about the whole name as well", async () => {
    const { told, teller } = hearing();
    const mine = await town.offering({ details, texts, signUp: "series" }, 3);
    const [first] = mine.sessions;
    assert.ok(first);
    await town.comes(mine, { ...mail("reihe@example.org"), teller });
    assert.deepEqual(told[0]?.others, []);
    await placeSession(town.doing, teller, first.id, market);
    assert.deepEqual(
      [told[1]?.startsAt, told[1]?.place, told[1]?.sessionId],
      [first.startsAt, "Marktplatz", first.id],
    );
    const [, one] = await calendarsFor("reihe@example.org");
    assert.equal(one?.split("BEGIN:VEVENT").length, 2, "its calendar learns of this date alone");
    await town.comes(mine, { ...mail("spaeter@example.org"), teller });
    assert.deepEqual(told[2]?.others, [{ startsAt: first.startsAt, place: "Marktplatz" }]);
    assert.equal(told[2]?.place, Object.values(usual).join(", "));
    const [later] = await calendarsFor("spaeter@example.org");
    assert.match(later ?? "", /LOCATION[^:]*:Marktplatz\r\n/);
    assert.match(later ?? "", /LOCATION[^:]*:Quartiersbüro/);
  });

  it("is work for staff where nobody can be written to: once, with the place that they still believe", async () => {
    const mine = await town.offering({ details, texts, signUp: "series" }, 2, 2);
    const [first] = mine.sessions;
    assert.ok(first);
    await town.comes(mine);
    const mineOpen = async () => (await open()).filter(({ kind }) => kind === "place-changed");
    await placeSession(town.doing, silent, first.id, market);
    await placeSession(town.doing, silent, first.id, house);
    const [call, ...more] = await mineOpen();
    assert.equal(more.length, 0);
    assert.deepEqual(
      [call?.place, call?.wasPlace, call?.isElsewhere, call?.startsAt],
      [Object.values(house).join(", "), Object.values(usual).join(", "), true, first.startsAt],
    );
    const later = new Date(first.startsAt.getTime() + day);
    await moveOneSession(town.doing, silent, first.id, {
      startsAt: later,
      endsAt: new Date(+later + 3_600_000),
    });
    const both = (await open()).filter(({ signUpId }) => signUpId === call?.signUpId);
    assert.deepEqual(
      both.map(({ kind, startsAt }) => [kind, startsAt]).sort(),
      [
        ["place-changed", later],
        ["session-moved", later],
      ],
      "both are to be told, each with the time that holds",
    );
    await placeSession(town.doing, silent, first.id, { place: "", address: "" });
    assert.deepEqual(await mineOpen(), [], "they never learned that it was to be somewhere else");

    await placeSession(town.doing, silent, first.id, market);
    assert.equal((await mineOpen()).length, 1);
    await cancelOneSession(town.doing, silent, first.id, "");
    assert.deepEqual(await mineOpen(), [], "where nobody meets, nobody needs to know the place");
    assert.equal(await placeSession(town.doing, silent, first.id, house), false);
  });

  it("comes back as work with what holds now where mails were lost, and leaves the list when it is over", async () => {
    const { teller } = hearing();
    const mine = await town.offering({ details, texts, signUp: "series" }, 2, 2);
    const [first] = mine.sessions;
    assert.ok(first);
    await town.comes(mine, { ...mail("weg@example.org"), teller });
    await placeSession(town.doing, teller, first.id, market);
    await placeSession(town.doing, teller, first.id, house);
    await town.within(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from programme.notice where kind = 'place-changed' and way = 'mail' and told->>'sessionId' = ${first.id}
        order by made_at, id`.execute(tx);
      for (const { id } of rows) await reopenNotice(tx, id, "550 no such user");
    });
    const lost = async (at = town.doing.now) =>
      (await open(at)).filter(({ way, kind }) => way === "mail" && kind === "place-changed");
    const [one, ...more] = await lost();
    assert.equal(more.length, 0);
    assert.deepEqual(
      [one?.place, one?.wasPlace],
      [Object.values(house).join(", "), Object.values(usual).join(", ")],
    );
    const after = new Date(first.endsAt.getTime() + 60_000);
    await town.within((tx) => closeOver(tx, after));
    assert.deepEqual(await lost(after), [], "the series goes on, this date is over");
  });

  it("of what is over, or nobody knows of yet, the record is put right and nobody is told", async () => {
    const { told, teller } = hearing();
    const mine = await town.offering({ details, texts });
    const [first] = mine.sessions;
    assert.ok(first);
    await town.comes(mine, { ...mail("frueher@example.org"), teller });
    const afterwards = { ...town.doing, now: new Date(first.endsAt.getTime() + day) };
    await placeSession(afterwards, teller, first.id, market);
    assert.equal(told.length, 1);
    assert.deepEqual((await now(first)).elsewhere, market);
  });

  it("a moved date keeps when it was to begin, unless it goes back there", async () => {
    const mine = await town.offering({ details, texts });
    const [first] = mine.sessions;
    assert.ok(first);
    const move = async (startsAt: Date) =>
      assert.ok(
        (
          await moveOneSession(town.doing, silent, first.id, {
            startsAt,
            endsAt: new Date(+startsAt + 3_600_000),
          })
        ).ok,
      );
    const [one, two] = [1, 2].map((days) => new Date(first.startsAt.getTime() + days * day));
    assert.ok(one && two);
    await move(first.startsAt);
    assert.deepEqual((await now(first)).movedFrom, [], "only its end is another one");
    await move(one);
    await move(two);
    assert.deepEqual((await now(first)).movedFrom, [first.startsAt, one]);
    await move(first.startsAt);
    assert.deepEqual((await now(first)).movedFrom, [one, two]);
    const [listed] = await town.within((tx) => sessionsOf(tx, mine.offering.id));
    assert.deepEqual(listed?.movedFrom, [one, two]);
  });
});
