// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { newId } from "../../../../kernel/id/id.ts";
import { masterKeyOf } from "../../../../kernel/secrets/master-key.ts";
import { createSecrets } from "../../../../kernel/secrets/secrets.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { forgetBefore } from "../../rules/retention.ts";
import { rollOf } from "../../store/being-there/attendance.ts";
import { forgetSignedLists, listsNotSigned, signedListsOf } from "../../store/signed-lists.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { callRoll } from "../attendance/call-roll.ts";
import { attachList, mostLists } from "./attach-list.ts";
import { openList } from "./open-list.ts";
import { removeList } from "./remove-list.ts";

const pdf = {
  contentType: "application/pdf" as const,
  bytes: Buffer.from("%PDF-1.7\nunterschrieben\n%%EOF"),
};
const another = createSecrets([masterKeyOf(Buffer.alloc(32, "another"))]);
const day = 86_400_000;

describe("a list that people signed", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const course = (signedList = true) =>
    town.offering({ details: offeringDetails.parse({ signedList }), signUp: "series" }, 3);
  const lines = async (event: string) => {
    const { rows } = await town.within((tx) =>
      sql<{
        facts: Record<string, unknown>;
      }>`select facts from audit.line where event = ${event} order by at`.execute(tx),
    );
    return rows.map(({ facts }) => facts);
  };

  it("is kept sealed, opened by whoever may, which is noted, and taken away", async () => {
    const { sessions } = await course();
    const [first, second] = sessions.map(({ id }) => id);
    const id = newId();
    for (const _ of [1, 2])
      assert.ok((await attachList(town.doing, id, [first ?? "", second ?? ""], pdf)).ok);
    const { rows } = await town.within((tx) =>
      sql<{ sealed: Buffer }>`select sealed from programme.signed_list`.execute(tx),
    );
    assert.equal(rows.length, 1, "sent twice, it is one");
    assert.equal(rows[0]?.sealed.includes("unterschrieben"), false);
    for (const session of [first, second]) {
      const [list] = await town.within((tx) => signedListsOf(tx, session ?? ""));
      assert.deepEqual([list?.id, list?.size], [id, pdf.bytes.length]);
      assert.deepEqual(
        list?.sessions.map((one) => one.id),
        [first, second],
      );
    }
    assert.equal((await openList(town.doing, id))?.bytes.toString(), pdf.bytes.toString());
    assert.equal(await openList({ ...town.doing, secrets: another }, id), undefined, "with another key");
    assert.equal(await openList(town.doing, newId()), undefined);
    assert.deepEqual([(await lines("list.attached")).length, (await lines("list.read")).length], [1, 1]);
    assert.equal(await removeList(town.doing, id), first);
    assert.equal(await removeList(town.doing, id), undefined);
    assert.deepEqual(await town.within((tx) => signedListsOf(tx, second ?? "")), []);
    assert.equal((await lines("list.removed")).length, 1);
  });

  it("is of dates of its own offering only, and of one not without end", async () => {
    const [own, other] = [await course(), await course()];
    const [mine, foreign] = [own.sessions[0]?.id ?? "", other.sessions[0]?.id ?? ""];
    assert.ok((await attachList(town.doing, newId(), [mine, foreign], pdf)).ok);
    assert.equal((await town.within((tx) => signedListsOf(tx, foreign))).length, 0);
    for (let more = 1; more < mostLists; more++)
      assert.ok((await attachList(town.doing, newId(), [mine], pdf)).ok);
    assert.deepEqual(await attachList(town.doing, newId(), [mine], pdf), { ok: false, reason: "too-many" });
    assert.deepEqual(await attachList(town.doing, newId(), [newId()], pdf), {
      ok: false,
      reason: "no-such-session",
    });
  });

  it("is missing where people came, the funder wants it and nobody attached it", async () => {
    const [wanted, unwanted] = [await course(), await course(false)];
    for (const { offering, sessions } of [wanted, unwanted])
      for (const session of sessions.slice(0, 2)) {
        await town.comes({ offering, sessions });
        const [listed] = await town.within((tx) => rollOf(tx, offering.id, session.id));
        const mark = {
          guestId: listed?.guest.id ?? "",
          state: "present" as const,
          minutes: 90,
          companions: 0,
          reason: "",
        };
        const newcomer = { newcomerId: newId(), language: "de" };
        await callRoll(town.doing, session, { marks: [mark], others: null, newcomer: "" }, newcomer);
      }
    const [first, second] = wanted.sessions;
    assert.ok(first && second);
    const missing = async (now: Date) =>
      (await town.within((tx) => listsNotSigned(tx, new Date(now.getTime() - 92 * day), now)))
        .map(({ id }) => id)
        .filter((id) => [...wanted.sessions, ...unwanted.sessions].some((session) => session.id === id));
    assert.deepEqual(await missing(new Date(first.endsAt.getTime() - 1)), [], "it is not over");
    const later = new Date(second.endsAt.getTime() + day);
    assert.deepEqual(await missing(later), [second.id, first.id], "the newest first");
    await attachList(town.doing, newId(), [first.id], pdf);
    assert.deepEqual(await missing(later), [second.id]);
    assert.deepEqual(await missing(new Date(later.getTime() + 100 * day)), [], "long ago");
  });

  it("is forgotten when the last of its dates is too long ago, or its dates are gone", async () => {
    const { sessions } = await course();
    const [first, last] = [sessions[0], sessions.at(-1)];
    assert.ok(first && last);
    await attachList({ ...town.doing, now: first.endsAt }, newId(), [first.id, last.id], pdf);
    const years = (count: number) => new Date(last.endsAt.getTime() + count * 366 * day);
    const left = async () => (await town.within((tx) => signedListsOf(tx, first.id))).length;
    await town.within((tx) => forgetSignedLists(tx, forgetBefore("list", years(4))));
    assert.equal(await left(), 1);
    await town.within((tx) =>
      forgetSignedLists(tx, forgetBefore("list", new Date(years(5).getTime() + day))),
    );
    assert.equal(await left(), 0);
  });
});
