// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { participationFile } from "./participation-file.ts";

describe("the file of participations", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  const file = (query: string) =>
    participationFile(
      "csv",
      false,
    )(
      visitOf(town.database.db, town.site, "de", {
        now: town.doing.now,
        url: new URL(`http://127.0.0.1/hochfeld/de/intern/programm/zahlen/teilnahmen.csv?${query}`),
        visitor: {
          id: town.site.id,
          actor: { kind: "command" },
          token: "t",
          may: new Set(["programme-figures"]),
        } as unknown as Visitor,
      }),
    );

  it("is given out for days that exist", async () => {
    const answer = await file("von=2026-02-01&bis=2026-02-28");
    assert.equal(answer.kind, "stream");
    const { headers } = answer as { headers?: Record<string, string> };
    assert.match(headers?.["Content-Disposition"] ?? "", /teilnahmen-2026-02-01-2026-02-28\.csv/);
  });

  it("is no file of another time for whoever has mistyped: the page says so and keeps what was typed", async () => {
    for (const [query, sentence] of [
      ["zeitraum=frei&von=2026-02-30&bis=2026-03-01", "Bitte geben Sie zwei Tage ein, die es gibt."],
      ["zeitraum=frei&von=2026-03-02&bis=2026-03-01", "Der letzte Tag liegt vor dem ersten."],
      ["zeitraum=2026-Q5", "So eine Datei gibt es nicht"],
      ["art=naehen", "So eine Datei gibt es nicht"],
    ] as const) {
      const answer = await file(query);
      assert.ok(answer.kind === "page" && answer.status === 422, query);
      const html = htmlOf(answer);
      assert.ok(html.includes(sentence), query);
      const typed = new URLSearchParams(query).get("von");
      if (typed) assert.match(html, new RegExp(`name="von"[^>]*value="${typed}"`));
    }
  });
});
