// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newId } from "../../../kernel/id/id.ts";
import { type ListQuestion, readQuestion } from "../rules/list/question.ts";
import { openSeats } from "../rules/seats/pools.ts";
import { testProgramme } from "../testing/test-programme.ts";
import { feedOfOffering, feedSessions, listedSessions, pagesOf, usedValues } from "./listing.ts";
import { lineOf } from "./sign-ups.ts";

describe("the public list", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const all = readQuestion(new URLSearchParams(), []);
  const list = (question: Partial<ListQuestion> = {}, now = town.doing.now) =>
    town.within((tx) => listedSessions(tx, { ...all, ...question }, { now, limit: 100 }));
  const ids = async (...asked: Parameters<typeof list>) =>
    (await list(...asked)).sessions.map(({ shortId }) => shortId);
  const titled = (title: string) => ({ de: { title, description: "Text", bring: "", way: "" } });

  it("shows what is published, for everybody and to come, by each filter", async () => {
    const plain = await town.offering({ languages: ["de"], audience: [] });
    const women = await town.offering({
      kind: "sewing",
      languages: ["tr", "ar"],
      audience: ["women"],
      childcare: true,
      texts: titled("Frauen nähen"),
    });
    const [hidden, invited, template] = [
      await town.offering({ visibility: "internal" }),
      await town.offering({ visibility: "invited" }),
      await town.offering({ template: true }),
    ];
    const shown = await ids();
    assert.ok(shown.includes(plain.offering.shortId) && shown.includes(women.offering.shortId));
    for (const { offering } of [hidden, invited, template]) assert.ok(!shown.includes(offering.shortId));
    const only = [women.offering.shortId];
    for (const filter of [{ art: "sewing" }, { sprache: "ar" }, { betreuung: "ja" as const }])
      assert.deepEqual(await ids(filter), only, JSON.stringify(filter));
    assert.deepEqual(
      (await ids({ fuer: "women" })).sort(),
      [plain, women].map(({ offering }) => offering.shortId).sort(),
    );
    assert.equal((await ids({ fuer: "older" })).includes(women.offering.shortId), false);
    // It begins at 11 o'clock in Berlin, a week from a Thursday.
    assert.equal((await ids({ tageszeit: "morgens" })).length, 2);
    assert.deepEqual(await ids({ tageszeit: "abends" }), []);
    assert.deepEqual(await ids({ zeitraum: "woche" }), []);
    assert.deepEqual(await ids({}, new Date(town.doing.now.getTime() + 9 * 86_400_000)), []);
    const used = await town.within((tx) => usedValues(tx, town.doing.now));
    assert.deepEqual(
      [used.kinds, used.languages],
      [
        ["course", "sewing"],
        ["ar", "de", "tr"],
      ],
    );
    const feed = await town.within((tx) => feedSessions(tx, all, town.doing.now, 100));
    assert.deepEqual(feed.map(({ shortId }) => shortId).sort(), shown.sort());
    const byLink = await town.within((tx) => feedOfOffering(tx, invited.offering.shortId));
    assert.equal(byLink.length, 1);
    assert.deepEqual(await town.within((tx) => feedOfOffering(tx, hidden.offering.shortId)), []);
  });

  it("knows where each page begins, by each filter", async () => {
    await town.offering({ kind: "sewing" }, 11, 1);
    // Several at the same time.
    await town.offering({}, 7, 1);
    const { now } = town.doing;
    for (const filter of [{}, { art: "sewing" }, { art: "fair" }]) {
      const every = await list(filter);
      const { total, starts } = await town.within((tx) => pagesOf(tx, { ...all, ...filter }, now, 4));
      assert.equal(total, every.total);
      assert.equal(starts.length, Math.ceil(total / 4));
      const found: string[] = [];
      for (const from of starts) {
        const asked = { now, limit: 4, from, total };
        const page = await town.within((tx) => listedSessions(tx, { ...all, ...filter }, asked));
        found.push(...page.sessions.map(({ id }) => id));
      }
      assert.deepEqual(
        found,
        every.sessions.map(({ id }) => id),
      );
    }
  });

  it("counts the same free seats as those who give them away, also with places for a group", async () => {
    const quotas = [{ id: newId(), name: "Frauen", places: 3 }];
    const course = await town.offering({ places: 8, overbooking: 1.25, quotas });
    const quota = course.offering.quotas[0]?.id ?? "";
    const free = async () =>
      (await list()).sessions.find(({ shortId }) => shortId === course.offering.shortId)?.free ?? null;
    const what = { offeringId: course.offering.id, sessionId: course.sessions[0]?.id ?? null };
    for (const [of, seats] of [
      [quota, 2],
      [null, 3],
      [quota, 2],
      [null, 2],
    ] as const) {
      await town.comes(course, { quota: of, seats });
      assert.equal(await free(), openSeats(course.offering, await town.within((tx) => lineOf(tx, what))));
    }
    assert.equal(await free(), 0);
  });
});
