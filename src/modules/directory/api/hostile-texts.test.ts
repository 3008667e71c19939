import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { App } from "../../../kernel/web/build-app.ts";
import type { Site } from "../../quarter/index.ts";
import { editBusiness } from "../actions/edit-business.ts";
import { readEdits } from "../rules/edit/read-edits.ts";
import { parseName } from "../rules/fields/names.ts";
import { cleanLines } from "../rules/fields/text.ts";
import type { OpenRecord } from "../rules/open-data/record-schema.ts";
import { importNodes, openDataApp, testDirectory } from "../testing/test-directory.ts";

const file = join(process.env.TEST_DATA ?? "../shared/data", "robust/blns.json");
const absent = existsSync(file) ? false : `no test data in ${file}`;

describe("hostile texts", { skip: absent }, () => {
  const strings = absent
    ? []
    : (JSON.parse(readFileSync(file, "utf8")) as string[]).filter((text) => text.trim() !== "");
  let database: TestDatabase;
  let site: Site;
  let app: App;
  let records: OpenRecord[];

  const get = (path: string) => app.fetch(new Request(`http://localhost/api/v1/sites/hochfeld/${path}`));
  const all = async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((page) => get(`businesses?per_page=100&page=${page}`));
    const answers = await Promise.all((await Promise.all(pages)).map((answer) => answer.json()));
    return (answers as { businesses: OpenRecord[] }[]).flatMap((answer) => answer.businesses);
  };
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      strings.map((text, index) => ({
        id: index + 1,
        tags: { shop: "bakery", name: text, description: text, "addr:street": text },
      })),
    );
    app = openDataApp(database);
    records = await all();
  });
  after(() => database.drop());

  const textOf = (record: OpenRecord) =>
    strings[Number(record.identifiers[0]?.value.slice("node/".length)) - 1] ?? "";

  it("come through an import whole, or are left out", () => {
    assert.equal(records.length, strings.length);
    for (const record of records) {
      const name = parseName(textOf(record));
      assert.equal(record.name, name.ok ? name.value : null);
      assert.equal(record.descriptions.de, cleanLines(textOf(record)) || undefined);
    }
  });

  it("come through an edit whole, or are refused", async () => {
    const word = { kind: "owner", name: "Inhaberin", licence: "CC0-1.0", actor: "test" } as const;
    for (const record of records.filter((_, index) => index % 6 === 0)) {
      const text = textOf(record);
      const given: [string, string][] = [
        ["name:tr", text],
        ["description:tr", text],
        ["extra", text],
      ];
      const edited = await editBusiness(database.owner, site, record.id, word, (business) =>
        readEdits(given, business),
      );
      const after = (await (await get(`businesses/${record.id}?lang=tr`)).json()) as { business: OpenRecord };
      const name = parseName(text);
      if (edited.ok && name.ok) {
        assert.equal(after.business.name, name.value);
        assert.equal(after.business.descriptions.tr, cleanLines(text) || undefined);
      } else assert.equal(edited.ok, false, JSON.stringify(text));
    }
  });

  it("are never a formula in the table, nor break one", async () => {
    const text = await (await get("businesses.csv")).text();
    const cells = text.replaceAll(/"(?:[^"]|"")*"/g, (quoted) =>
      quoted.slice(1, -1).replaceAll(/[,\r\n]/g, " "),
    );
    const lines = cells.split("\r\n");
    assert.equal(lines.length, records.length + 2);
    const columns = lines[0]?.split(",").length;
    for (const line of lines.slice(1, -1)) {
      assert.equal(line.split(",").length, columns, line);
      for (const cell of line.split(",")) assert.ok(!/^[=+\-@\t]/.test(cell), line);
    }
  });

  it("are sound JSON and features, and may be searched for", async () => {
    const features = (await (await get("businesses.geojson")).json()) as { features: unknown[] };
    assert.equal(features.features.length, records.length);
    for (const text of strings.filter((_, index) => index % 3 === 0)) {
      const answer = await get(
        `businesses?per_page=1&q=${encodeURIComponent(text.slice(0, 200).toWellFormed())}`,
      );
      assert.ok(answer.status === 200 || answer.status === 400, `${answer.status}: ${JSON.stringify(text)}`);
    }
  });
});
