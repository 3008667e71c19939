import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { openTable } from "../../../../kernel/tables/open-table.ts";
import type { Row } from "../../../../kernel/tables/table-file.ts";
import { tableOf } from "../../../../kernel/tables/testing/table-of.ts";
import { fieldsOfHeading } from "./fields.ts";
import { guessLayout } from "./guess-columns.ts";
import { applyMapping, parseMapping, writeMapping } from "./mapping.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

/** The fields of a CSV text, by column. */
async function fieldsOf(text: string) {
  const { rows } = await tableOf(text);
  const layout = guessLayout("t", rows, false);
  return { layout, fields: layout.columns.map(({ field }) => field) };
}

test("headings in German and English, long and short", () => {
  for (const [heading, field] of [
    ["Firma", "name"],
    ["Name des Unternehmens", "name"],
    ["Firmenname 1", "name"],
    ["Straße / Hausnr.", "street"],
    ["STRASSE", "street"],
    ["Str.", "street"],
    ["Haus-Nr.", "houseNumber"],
    ["PLZ", "postcode"],
    ["Postleitzahl", "postcode"],
    ["PLZ / Ort", "place"],
    ["Telefon (geschäftl.)", "phone"],
    ["Telefon 2", "phone"],
    ["Mobiltelefon", "phone"],
    ["Telefax", "ignore"],
    ["Telefon Ansprechpartner", "ignore"],
    ["Tel./Fax", "phone"],
    ["Telefon und Telefax", "phone"],
    ["Tel./Fax Inhaber", "ignore"],
    ["Faxnummer", "ignore"],
    ["E-Mail-Adresse", "email"],
    ["Homepage", "website"],
    ["Rechtsf.", "legalForm"],
    ["Zus.", "houseSuffix"],
    ["Trading As", "name"],
    ["Vereinsname", "name"],
    ["Handelsname", "name"],
    ["Schulform", "category"],
    ["Schultyp", "category"],
    ["School type", "category"],
    ["Art der Einrichtung", "category"],
    ["Einrichtungsart", "category"],
    ["Gegenstand", "category"],
    ["Schulnummer", "id"],
    ["Schul-Nr.", "id"],
    ["Registernummer", "id"],
    ["Premises", "street"],
    ["Post Code", "postcode"],
    ["Type of business", "category"],
    ["contact_no", "phone"],
    ["Opening times", "hours"],
    ["Ö-Zeiten Mo-Fr", "hours:Mo-Fr"],
    ["opens_weekdays", "opens:Mo-Fr"],
    ["Schließt Sa", "closes:Sa"],
    ["Öffnungszeiten", "hours"],
    ["Öffnungszeiten Mo", "hours:Mo"],
    ["Mo - Fr", "hours:Mo-Fr"],
    ["Samstag", "hours:Sa"],
    ["Mo von", "opens:Mo"],
    ["Mo bis", "closes:Mo"],
    ["Breitengrad", "lat"],
    ["geo_lng", "lon"],
    ["companyName", "name"],
    ["street_name", "street"],
    ["addr:housenumber", "houseNumber"],
    ["opening_hours", "hours"],
    ["WZ-Code", "wz"],
    ["Branche", "category"],
    ["Stadtteil", "suburb"],
    ["Lfd. Nr.", "id"],
    ["Rechtsform", "legalForm"],
    ["Rechtswert", "easting"],
  ] as const)
    assert.equal(fieldsOfHeading(heading)[0]?.field, field, heading);
});

const body =
  "Bäckerei Sonne;Weseler Str. 5;47169;Duisburg;0203 123456\nKiosk Ay;Ring 2;47053;Duisburg;0172 1234567\n";

test("titles, empty rows and columns, and two rows of headings", async () => {
  const titled = await fieldsOf(
    `Betriebe im Quartier;;;;\nStand: 01.03.2024;;;;\n\nFirma;Straße;PLZ;Ort;Telefon\n${body}`,
  );
  assert.deepEqual(titled.layout.headingRows, [4]);
  assert.deepEqual(titled.fields, ["name", "street", "postcode", "city", "phone"]);
  const double = await fieldsOf(
    "Firma;Straße;PLZ;Öffnungszeiten;;\n;;;Mo-Fr;Sa;So\nBäckerei;Ring 5;47169;7-18 Uhr;7-13;geschlossen\nKiosk;Ring 2;47053;8-20;8-20;9-12\n",
  );
  assert.deepEqual(double.layout.headingRows, [1, 2]);
  assert.deepEqual(double.fields, ["name", "street", "postcode", "hours:Mo-Fr", "hours:Sa", "hours:Su"]);
  const gaps = await fieldsOf(
    `;Firma;;Straße;PLZ;Ort\n;A;;Ring 1;47053;Duisburg\n;B;;Ring 2;47053;Duisburg\n`,
  );
  assert.deepEqual(gaps.fields, ["ignore", "name", "ignore", "street", "postcode", "city"]);
});

