import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { CommandRefused } from "../../../../kernel/module/command.ts";
import { runCommand } from "../../../../kernel/module/testing/run-command.ts";
import { type TestSheet, writeXlsx } from "../../../../kernel/tables/testing/write-xlsx.ts";
import type { Site } from "../../../quarter/index.ts";
import { openSite } from "../../../quarter/testing/open-site.ts";
import type { ListReport } from "../../rules/lists/list-report.ts";
import { importNodes, openDataApp, testDirectory } from "../../testing/test-directory.ts";
import { coverageShow } from "../coverage-show.ts";
import { listCommands } from "./list-commands.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

interface Told extends Omit<ListReport, "unknownCategories"> {
  import: number | null;
  unknownCategories: Record<string, number>;
  lists: {
    total: number;
    groups: { group: string; counted: number; listed: number }[];
    withoutGroup: number;
  }[];
}

describe("import csv, xlsx, json", () => {
  let database: TestDatabase;
  let site: Site;
  let folder: string;
  before(async () => {
    ({ database, site } = await testDirectory());
    folder = await mkdtemp(join(tmpdir(), "import-list-"));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  async function run(name: string, words: string[], options: Record<string, string | boolean> = {}) {
    const command = [...listCommands, coverageShow].find((one) => one.name === name);
    assert.ok(command);
    const { result, lines, said } = await runCommand(database.owner, command, words, {
      site: site.key,
      ...options,
    });
    const told = result as Told;
    // Nothing gets lost: every row is something.
    if (told.things) {
      const sum = Object.values(told.things).reduce((total, count) => total + count, 0);
      assert.equal(sum + told.counted, told.rows);
    }
    return { told, lines, said };
  }

  const put = async (name: string, content: string | Buffer): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };

  const entries = (at: Site = site) =>
    inSite(database.owner, at.id, async (tx) => {
      const { rows } = await sql<{ profile: { names: { value: string }[] } }>`
        select profile from directory.business order by profile->'names'->0->>'value'
      `.execute(tx);
      return rows;
    });

  const trades = ["Friseur", "Bäckerei", "Kiosk", "Sonderbares"];
  /** 300 rows as an office has them: a title, capitals, numbers where texts belong, three tabs. */
  const sheets: TestSheet[] = [
    { name: "Deckblatt", rows: [["Betriebe im Quartier"], ["Stand 2026"]] },
    {
      name: "Betriebe",
      rows: [
        ["Gewerbeliste", null, null, null, null, null, null, null, null],
        [],
        ["Firma", "Straße", "Nr", "PLZ", "Ort", "Branche", "Tel", "Breite", "Länge"],
        ...Array.from({ length: 299 }, (_, index): (string | number)[] => [
          `BETRIEB NUMMER ${index} GMBH`,
          "WANHEIMER STR.",
          index + 1,
          1067,
          index % 2 === 0 ? "DUISBURG-HOCHFELD" : "DUISBURG",
          trades[index % 4] ?? "",
          203_700_000 + index,
          51.4 + index / 10_000,
          6.76,
        ]),
        [
          "Betrieb Nummer 7 GmbH",
          "Wanheimer Straße",
          "8",
          "01067",
          "Duisburg",
          "Sonderbares",
          "",
          51.4007,
          6.76,
        ],
        ["Summe", 300],
      ],
    },
    {
      name: "Alt",
      hidden: true,
      rows: [
        ["Firma", "PLZ"],
        ["Geheim", "47053"],
      ],
    },
  ];

  it("shows how a workbook is read, and changes nothing on a dry run", async () => {
    const file = await put("Gewerbe 2026.xlsx", writeXlsx(sheets));
    const map = join(folder, "map.json");
    const rejected = join(folder, "rejected.tsv");
    const { told, said, lines } = await run("import xlsx", [file], {
      "dry-run": true,
      "write-map": map,
      rejected,
    });
    assert.match(said.join("\n"), /"Betriebe", headings in row 3[\s\S]*Firma\s+name[\s\S]*Länge\s+lon/);
    assert.match(
      said.join("\n"),
      /"Deckblatt": left out, it does not[\s\S]*"Alt": left out, the tab is hidden/,
    );
    assert.equal(told.import, null);
    assert.equal(told.things.new, 225);
    assert.deepEqual(told.reasons, { "no-category": 74, "no-entry": 1, "same-as-before": 1 });
    assert.deepEqual(told.unknownCategories, { Sonderbares: 74 });
    assert.match(lines.join("\n"), /No licence was given/);
    const table = (await readFile(rejected, "utf8")).trim().split("\n");
    assert.equal(table.length, 77);
    assert.match(table[1] ?? "", /^7\tBranche\tno-category\tSonderbares\t.*--category/);
    assert.equal((await entries()).length, 0);
  });

  it("takes it with a corrected mapping, and the same list again changes nothing", async () => {
    const file = join(folder, "Gewerbe 2026.xlsx");
    const map = join(folder, "map.json");
    await writeFile(
      map,
      (await readFile(map, "utf8")).replace('"Sonderbares": ""', '"Sonderbares": "shop/gift"'),
    );
    const first = await run("import xlsx", [file], { map });
    assert.equal(first.told.things.new, 299);
    assert.deepEqual(first.told.reasons, { "same-as-before": 1, "no-entry": 1 });
    const rows = await entries();
    assert.equal(rows[0]?.profile.names[0]?.value, "Betrieb Nummer 0 GmbH");
    const again = await run("import xlsx", [file], { map });
    assert.deepEqual(
      [again.told.things.new, again.told.things.changed, again.told.things.unchanged],
      [0, 0, 299],
    );
    // Another spelling and another file of the same name are the same list.
    const next = await put(
      "Gewerbe 2027.csv",
      "Name;Anschrift;PLZ;Stadt;Kategorie;lat;lon;Telefon\nBetrieb Nummer 0 GmbH;Wanheimer Straße 1;01067;Duisburg;Friseur;51,4;6,76;0203 999999\n",
    );
    await assert.rejects(run("import csv", [next]), /298 of 299 known entries are missing/);
    const changed = await run("import csv", [next], { partial: true });
    assert.deepEqual([changed.told.things.new, changed.told.things.changed], [0, 1]);
    assert.equal(changed.told.missing.perhapsClosed, 0);
  });

  it("says what a mapping names and the file has not", async () => {
    const file = await put("eins.csv", "Firma;Straße;Branche;lat;lon\nLaden;Ring 1;Kiosk;51,41;6,77\n");
    const column = (heading: string, field: string) => ({ heading, field });
    const columns = [column("FIRMA", "name"), column("Brance", "category"), column("Fax", "ignore")];
    const tables = ["eins.csv", "Gastro"].map((table) => ({ table, columns }));
    const map = await put("slip.json", JSON.stringify({ tables }));
    const { said } = await run("import csv", [file], { map, "dry-run": true });
    assert.deepEqual(
      said.filter((line) => line.startsWith("The mapping")),
      [
        'The mapping names a table "Gastro", which the file has not; it has: "eins.csv".',
        'The mapping names a column "Brance", which is not in the table "eins.csv".',
      ],
    );
  });

  it("does not pass on what has no licence", async () => {
    const ask = async (path: string) =>
      (
        await openDataApp(database).fetch(new Request(`http://localhost/api/v1/sites/${site.key}/${path}`))
      ).text();
    assert.equal(JSON.parse(await ask("businesses")).total, 0);
    assert.equal(JSON.parse(await ask("businesses?q=Betrieb")).total, 0);
    assert.equal(JSON.parse(await ask("businesses.geojson")).features.length, 0);
    const file = await put(
      "frei.csv",
      "Firma;Straße;Branche;lat;lon\nFreier Laden;Ring 1;Kiosk;51,41;6,77\n",
    );
    await run("import csv", [file], { licence: "CC0-1.0", source: "Stadt" });
    const open = JSON.parse(await ask("businesses"));
    assert.equal(open.total, 1);
    assert.equal(open.businesses[0].name, "Freier Laden");
    assert.equal(open.businesses[0].sources[0].name, "Stadt");
    assert.equal(JSON.parse(await ask("businesses.geojson")).features.length, 1);
  });

  it("rejects rows that nobody can place, and says so", async () => {
    const file = await put(
      "ohne.csv",
      "Firma;Straße;Hausnr;PLZ;Ort;Branche\nKiosk Eck;Ring;5;47053;Duisburg;Kiosk\n",
    );
    const { told, lines } = await run("import csv", [file], { "dry-run": true });
    assert.deepEqual(told.reasons, { "unknown-street": 1 });
    assert.match(lines.join("\n"), /import the map of the town first/);
  });

  it("places rows by their address, once the map of the town is there", async () => {
    const street = (id: number, lat: number, number: string) => ({
      id,
      lat,
      lon: 6.76,
      tags: {
        "addr:street": "Wanheimer Straße",
        "addr:housenumber": number,
        "addr:postcode": "47053",
        "addr:city": "Duisburg",
      },
    });
    await importNodes(database, site, [street(1, 51.42, "1"), street(2, 51.421, "11")]);
    const file = await put(
      "adressen.csv",
      "Firma;Anschrift;PLZ;Ort;Branche\nKiosk Genau;Wanheimerstr. 11;47053;Duisburg;Kiosk\nKiosk Fern;Wanheimer Str. 5;45964;Gladbeck;Kiosk\n",
    );
    const { told } = await run("import csv", [file], { source: "Adressen" });
    assert.equal(told.things.new, 1);
    assert.deepEqual(told.placed, { address: 1 });
    assert.equal(told.things.rejected, 1, "nobody is placed in another town");
  });

  it("puts no zero before four digits where the town has no such postcodes in the map", async () => {
    const file = await put(
      "ziffer.csv",
      "Firma;Anschrift;PLZ;Ort;Branche\nKiosk Ziffer;Wanheimer Str. 1;4705;Duisburg;Kiosk\n",
    );
    const rejected = join(folder, "ziffer.tsv");
    const { told } = await run("import csv", [file], { "dry-run": true, rejected });
    assert.deepEqual([told.things.new, told.placed, told.fieldsDropped], [1, { address: 1 }, 1]);
    assert.match(await readFile(rejected, "utf8"), /^2\tPLZ\tdigit-missing\t4705\t.*put it right/m);
  });

  it("keeps businesses apart that share a number", async () => {
    const file = await put(
      "nummern.csv",
      `Nr;Firma;Straße;Branche;lat;lon\n${Array.from({ length: 60 }, (_, index) => `${index};Laden ${index};Weg ${index};Kiosk;51,3;6,7`).join("\n")}\n3;Ganz anderer;Gasse 1;Kiosk;51,31;6,7\n3;Laden 3;Weg 3;Kiosk;51,3;6,7\n`,
    );
    const { told } = await run("import csv", [file], { source: "Nummern" });
    assert.deepEqual([told.things.new, told.reasons["same-as-before"]], [61, 1]);
    const again = await run("import csv", [file], { source: "Nummern" });
    assert.deepEqual([again.told.things.new, again.told.things.unchanged], [0, 61]);
  });

  it("refuses what it cannot read, in one sentence", async () => {
    const csv = await put("x.csv", "a;b\n1;2\n");
    for (const [name, words, options, sentence] of [
      ["import csv", [join(folder, "fehlt.csv")], {}, /does not exist/],
      ["import xlsx", [csv], {}, /no \.xlsx workbook/],
      ["import json", [csv], {}, /no JSON/],
      ["import csv", [csv], {}, /no table looks like a list.*--write-map/],
      ["import csv", [csv], { category: "shop/unsinn" }, /no category "shop\/unsinn"/],
      ["import csv", [csv], { licence: "darf man?" }, /no short name of a licence/],
      ["import csv", [csv], { "as-of": "31.12.2026" }, /needs a day such as/],
      ["import csv", [csv], { map: csv }, /mapping .* is not right/],
      [
        "import xlsx",
        [join(folder, "Gewerbe 2026.xlsx")],
        { sheet: "Nix" },
        /no table "Nix".*Deckblatt, Betriebe, Alt/,
      ],
    ] as const)
      await assert.rejects(
        run(name, [...words], options),
        (error) => error instanceof CommandRefused && sentence.test(error.message),
        String(sentence),
      );
  });

  it("counts a register without names", async (t) => {
    const file = `${data}/poi/ihk-berlin-businesses.csv.gz`;
    if (!existsSync(file)) return t.skip(`no test data: ${file}`);
    const berlin = await openSite(database, "berlin", { lat: 52.5, lon: 13.4 });
    const { told } = await run("import csv", [file], {
      site: "berlin",
      source: "IHK Berlin",
      licence: "CC0-1.0",
    });
    assert.equal(told.things.new, 0);
    assert.equal(told.businesses, 0);
    assert.ok(told.counted > 6_000, String(told.counted));
    assert.equal((await entries(berlin)).length, 0);
    const { told: shown, lines } = await run("coverage show", [], { site: "berlin" });
    assert.equal(shown.lists[0]?.total, told.counted);
    const inGroups = shown.lists[0]?.groups.reduce((sum, { counted }) => sum + counted, 0) ?? 0;
    assert.equal(inGroups + (shown.lists[0]?.withoutGroup ?? 0), told.counted);
    assert.match(lines.join("\n"), /IHK Berlin, as of/);
  });

  it("takes real lists of kiosks, markets and fuel stations", async (t) => {
    const lists = [
      ["import json", "poi/kiosks-nrw.geojsonl", "shop/kiosk", 70],
      ["import json", "poi/weekly-markets.geojsonl", "amenity/marketplace", 30],
      ["import csv", "poi/fuel-stations-germany.csv", "amenity/fuel", 100],
      ["import json", "text/moers-shops-sample.json", "shop", 30],
    ] as const;
    for (const [name, path, category, most] of lists) {
      const file = `${data}/${path}`;
      if (!existsSync(file)) return t.skip(`no test data: ${file}`);
      const { told } = await run(name, [file], { category });
      assert.ok(told.things.new >= most, `${path}: ${told.things.new}`);
      const again = await run(name, [file], { category });
      assert.deepEqual([again.told.things.new, again.told.things.unchanged], [0, told.things.new], path);
    }
  });
});
