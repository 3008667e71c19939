import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Command } from "../../../kernel/module/command.ts";
import { assertRefused, runCommand } from "../../../kernel/module/testing/run-command.ts";
import type { Site } from "../../quarter/index.ts";
import { searchListings } from "../store/search/search.ts";
import { importNodes, testDirectory } from "../testing/test-directory.ts";
import { businessHistory } from "./business-history.ts";
import { businessSet } from "./business-set.ts";
import { businessShow } from "./business-show.ts";
import { businessHide, businessStatus } from "./business-status.ts";
import { businessUndo } from "./business-undo.ts";
import { exportCommand } from "./export.ts";

describe("the commands about entries", () => {
  let database: TestDatabase;
  let site: Site;
  let folder: string;
  let id: string;
  before(async () => {
    ({ database, site } = await testDirectory());
    folder = await mkdtemp(join(tmpdir(), "directory-export-"));
    const names = ["Bäckerei Sonne", "=Formel", "Café Mond"];
    await importNodes(
      database,
      site,
      names.map((name, index) => ({ id: index + 1, tags: { shop: "bakery", name } })),
    );
    const search = { text: "Sonne", facets: [], nowMinute: 0, limit: 1, offset: 0, counts: false };
    id = (await searchListings(database.read, site.id, search)).hits[0]?.shortId ?? "";
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  async function run(command: Command, words: string[], options: Record<string, string | boolean> = {}) {
    const ran = await runCommand(database.owner, command, words, { site: "hochfeld", ...options });
    return { result: ran.result as Record<string, unknown>, lines: ran.lines };
  }
  const refused = (exitCode: number, sentence: RegExp, ...asked: Parameters<typeof run>) =>
    assertRefused(run(...asked), exitCode, sentence);
  const owner = { by: "owner", source: "Inhaberin, Besuch" };

  it("set, show, history and undo belong together", async () => {
    const set = await run(
      businessSet,
      [id, "phone=0203 123456", "street=Weseler Str. 7", "languages=tr, de"],
      owner,
    );
    const { change } = set.result;
    const shown = await run(businessShow, [id]);
    const text = shown.lines.join("\n");
    assert.match(text, /^Bäckerei Sonne \(\w+\)\n {2}status +published \(business\), changed \d{4}-/);
    assert.match(text, /\n {2}name +Bäckerei Sonne {2}\[import: OpenStreetMap, \d{4}-\d\d-\d\d\]\n/);
    assert.match(text, /\n {2}category +\p{L}+ \(shop\/bakery\) {2}\[import: /u);
    assert.match(text, /\n {2}address +Weseler Str\. 7 {2}\[owner: Inhaberin, Besuch, \d{4}-/);
    assert.match(text, /\n {2}phones +\+49203123456 {2}\[owner: Inhaberin, Besuch, \d{4}-/);
    assert.doesNotMatch(text, /[{}"]/);
    const fields = shown.result.fields as { field: string; value: unknown; source: { kind: string } }[];
    assert.deepEqual(fields.find(({ field }) => field === "phones")?.value, ["+49203123456"]);
    const history = await run(businessHistory, [`baeckerei-sonne-${id}`]);
    assert.ok(history.lines.some((line) => line.includes(String(change))));
    assert.ok(history.lines.includes("    phones: – → +49203123456"));
    const undone = await run(businessUndo, [String(change)]);
    assert.deepEqual(undone.result.kept, []);
    await refused(1, /taken back already/, businessUndo, [String(change)]);
  });

  it("say in one sentence what is wrong, and how wrong it is", async () => {
    await refused(2, /ID is missing/, businessSet, [], owner);
    await refused(2, /field=value/, businessSet, [id], owner);
    await refused(2, /form field=value/, businessSet, [id, "phone"], owner);
    await refused(2, /--by is missing/, businessSet, [id, "phone=1"]);
    await refused(2, /"owner" or "editor"/, businessSet, [id, "phone=1"], { by: "me", source: "x" });
    await refused(1, /colour.*is no field/, businessSet, [id, "colour=red"], owner);
    await refused(1, /phone "12345".*area code/, businessSet, [id, "phone=12345"], owner);
    await refused(1, /website.*http/, businessSet, [id, "website=javascript:alert(1)"], owner);
    await refused(1, /categories may not be empty/, businessSet, [id, "categories="], owner);
    await refused(1, /has no entry "zzzzzzzz"/, businessShow, ["zzzzzzzz"]);
    await refused(2, /is no id/, businessShow, ["'; drop table"]);
    await refused(1, /no site "nowhere"/, businessShow, [id], { site: "nowhere" });
    await refused(2, /is no change/, businessUndo, ["1"]);
    await refused(2, /One status/, businessStatus, [id, "gone"]);
    await refused(2, /--reason is missing/, businessHide, [id]);
    await refused(2, /no format/, exportCommand, ["xlsx"]);
    await refused(2, /--radius.*--near/, exportCommand, ["csv"], { radius: "5" });
    await refused(2, /--wheelchair/, exportCommand, ["csv"], { wheelchair: "maybe" });
    await refused(2, /no day; write --since 2026-01-01/, exportCommand, ["csv"], { since: "2026-13-01" });
    await refused(1, /\.csv cannot be written: its folder does not exist\.$/, exportCommand, ["csv"], {
      out: join(folder, "no/such/folder.csv"),
    });
  });

  it("hide an entry, and show it again only where the wish is taken back", async () => {
    await run(businessHide, [id], { reason: "Anruf vom 3. April" });
    await refused(1, /hidden on request/, businessStatus, [id, "published"]);
    const history = await run(businessHistory, [id]);
    assert.ok(history.lines.some((line) => line.includes("because: Anruf vom 3. April")));
    await run(businessStatus, [id, "published"], { lifted: true });
  });

  it("write whole files, narrowed by the same filters", async () => {
    const file = join(folder, "all.csv");
    const written = await run(exportCommand, ["csv"], { out: file });
    assert.equal(written.result.records, 3);
    const table = await readFile(file, "utf8");
    assert.ok(table.includes(",'=Formel,"));
    assert.equal(table.split("\r\n").length, 5);
    for (const format of ["json", "geojson"]) {
      const path = join(folder, `some.${format}`);
      await run(exportCommand, [format], { out: path, q: "Mond", lang: "tr" });
      const read = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown[]>;
      assert.equal(read[format === "json" ? "businesses" : "features"]?.length, 1);
      assert.equal(read.attribution, "© OpenStreetMap contributors, ODbL");
    }
    await run(exportCommand, ["json"], { out: join(folder, "none.json"), q: "qqqqqq" });
    assert.deepEqual(JSON.parse(await readFile(join(folder, "none.json"), "utf8")).businesses, []);
    assert.equal(
      (await readdir(folder)).some((name) => name.endsWith(".part")),
      false,
    );
  });

  it("write files of changes: what is new or changed, and of what is gone the id and when", async () => {
    await run(businessHide, [id], { reason: "Anruf vom 3. April" });
    const read = async (format: string, since: string) => {
      const out = join(folder, `since.${format}`);
      const { result } = await run(exportCommand, [format], { out, since });
      return { result, text: await readFile(out, "utf8") };
    };
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const none = await read("json", tomorrow);
    assert.deepEqual([none.result.records, none.result.gone], [0, 0]);
    const { result, text } = await read("json", "2026-01-01");
    assert.deepEqual([result.records, result.gone], [2, 1]);
    const file = JSON.parse(text) as { since: string; businesses: { change: string }[]; gone: object[] };
    assert.equal(file.since, "2025-12-31T23:00:00.000Z");
    assert.deepEqual(new Set(file.businesses.map(({ change }) => change)), new Set(["new"]));
    assert.deepEqual(Object.keys(file.gone[0] ?? {}), ["id", "at"]);
    const features = JSON.parse((await read("geojson", "2026-01-01")).text) as {
      features: object[];
      gone: object[];
    };
    assert.deepEqual([features.features.length, features.gone.length], [2, 1]);
    const lines = (await read("csv", "2026-01-01")).text.trim().split("\r\n");
    assert.match(lines[0] ?? "", /,changed_at,special_days,position_uncertainty,change$/);
    const last = lines.at(-1) ?? "";
    assert.match(last, new RegExp(`^${id},.*,gone$`));
    assert.deepEqual(last.split(",").filter((cell) => cell !== "").length, 3);
    assert.equal(text.includes("Sonne"), false);
    await run(businessStatus, [id, "published"], { lifted: true });
  });
});
