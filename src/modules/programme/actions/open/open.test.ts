// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import sharp from "sharp";
import { newId } from "../../../../kernel/id/id.ts";
import { madeContext } from "../../../../kernel/web/testing/made-context.ts";
import { namedEntries } from "../../../directory/index.ts";
import { importNodes } from "../../../directory/testing/test-directory.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { privateCalendarRoutes } from "../../api/private-calendar.ts";
import { publicPicture } from "../../pages/picture/picture-answers.ts";
import { readQuestion } from "../../rules/list/question.ts";
import { pictureName } from "../../rules/planning/picture.ts";
import { listedSessions } from "../../store/listing.ts";
import { involvedIn, offeringsInvolving } from "../../store/open/involved.ts";
import { pictureOfOffering } from "../../store/open/pictures.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { cancelOneSession } from "../planning/change-session.ts";
import { copyOffering, setOffering } from "../planning/plan-offering.ts";
import { calendarToken, endCalendarLink, makeCalendarLink } from "./calendar-link.ts";
import { setInvolved } from "./set-involved.ts";
import {
  describeOfferingPicture,
  removeOfferingPicture,
  setOfferingPicture,
} from "./set-offering-picture.ts";

describe("an offering", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const contextOf = (params: Record<string, string>, address = "192.0.2.1"): SiteContext =>
    madeContext(town.database.db, {
      site: town.site,
      params,
      now: town.doing.now,
      secrets: town.doing.secrets,
      client: { address, agent: "" },
    });
  const photo = (background: string) =>
    sharp({ create: { width: 2_000, height: 1_000, channels: 3, background } })
      .jpeg()
      .toBuffer();

  it("shows a picture once it is published, another at another address, and none once it is taken away", async () => {
    const { offering } = await town.offering();
    const set = async (colour: string, de: string) =>
      setOfferingPicture(town.doing, offering.id, { bytes: await photo(colour), alt: de ? { de } : {} });
    assert.deepEqual(await set("#800", ""), { ok: false, reason: "no-alt" });
    const torn = await setOfferingPicture(town.doing, offering.id, {
      bytes: Buffer.from("GIF"),
      alt: { de: "x" },
    });
    assert.deepEqual(torn, { ok: false, reason: "not-a-photo" });
    assert.ok((await set("#800", "Rot")).ok);
    const first = await town.within((tx) => pictureOfOffering(tx, offering.id));
    assert.ok(first && first.width === 1280 && first.smallWidth === 640);
    const ask = async (picture: string) =>
      (await publicPicture(contextOf({ offering: offering.shortId, picture }))).kind;
    for (const size of ["gross", "mittel", "klein"] as const)
      assert.equal(await ask(pictureName(first, size)), "data");
    assert.equal(await ask("AAAAAAAAAAAAAAAA-klein.webp"), "refusal");
    const all = readQuestion(new URLSearchParams(), []);
    const listed = async () =>
      (await town.within((tx) => listedSessions(tx, all, { now: town.doing.now, limit: 50 }))).sessions.find(
        ({ shortId }) => shortId === offering.shortId,
      )?.picture;
    assert.equal(await listed(), first.digest);

    assert.ok((await describeOfferingPicture(town.doing, offering.id, { de: "Rot", tr: "Kırmızı" })).ok);
    const copy = await copyOffering(town.doing, offering.id, (title) => title);
    const copied = await town.within((tx) => pictureOfOffering(tx, copy ?? ""));
    assert.deepEqual([copied?.digest, copied?.alt.tr], [first.digest, "Kırmızı"]);

    assert.ok((await set("#080", "Grün")).ok);
    assert.equal(await ask(pictureName(first, "gross")), "refusal");
    const second = await town.within((tx) => pictureOfOffering(tx, offering.id));
    assert.ok(second && (await ask(pictureName(second, "gross"))) === "data");
    await setOffering(town.doing, offering.id, "draft");
    assert.equal(await ask(pictureName(second, "gross")), "refusal");
    await setOffering(town.doing, offering.id, "published");
    assert.equal(await removeOfferingPicture(town.doing, offering.id), true);
    assert.equal(await removeOfferingPicture(town.doing, offering.id), false);
    assert.deepEqual([await ask(pictureName(second, "gross")), await listed()], ["refusal", null]);
  });

  it("names businesses of the directory, whose pages name it, and no others", async () => {
    await importNodes(town.database, town.site, [
      { id: 1, tags: { shop: "bakery", name: "Bäckerei Schröder" } },
    ]);
    const { rows } = await town.within((tx) =>
      sql<{ id: string }>`select id from directory.business`.execute(tx),
    );
    const id = rows[0]?.id ?? assert.fail("no business");
    const { offering } = await town.offering();
    const business = { kind: "business", id } as const;
    assert.equal(await setInvolved(town.doing, offering.id, "add", business), true);
    assert.equal(await setInvolved(town.doing, offering.id, "add", business), true);
    const stranger = { kind: "business", id: offering.id } as const;
    assert.equal(await setInvolved(town.doing, offering.id, "add", stranger), false);
    const organisation = { kind: "organisation", id: offering.id } as const;
    assert.equal(await setInvolved(town.doing, offering.id, "add", organisation), false);
    assert.deepEqual((await town.within((tx) => involvedIn(tx, offering.id))).businesses, [id]);
    const [named] = await town.within((tx) => namedEntries(tx, [id]));
    assert.equal(named?.name, "Bäckerei Schröder");
    const involving = async () =>
      (await town.within((tx) => offeringsInvolving(tx, [id], town.doing.now, 6))).map(
        ({ shortId }) => shortId,
      );
    assert.deepEqual(await involving(), [offering.shortId]);
    await setOffering(town.doing, offering.id, "draft");
    assert.deepEqual(await involving(), []);
    await setOffering(town.doing, offering.id, "published");
    assert.equal(await setInvolved(town.doing, offering.id, "remove", business), true);
    assert.deepEqual(await involving(), []);
  });

  const calendar = async (token: string, address?: string) => {
    const [route = assert.fail("no route")] = privateCalendarRoutes;
    return route.handle(contextOf({ token: `${token}.ics` }, address));
  };
  const text = async (token: string): Promise<string> => {
    const answer = await calendar(token);
    assert.equal(answer.kind, "data");
    assert.equal(answer.headers?.["X-Robots-Tag"], "noindex, nofollow");
    return Buffer.from(answer.body as Uint8Array).toString();
  };

  it("gives whoever signed up an address of their own dates, follows what is cancelled, and ends it", async () => {
    const course = await town.offering({ signUp: "session" }, 2);
    const made = await town.comes(course);
    assert.ok(made.ok);
    const owner = { signUpId: made.value.id };
    await makeCalendarLink(town.doing, owner);
    const token = () => town.within((tx) => calendarToken(tx, town.doing.secrets, town.site.id, owner));
    const first = (await token()) ?? assert.fail("no token");
    await makeCalendarLink(town.doing, owner);
    assert.equal(await token(), first);
    const before = await text(first);
    assert.equal(before.split("BEGIN:VEVENT").length, 2, "only the date signed up for");
    assert.match(before, /SEQUENCE:0\r\n[\s\S]*STATUS:CONFIRMED/);
    await cancelOneSession(town.doing, silent, course.sessions[0]?.id ?? "", "Krank");
    const after = await text(first);
    assert.match(after, /SEQUENCE:1\r\n[\s\S]*STATUS:CANCELLED/);
    const uid = (ics: string) => /UID:(\S+)/.exec(ics)?.[1];
    assert.equal(uid(after), uid(before));
    await endCalendarLink(town.doing, owner);
    assert.equal((await calendar(first)).kind, "refusal");
    await makeCalendarLink(town.doing, owner);
    assert.notEqual(await token(), first);
    assert.equal((await calendar("x")).kind, "refusal");
  });

  it("gives a leader's dates only while account and role are in force, whatever the address says", async () => {
    const [personId = "", membership = ""] = [newId(), newId()];
    await town.within(async (tx) => {
      await sql`insert into accounts.person (site_id, id, name, login, state)
        values (${town.site.id}, ${personId}, 'Kim', 'kim', 'confirmed')`.execute(tx);
      await sql`insert into accounts.membership (site_id, id, person_id, role, state, starts_on)
        values (${town.site.id}, ${membership}, ${personId}, 'teacher', 'active', '2020-01-01')`.execute(tx);
    });
    await makeCalendarLink(town.doing, { personId });
    const token = await town.within((tx) =>
      calendarToken(tx, town.doing.secrets, town.site.id, { personId }),
    );
    const kind = async () => (await calendar(token ?? "", "198.51.100.7")).kind;
    assert.equal(await kind(), "data");
    const day = (days: number) =>
      new Date(town.doing.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    for (const [table, set, back] of [
      ["person", sql`state = 'suspended'`, sql`state = 'confirmed'`],
      ["person", sql`state = 'left'`, sql`state = 'confirmed'`],
      ["person", sql`until = ${day(-2)}`, sql`until = null`],
      ["membership", sql`state = 'ended'`, sql`state = 'active'`],
      ["membership", sql`ends_on = ${day(-2)}`, sql`ends_on = null`],
      ["membership", sql`starts_on = ${day(2)}`, sql`starts_on = '2020-01-01'`],
      ["membership", sql`role = 'participant'`, sql`role = 'teacher'`],
    ] as const) {
      const update = (what: typeof set) =>
        town.within((tx) =>
          sql`update ${sql.table(`accounts.${table}`)} set ${what}
            where id in (${personId}, ${membership})`.execute(tx),
        );
      await update(set);
      assert.equal(await kind(), "refusal", `${table}`);
      await update(back);
    }
    assert.equal(await kind(), "data");
  });

  it("is asked for calendars only so often from one place", async () => {
    const kinds = [];
    for (let count = 0; count < 70; count++) {
      const answer = await calendar("A".repeat(43), "203.0.113.9");
      kinds.push(answer.kind === "refusal" ? answer.status : 200);
    }
    assert.equal(kinds[0], 404);
    assert.equal(kinds.at(-1), 429);
  });
});
