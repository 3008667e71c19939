// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newId } from "../../../../kernel/id/id.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { offeringPage } from "./offering-page.tsx";
import { publicOffering } from "./public-offering.ts";

describe("the public page of an offering", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  it("says for whom there are places left where the open ones are taken", async () => {
    const quotas = [{ id: newId(), name: "Frauen", places: 1 }];
    const course = await town.offering({ places: 2, quotas });
    const { shortId } = course.offering;
    const [women] = course.offering.quotas;
    const free = async () =>
      (await town.within((tx) => publicOffering(tx, shortId, town.doing.now)))?.sessions[0]?.free;
    assert.deepEqual(await free(), { kind: "few", seats: 1 });
    await town.comes(course);
    assert.deepEqual(await free(), { kind: "groups", names: ["Frauen"] });
    const page = await offeringPage(
      visitOf(town.database.db, town.site, "tr", { now: town.doing.now, params: { offering: shortId } }),
    );
    assert.match(htmlOf(page), /Şunlar için hâlâ yer var: Frauen/);
    await town.comes(course, { quota: women?.id ?? null });
    assert.deepEqual(await free(), { kind: "full" });
  });
});
