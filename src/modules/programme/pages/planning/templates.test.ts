// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { offeringById } from "../../store/offerings.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { copyByForm } from "./change-offering.ts";
import { planPage } from "./plan-page.tsx";

describe("a template for the next course", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const visit = (params: Record<string, string> = {}) =>
    visitOf(town.database.db, town.site, "de", {
      now: town.doing.now,
      params,
      form: new URLSearchParams(),
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-plan"]),
      } as unknown as Visitor,
    });
  const text = (title: string) => ({ de: { title, description: "", bring: "", way: "" } });

  it("is offered where something new is planned, and what comes of it has its title and is none", async () => {
    assert.doesNotMatch(htmlOf(await planPage(visit())), /Aus einer Vorlage/);
    const { offering } = await town.offering({ template: true, texts: text("Nähkurs, zehn Wochen") }, 0);
    await town.offering({ texts: text("Kein Muster") }, 0);
    const html = htmlOf(await planPage(visit()));
    assert.match(html, /Aus einer Vorlage[\s\S]*Nähkurs, zehn Wochen/);
    assert.doesNotMatch(html, /Kein Muster/);
    assert.ok(html.includes(`/intern/programm/angebot/${offering.id}/kopieren`));
    assert.doesNotMatch(htmlOf(await planPage(visit({ id: offering.id }))), /Aus einer Vorlage/);

    const answer = await copyByForm(visit({ id: offering.id }));
    const copied = answer.kind === "redirect" ? /angebot\/([^/]+)/.exec(answer.to)?.[1] : undefined;
    const made = await town.within((tx) => offeringById(tx, copied ?? assert.fail()));
    assert.deepEqual(
      [made?.texts.de?.title, made?.template, made?.state],
      ["Nähkurs, zehn Wochen", false, "draft"],
    );
  });
});
