// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite, inSiteAs } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import { insertOrganisation } from "../../../accounts/store/organisations.ts";
import { forgetAnswers } from "../../store/forgetting.ts";
import { guestById } from "../../store/guests.ts";
import { assignQuotas, partnerPlaces, partnerSignUps } from "../../store/joining/partner-quotas.ts";
import { answersOf, questionsOf, writeQuestions } from "../../store/joining/questions.ts";
import { lineOf, signUpById } from "../../store/sign-ups.ts";
import { plainWish, silent, testProgramme } from "../../testing/test-programme.ts";
import { openAnswer } from "../questions/keep-answers.ts";
import { receiptCode } from "../sign-up/receipt.ts";
import { signUp } from "../sign-up/sign-up.ts";

const inTurn = createTurnstile(10);

describe("a partner's places", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let caritas: string;
  let awo: string;
  let made = 0;
  before(async () => {
    town = await testProgramme();
    const add = (name: string) =>
      inSite(town.database.owner, town.site.id, (tx) =>
        insertOrganisation(tx, town.site.id, { name, kind: "cooperating-partner" }),
      );
    caritas = (await add("Caritas")) ?? assert.fail();
    awo = (await add("Awo")) ?? assert.fail();
  });
  after(() => town.database.drop());

  async function course() {
    const [quota, other] = [newId(), newId()];
    const found = await town.offering({
      places: 10,
      quotas: [
        { id: quota, name: "Caritas", places: 3 },
        { id: other, name: "Awo", places: 3 },
      ],
    });
    await town.within((tx) =>
      assignQuotas(
        tx,
        found.offering.id,
        new Map([
          [quota, caritas],
          [other, awo],
        ]),
      ),
    );
    return { ...found, quota, other };
  }
  const sends = (to: Awaited<ReturnType<typeof course>>, organisationId: string, quota: string, seats = 1) =>
    signUp(town.doing, silent, {
      offering: to.offering,
      wish: { ...plainWish, name: `Mensch ${++made}`, session: to.sessions[0]?.id ?? null, quota, seats },
      code: receiptCode(town.doing.secrets, town.site.id, `partner ${++made}`),
      by: "partner",
      doubtful: false,
      organisationId,
    });

  it("are never more than they are, however many sign up at once", async () => {
    const sewing = await course();
    const all = await Promise.all(
      Array.from({ length: 12 }, () => inTurn(() => sends(sewing, caritas, sewing.quota))),
    );
    assert.equal(all.filter(({ ok }) => ok).length, 3);
    assert.ok(all.every((each) => each.ok || each.reason === "quota-full"));
    assert.deepEqual(await sends(sewing, awo, sewing.quota), { ok: false, reason: "not-offered" });
    assert.deepEqual(await sends(sewing, awo, sewing.other, 4), { ok: false, reason: "quota-full" });
    const places = await town.within((tx) => partnerPlaces(tx, [caritas], town.doing.now));
    assert.deepEqual(
      places
        .filter(({ offeringId }) => offeringId === sewing.offering.id)
        .map(({ places: of, taken }) => [of, taken]),
      [[3, 3]],
    );
  });

  it("are not taken by the public, who may say they belong to it", async () => {
    const sewing = await course();
    const done = await town.comes(sewing, { quota: sewing.quota });
    const line = await town.within((tx) =>
      lineOf(tx, { offeringId: sewing.offering.id, sessionId: sewing.sessions[0]?.id ?? null }),
    );
    assert.ok(done.ok);
    assert.deepEqual(
      line.map(({ quota, pool }) => [quota, pool]),
      [[null, null]],
    );
  });

  it("show a partner its own people only: the database itself gives out no others", async () => {
    const sewing = await course();
    const own = await sends(sewing, caritas, sewing.quota);
    const foreign = await sends(sewing, awo, sewing.other);
    const stranger = await town.comes(sewing, { name: "Fremd", contact: "+492214710999" });
    assert.ok(own.ok && foreign.ok && stranger.ok);
    const asker = { person: "", organisations: [caritas] };
    const seen = await inSiteAs(town.database.db, town.site.id, asker, (tx) =>
      partnerSignUps(tx, town.doing.now),
    );
    assert.ok(seen.some(({ id }) => id === own.value.id));
    assert.ok(seen.every(({ organisationId }) => organisationId === caritas));
    const look = <T>(run: Parameters<typeof inSiteAs<T>>[3]) =>
      inSiteAs(town.database.db, town.site.id, asker, run);
    assert.ok(await look((tx) => guestById(tx, own.value.guestId ?? "")));
    for (const other of [foreign.value, stranger.value]) {
      assert.equal(await look((tx) => signUpById(tx, other.id)), undefined);
      assert.equal(await look((tx) => guestById(tx, other.guestId ?? "")), undefined);
    }
  });
});

describe("what an offering asks", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("must be answered where it says so, is kept sealed, and is forgotten after the session, each at its time", async () => {
    const course = await town.offering();
    const [soon, later] = [newId(), newId()];
    const question = {
      kind: "text" as const,
      required: true,
      texts: { de: { label: "Allergien?", choices: [] } },
    };
    const asked = [
      { ...question, id: soon, keptDays: 1 },
      { ...question, id: later, keptDays: 30, required: false },
    ];
    await town.within((tx) => writeQuestions(tx, town.site.id, course.offering.id, asked));
    const comes = (answers: Map<string, string>, by: "public" | "staff" = "public") =>
      signUp(town.doing, silent, {
        offering: course.offering,
        wish: { ...plainWish, name: `Gast ${answers.size} ${by}`, session: course.sessions[0]?.id ?? null },
        code: receiptCode(town.doing.secrets, town.site.id, `${answers.size} ${by}`),
        by,
        doubtful: false,
        answers,
      });
    assert.deepEqual(await comes(new Map([[later, "x"]])), { ok: false, reason: "answers-missing" });
    assert.ok((await comes(new Map(), "staff")).ok, "staff may ask later");
    const done = await comes(
      new Map([
        [soon, "Nüsse"],
        [later, "keine"],
        [newId(), "fragt niemand"],
      ]),
    );
    assert.ok(done.ok);
    const answers = () => town.within((tx) => answersOf(tx, course.offering.id));
    assert.deepEqual(
      (await answers()).map((answer) => openAnswer(town.doing.secrets, town.site.id, answer)).sort(),
      ["Nüsse", "keine"],
    );
    assert.ok((await answers()).every(({ said }) => !/Nüsse|keine/.test(said)));

    const ends = course.sessions[0]?.endsAt.getTime() ?? 0;
    const after = (days: number) => new Date(ends + days * 86_400_000 + 60_000);
    await town.within((tx) => forgetAnswers(tx, after(0)));
    assert.equal((await answers()).length, 2);
    await town.within((tx) => forgetAnswers(tx, after(1)));
    assert.deepEqual(
      (await answers()).map(({ questionId }) => questionId),
      [later],
    );
    await town.within((tx) => forgetAnswers(tx, after(30)));
    assert.deepEqual(await answers(), []);
    await town.within((tx) => writeQuestions(tx, town.site.id, course.offering.id, []));
    assert.deepEqual(await town.within((tx) => questionsOf(tx, course.offering.id)), []);
  });
});
