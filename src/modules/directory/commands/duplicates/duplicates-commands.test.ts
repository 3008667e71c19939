// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Command } from "../../../../kernel/module/command.ts";
import { assertRefused, runCommand } from "../../../../kernel/module/testing/run-command.ts";
import type { Site } from "../../../quarter/index.ts";
import { importRows } from "../../testing/import-rows.ts";
import { importNodes, openDataApp, testDirectory } from "../../testing/test-directory.ts";
import { businessShow } from "../business-show.ts";
import { businessStatus } from "../business-status.ts";
import { duplicatesMerge, duplicatesSeparate, duplicatesUndo } from "./duplicates-decide.ts";
import { duplicatesList } from "./duplicates-list.ts";
import { duplicatesShow } from "./duplicates-show.ts";

describe("the commands about duplicates", () => {
  let database: TestDatabase;
  let site: Site;
  let number: string;
  before(async () => {
    ({ database, site } = await testDirectory());
    const tags = { amenity: "fast_food", name: "Grill Ali", phone: "+49 203 222222" };
    await importNodes(database, site, [{ id: 1, lat: 51.42, lon: 6.76, tags }]);
    const row = {
      name: "Imbiss zur Post",
      category: "Imbiss",
      phone: "0203 222222",
      lat: "51.42",
      lon: "6.7601",
    };
    await importRows(database, site, [row], { name: "Liste" });
  });
  after(() => database.drop());

  async function run(command: Command, words: string[] = [], options: Record<string, string | boolean> = {}) {
    const ran = await runCommand(database.owner, command, words, { site: "hochfeld", ...options });
    return { result: ran.result as Record<string, unknown>, text: ran.lines.join("\n") };
  }
  const refused = (exitCode: number, sentence: RegExp, ...asked: Parameters<typeof run>) =>
    assertRefused(run(...asked), exitCode, sentence);

  it("list, show, merge and undo belong together, and the old address leads to the entry that goes on", async () => {
    const listed = await run(duplicatesList);
    assert.match(
      listed.text,
      /1 pair waits for an answer\n.*Grill Ali .*\| Imbiss zur Post .*same telephone, .*other name/,
    );
    const [pair] = listed.result.duplicates as { id: number }[];
    number = String(pair?.id);
    assert.match(
      (await run(duplicatesShow, [number])).text,
      /names +A {2}Grill Ali {2}\[import: OpenStreetMap/,
    );
    const { result, text } = await run(duplicatesMerge, [number]);
    assert.match(
      text,
      /^Imbiss zur Post \(\w+\) goes on in Grill Ali \(\w+\); "duplicates undo \d+ --site hochfeld"/,
    );
    assert.match((await run(duplicatesList)).text, /No pairs wait/);
    assert.match((await run(duplicatesList, [], { all: true })).text, /merged, \w+ goes on/);
    const [kept, gone] = [String(result.kept), String(result.gone)];
    assert.match((await run(businessShow, [gone])).text, new RegExp(`goes on in +${kept}`));
    await refused(1, /was merged with another one/, businessStatus, [gone, "published"]);
    await refused(1, /is merged already; "duplicates undo/, duplicatesSeparate, [number]);
    const record = (id: string) =>
      openDataApp(database).fetch(new Request(`http://localhost/api/v1/sites/hochfeld/businesses/${id}`));
    const answer = await record(gone);
    assert.equal(answer.status, 301);
    assert.match(answer.headers.get("location") ?? "", new RegExp(`/businesses/${kept}$`));
    assert.match((await run(duplicatesUndo, [number])).text, /are two entries again/);
    assert.equal((await record(gone)).status, 200);
  });

  it("tell apart and take that back", async () => {
    assert.match((await run(duplicatesSeparate, [number])).text, /stay two entries/);
    assert.match((await run(duplicatesUndo, [number])).text, /are a question again/);
    await refused(1, /is an open question/, duplicatesUndo, [number]);
  });

  it("say in one sentence what is wrong", async () => {
    await refused(2, /is no number of a pair/, duplicatesShow, ["x"]);
    await refused(1, /has no pair 99999/, duplicatesShow, ["99999"]);
    await refused(1, /has no pair 99999/, duplicatesMerge, ["99999"]);
    await refused(2, /--keep is one of/, duplicatesMerge, [number], { keep: "zzzzzzzz" });
    await refused(2, /N is missing/, duplicatesUndo);
    await refused(1, /no site "nowhere"/, duplicatesList, [], { site: "nowhere" });
  });
});
