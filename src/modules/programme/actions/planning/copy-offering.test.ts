// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { insertOrganisation } from "../../../accounts/store/organisations.ts";
import { type OfferingPlan, offeringDetails } from "../../rules/planning/offering.ts";
import { assignQuotas } from "../../store/joining/partner-quotas.ts";
import { questionsOf, writeQuestions } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";
import { sessionsOf } from "../../store/sessions.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { keepResource } from "../rooms/manage-rooms.ts";
import { copyOffering } from "./plan-offering.ts";

describe("a copy", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("is a draft with all that was planned, the partner of a group too, and without dates and people", async () => {
    const machine = await keepResource(town.doing, undefined, {
      ...{ name: "Nähmaschine", kind: "machine", units: 8, capacity: null, equipment: "", opening: {} },
    });
    assert.ok(machine.ok);
    const kim = newId();
    await town.within(async (tx) => {
      await sql`insert into accounts.person (site_id, id, name, login, state)
        values (${town.site.id}, ${kim}, 'Kim', 'kim', 'confirmed')`.execute(tx);
    });
    const partner = await inSite(town.database.owner, town.site.id, (tx) =>
      insertOrganisation(tx, town.site.id, { name: "Awo", kind: "cooperating-partner" }),
    );
    const [women, awo] = [newId(), newId()];
    const plan: OfferingPlan = {
      kind: "sewing",
      field: "work",
      area: "north",
      audience: ["women", "parents"],
      languages: ["de", "tr"],
      childcare: true,
      visibility: "invited",
      template: false,
      signUp: "series",
      places: 12,
      overbooking: 1.25,
      movesUp: "asked",
      askHours: 24,
      closesHours: 3,
      details: offeringDetails.parse({
        level: "beginner",
        costs: 350,
        place: "Nähstube",
        address: "Musterweg 1",
        access: "Rampe",
        organiser: "Verein",
        contact: "0221 4710100",
        partners: "Nähnetz",
        project: "Projekt 4.0",
        signedList: true,
      }),
      texts: {
        de: { title: "Nähkurs", description: "Wir nähen.", bring: "Schere", way: "Linie 1" },
        tr: { title: "Dikiş", description: "Dikiyoruz.", bring: "Makas", way: "1 hattı" },
      },
      leaders: [kim],
      quotas: [
        { id: women, name: "Frauen", places: 4 },
        { id: awo, name: "Awo", places: 2 },
      ],
      needs: [{ resourceId: machine.value, units: 5 }],
    };
    const first = await town.offering(plan, 3);
    const questions = [
      {
        id: newId(),
        kind: "text" as const,
        required: true,
        keptDays: 5,
        texts: { de: { label: "Allergien?", choices: [] } },
      },
    ];
    await town.within(async (tx) => {
      await assignQuotas(tx, first.offering.id, new Map([[awo, partner ?? null]]));
      await writeQuestions(tx, town.site.id, first.offering.id, questions);
    });
    await town.comes(first, { quota: women });

    const id = await copyOffering(town.doing, first.offering.id, (title) => `${title} (Kopie)`);
    const copy = await town.within((tx) => offeringById(tx, id ?? ""));
    assert.ok(copy && id);
    assert.equal(copy.state, "draft");
    assert.notEqual(copy.shortId, first.offering.shortId);
    const title = (text: OfferingPlan["texts"]["de"]) => text && { ...text, title: `${text.title} (Kopie)` };
    const { id: _, shortId: __, state: ___, ...planned } = copy;
    assert.deepEqual(
      { ...planned, quotas: planned.quotas.map(({ id: own, ...quota }) => quota) },
      {
        ...plan,
        texts: { de: title(plan.texts.de), tr: title(plan.texts.tr) },
        quotas: [
          { name: "Frauen", places: 4, organisationId: null },
          { name: "Awo", places: 2, organisationId: partner },
        ],
      },
    );
    assert.deepEqual(
      planned.quotas.filter((quota) => quota.id === women || quota.id === awo),
      [],
    );
    const [asked, sessions, people] = await town.within((tx) =>
      Promise.all([questionsOf(tx, id), sessionsOf(tx, id), signUpsOf(tx, id)]),
    );
    assert.deepEqual(
      asked.map(({ id: own, ...question }) => question),
      questions.map(({ id: own, ...question }) => question),
    );
    assert.deepEqual([sessions, people], [[], []]);
    assert.equal(await copyOffering(town.doing, newId(), (same) => same), undefined);
  });
});
