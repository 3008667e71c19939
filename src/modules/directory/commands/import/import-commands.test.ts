// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Command } from "../../../../kernel/module/command.ts";
import { assertRefused, runCommand } from "../../../../kernel/module/testing/run-command.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import { lockImports } from "../../store/imports.ts";
import { testDirectory } from "../../testing/test-directory.ts";
import { importOsmCommand } from "../import-osm.ts";
import { importListCommand } from "./import-list.ts";
import { importShowCommand } from "./import-show.ts";
import { importUndoCommand } from "./import-undo.ts";

const node = (id: number, name = `Laden ${id}`, tags = {}) => ({
  type: "node",
  id,
  lat: 51.42 + (id % 3) / 1000,
  lon: 6.76 + Math.floor(id / 3) / 1000,
  tags: { shop: "bakery", name, ...tags },
});
const answer = (...elements: unknown[]) => JSON.stringify({ version: 0.6, elements });

describe("the commands about imports", () => {
  let database: TestDatabase;
  let folder: string;
  let count = 0;
  let key = "";
  before(async () => {
    ({ database } = await testDirectory());
    folder = await mkdtemp(join(tmpdir(), "directory-import-"));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  async function run(command: Command, words: string[], options: Record<string, string | boolean> = {}) {
    const ran = await runCommand(database.owner, command, words, { site: key, ...options });
    return { result: ran.result as Record<string, unknown>, text: ran.lines.join("\n") };
  }
  const refused = (exitCode: number, sentence: RegExp, ...asked: Parameters<typeof run>) =>
    assertRefused(run(...asked), exitCode, sentence);
  const begin = async () => {
    key = `commands${++count}`;
    return openSite(database, key);
  };
  const file = async (...elements: unknown[]) => {
    const path = join(folder, "town.json");
    await writeFile(path, answer(...elements));
    return path;
  };

  it("import twice, list, show and take back belong together", async () => {
    await begin();
    const all = [1, 2, 3, 4, 5].map((id) => node(id));
    await run(importOsmCommand, [await file(...all)]);
    const news = await file(node(1, "Neuer Name"), node(2), node(3), node(4), node(6), {
      type: "node",
      id: 9,
      tags: { shop: "x" },
    });
    const dry = await run(importOsmCommand, [news], { "dry-run": true });
    assert.match(dry.text, /1 vanished at the source and perhaps closed:\n +\S+ +Laden 5 /);
    const second = await run(importOsmCommand, [news]);
    const number = String(second.result.import);
    assert.match(second.text, /1 new, 0 joined, 1 changed, 0 moved, 0 returned, 3 unchanged/);
    const list = await run(importListCommand, []);
    assert.equal((list.result.imports as unknown[]).length, 2);
    assert.match(
      list.text.split("\n")[0] ?? "",
      /town\.json: 1 new, 0 joined, 1 changed, .* 1 perhaps closed, 1 rejected/,
    );
    assert.ok((await run(importListCommand, [], { page: "1" })).text.includes(key));
    const shown = await run(importShowCommand, [number]);
    assert.match(shown.text, /new \(1\):\n +\S+ +Laden 6 /);
    assert.match(shown.text, /changed \(1\):\n.*names: Laden 1 → Neuer Name/);
    assert.match(shown.text, /perhaps-closed \(1\):\n +\S+ +Laden 5 .*not in OpenStreetMap any more/);
    assert.match(shown.text, /node\/9 +geometry +no-geometry|node\/9/);
    const only = await run(importShowCommand, [number], { only: "changed", page: "2" });
    assert.deepEqual((only.result.entries as Record<string, unknown[]>).changed, []);
    const tried = await run(importUndoCommand, [number], { "dry-run": true });
    const undone = await run(importUndoCommand, [number]);
    assert.deepEqual({ ...tried.result, dryRun: false }, undone.result);
    assert.match(undone.text, /1 entries that it made are gone, 2 have their earlier values again/);
    assert.match((await run(importListCommand, [])).text, /taken back/);
    await refused(1, /taken back already/, importUndoCommand, [number]);
    const [third] = [String((await run(importOsmCommand, [news])).result.import)];
    const [fourth] = [String((await run(importOsmCommand, [news])).result.import)];
    const kept = await run(importUndoCommand, [third], { "dry-run": true });
    const order = `import undo ${fourth} --site ${key}; import undo ${third} --site ${key}.`;
    assert.ok(kept.text.includes(`Laden 6  the whole entry: import ${fourth} says so, too`), kept.text);
    assert.ok(kept.text.includes(`Import ${fourth} (OpenStreetMap, town.json) says so of 2 entries.`));
    assert.ok(kept.text.includes(order), kept.text);
    await run(importUndoCommand, [third]);
    await refused(1, new RegExp(`taken back already.*${order.replaceAll(".", "\\.")}`), importUndoCommand, [
      third,
    ]);
  });

  it("say in one sentence what is wrong, and how wrong it is", async () => {
    const site = await begin();
    const all = [1, 2, 3, 4, 5, 6].map((id) => node(id));
    await run(importOsmCommand, [await file(...all)]);
    await refused(2, /"x" is no number/, importShowCommand, ["x"]);
    await refused(1, /has no import 99999/, importShowCommand, ["99999"]);
    await refused(1, /has no import 99999/, importUndoCommand, ["99999"]);
    await refused(2, /N is missing/, importUndoCommand, []);
    await refused(2, /--only is one of/, importShowCommand, ["1"], { only: "old" });
    await refused(2, /--page is a number/, importListCommand, [], { page: "0" });
    await refused(2, /not both/, importOsmCommand, [await file(...all)], { overpass: "http://127.0.0.1:1/" });
    await refused(2, /not both/, importOsmCommand, [await file(...all)], {
      partial: true,
      "accept-vanished": true,
    });
    await refused(1, /3 of 6 known entries are missing.*--accept-vanished/, importOsmCommand, [
      await file(node(1), node(2), node(6)),
    ]);
    const held = await file(...all);
    await inSite(database.owner, site.id, async (tx) => {
      await lockImports(tx, site.id);
      await refused(1, /Another import into this site is at work/, importOsmCommand, [held]);
      await refused(1, /Another import into this site is at work/, importUndoCommand, ["1"]);
    });
  });

  it("data older than the last of the same source are taken on request only", async () => {
    await begin();
    const dated = async (day: string, name: string) => {
      const path = join(folder, `${day}.json`);
      const osm3s = { timestamp_osm_base: `${day}T12:00:00Z` };
      await writeFile(path, JSON.stringify({ osm3s, elements: [node(1, name), node(2)] }));
      return path;
    };
    const [old, recent] = [await dated("2019-05-04", "Alt"), await dated("2020-06-07", "Neu")];
    const first = await run(importOsmCommand, [recent]);
    assert.match(first.text, /\n {2}data as of 2020-06-07\n/);
    assert.doesNotMatch(first.text, /older|nothing in it/);
    await run(importOsmCommand, [recent]);
    const older =
      /as of 2019-05-04, but the last import from this source was as of 2020-06-07.*nothing was taken/;
    await refused(1, older, importOsmCommand, [old]);
    const dry = await run(importOsmCommand, [old], { "dry-run": true });
    assert.match(dry.text, /older than those of the last.*2020-06-07: newer facts would be overwritten/);
    assert.match(dry.text, /It would be refused: the data are older/);
    assert.equal(dry.result.wouldBeRefused, true);
    const taken = await run(importOsmCommand, [old], { older: true });
    assert.match(taken.text, /data as of 2019-05-04\n.*newer facts were overwritten/);
    assert.equal(taken.result.olderThan, "2020-06-07");
    await run(importUndoCommand, [String(taken.result.import)]);
    await refused(1, older, importOsmCommand, [old]);
    await run(importOsmCommand, [await file(node(1), node(2))]);
    await refused(1, older, importOsmCommand, [old]);
    assert.match((await run(importListCommand, [])).text, /OpenStreetMap as of 2020-06-07, 2020-06-07\.json/);
  });

  it("when a file without a day was written does not count against data that say theirs", async () => {
    await begin();
    const guessed = await run(importOsmCommand, [await file(node(1))]);
    assert.match(guessed.text, /data as of \d{4}-\d\d-\d\d \(by the time of the file\)/);
    const path = join(folder, "dated.json");
    const osm3s = { timestamp_osm_base: "2019-05-04T12:00:00Z" };
    await writeFile(path, JSON.stringify({ osm3s, elements: [node(1)] }));
    assert.doesNotMatch((await run(importOsmCommand, [path])).text, /older/);
  });

  it("whatever is rejected stands in the file, which is open before anything is taken", async () => {
    const site = await begin();
    const way = { type: "way", id: 7, nodes: [901, 902], tags: { shop: "bakery" } };
    const town = await file(
      node(1),
      "quatsch",
      null,
      way,
      node(2, "B", { "addr:postcode": "1", "addr:country": "DE" }),
    );
    const imports = async () => (await run(importListCommand, [])).result.imports as unknown[];
    for (const path of [join(folder, "none", "x"), folder])
      await refused(
        1,
        /The file .* cannot be written: (its folder does not exist|it is a folder)\.$/,
        importOsmCommand,
        [town],
        { rejected: path },
      );
    await refused(2, /--rejected would overwrite/, importOsmCommand, [town], { rejected: town });
    assert.deepEqual(await imports(), []);
    const rejected = join(folder, "rejected.tsv");
    const { text } = await run(importOsmCommand, [town], { rejected });
    assert.match(text, /0 outside the site's box[\s\S]*rejected: 3 elements; 1 fields/);
    assert.deepEqual((await readFile(rejected, "utf8")).split("\n").sort(), [
      "",
      "element/2\telement\tnot-a-feature\t",
      "element/3\telement\tnot-a-feature\t",
      "id\tfield\treason\tdetail",
      "node/2\taddr:postcode\tnot-understood\t1",
      "way/7\tgeometry\tmissing-nodes\t",
    ]);
    assert.equal((await imports()).length, 1, site.key);
  });

  it("other JSON is no success, and an empty file says that it is empty", async () => {
    await begin();
    const path = join(folder, "other.json");
    await writeFile(path, '{"a":1}');
    await refused(1, /neither OpenStreetMap data .*Overpass JSON.* nor GeoJSON/, importOsmCommand, [path]);
    for (const content of ['{"type":"FeatureCollection","features":[]}', answer()]) {
      await writeFile(path, content);
      assert.match((await run(importOsmCommand, [path])).text, /There is nothing in it\./);
    }
  });

  it("an Overpass server is asked for the whole site, and half an answer is refused", async () => {
    await begin();
    const all = [1, 2, 3, 4, 5].map((id) => node(id));
    await run(importOsmCommand, [await file(...all)]);
    const answers = [
      answer(node(1), node(2), node(3), node(4)),
      '{"elements":[],"remark":"runtime error: Query timed out"}',
      "<html>Welcome</html>",
    ];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      request.on("data", (part) => asked.push(String(part)));
      request.on("end", () => response.end(answers.shift()));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const overpass = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`;
    try {
      const { text } = await run(importOsmCommand, [], { overpass });
      assert.match(text, /4 unchanged[\s\S]*1 vanished at the source and perhaps closed/);
      assert.match(
        new URLSearchParams(asked[0]).get("data") ?? "",
        /bbox:51\.1200000,6\.4600000,51\.7200000,7\.0600000/,
      );
      await refused(1, /server gave up: runtime error: Query timed out/, importOsmCommand, [], { overpass });
      await refused(1, /did not answer with Overpass JSON; is the address right/, importOsmCommand, [], {
        overpass,
      });
      await refused(1, /no http or https address/, importOsmCommand, [], { overpass: "localhost" });
    } finally {
      server.close();
    }
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith("mittendrin-overpass-"));
    assert.deepEqual(left, []);
  });
});