test("a heading above other columns reaches no further than it says", async () => {
  const { fields } = await fieldsOf(
    ";Kontakt;;;Sprechzeiten;;\nBetrieb;Inhaber;Straße;PLZ/Ort;Vormittag;Nachmittag;Sparte\n" +
      "Maler Muster;Petra Muster;Ring 5;47169 Duisburg;8-12;13-17;Maler\nSchuh Probe;Karl Probe;Ring 2;47053 Duisburg;9-13;15-18;Schuhe\n",
  );
  assert.deepEqual(fields, ["name", "ignore", "street", "place", "hours", "hours", "category"]);
  const persons = await fieldsOf(
    "Verein;Vorstand;;Adresse;\n;Vorname;Name;Straße;PLZ\nSportclub;Petra;Muster;Ring 5;47169\nChor Probe;Karl;Probe;Ring 2;47053\n",
  );
  assert.deepEqual([persons.fields[0], persons.fields[2]], ["name", "ignore"]);
});

test("without headings the values tell", async () => {
  const { layout, fields } = await fieldsOf(
    "Bäckerei Sonne GmbH;Weseler Straße 5;47169;0203 / 123456;info@sonne.example;51,4912;6,7643\nKiosk Ay;Ringstraße 2;47053;0172 / 1234567;ay@kiosk.example;51,4321;6,7601\n",
  );
  assert.deepEqual(layout.headingRows, []);
  assert.deepEqual(fields, ["name", "street", "postcode", "phone", "email", "lat", "lon"]);
});

test("latitude and longitude that changed places are seen", async () => {
  const { fields } = await fieldsOf("Name;lat;lon\nA;6,76;51,43\nB;6,77;51,44\n");
  assert.deepEqual(fields, ["name", "lon", "lat"]);
});

test("a heading whose values say otherwise is not believed", async () => {
  const { fields } = await fieldsOf(
    "Firma;Straße;PLZ;Mail\nA;Ring 1;47053;ja\nB;Ring 2;47053;nein\nC;Ring 3;47053;ja\n",
  );
  assert.equal(fields[3], "ignore");
});

test("tables that are no list are left alone", async () => {
  for (const text of [
    "Name;Age;Gender\nA;21;M\nB;19;F\n",
    "NDB_No;Water;Protein\n01001;15.87;0.85\n01002;15.87;0.85\n",
    "a;b\n1;2\n",
  ])
    assert.equal((await fieldsOf(text)).layout.use, false, text);
});

test("a mapping that was written can be given back, corrected, and finds columns that moved", async () => {
  const { layout } = await fieldsOf(`Firma;Straße;PLZ;Ort;Kontakt 1\n${body}`);
  const text = writeMapping(
    { format: "csv", encoding: "utf-8", delimiter: ";", quote: '"' },
    [layout],
    undefined,
    ["Sonstiges"],
  );
  const parsed = parseMapping(text.replace(/("heading": "Kontakt 1",\s*"field": )"\w+"/, '$1"phone"'));
  assert.ok("mapping" in parsed);
  const moved = await fieldsOf(`Kontakt 1;Ort;Firma;Straße;PLZ\n0203 123456;Duisburg;A;Ring 1;47053\n`);
  const table = parsed.mapping.tables?.[0];
  assert.ok(table);
  const applied = applyMapping(moved.layout, table, [] as Row[]);
  assert.deepEqual(
    applied.columns.map(({ field }) => field),
    ["phone", "city", "name", "street", "postcode"],
  );
  for (const [wrong, problem] of [
    ["{", /no JSON/],
    [
      '{"tables":[{"columns":[{"heading":"A","field":"nmae"}]}]}',
      /tables\.0\.columns\.0\.field: there is no field "nmae"/,
    ],
    ['{"always":{"category":"shop/nothing"}}', /no category "shop\/nothing"/],
    ['{"unsinn":1}', /unsinn/],
  ] as const) {
    const refused = parseMapping(wrong);
    assert.ok("problem" in refused);
    assert.match(refused.problem, problem);
  }
});

test("real lists are understood without help", async (t) => {
  const expected = [
    ["poi/fuel-stations-germany.csv", "csv", "id name brand street houseNumber postcode city lat lon"],
    ["poi/kiosks-nrw.geojsonl", "json", "id name lat lon"],
    ["poi/weekly-markets.geojsonl", "json", "city address hours name lat lon"],
    ["poi/kartevonmorgen-entries.json", "json", "id lat lon name description category category"],
    ["text/moers-shops-sample.json", "json", "name lat lon lat lon"],
    ["poi/ihk-berlin-businesses.csv.gz", "csv", "id city postcode lat lon wz category suburb"],
  ] as const;
  for (const [name, format, fields] of expected) {
    const file = `${data}/${name}`;
    if (!existsSync(file)) return t.skip(`no test data: ${file}`);
    const table = await openTable(file, format);
    const rows: Row[] = [];
    for await (const batch of table.rows(table.sheets[0]?.name ?? "")) {
      rows.push(...batch);
      if (rows.length >= 500) break;
    }
    const { columns, use } = guessLayout("t", rows, table.named);
    assert.ok(use, name);
    assert.equal(
      columns
        .map(({ field }) => field)
        .filter((field) => field !== "ignore")
        .join(" "),
      fields,
      name,
    );
  }
});
