import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tableOf } from "../../../../kernel/tables/testing/table-of.ts";
import { guessLayout } from "../columns/guess-columns.ts";
import { habitsOf } from "../columns/habits.ts";
import type { TownPostcodes } from "../columns/lost-zeros.ts";
import { type ReadRow, readRow } from "./read-row.ts";

/** Reads the rows of a CSV text as an import does. */
async function read(text: string, known: TownPostcodes = new Map()): Promise<ReadRow[]> {
  const { rows } = await tableOf(text);
  const layout = guessLayout("t", rows, false);
  const habits = habitsOf(layout, rows, "Duisburg", known);
  return rows
    .filter((row) => row.number > (layout.headingRows.at(-1) ?? -1))
    .map((row) => readRow(row, { layout, habits, mapping: undefined, category: "shop/kiosk", utmZone: 32 }));
}

const nameOf = (row: ReadRow | undefined) =>
  row?.kind === "entry" ? row.profile.names[0]?.value : row?.kind;
const addressOf = (row: ReadRow | undefined) => (row?.kind === "entry" ? row.profile.address : undefined);

test("a table without headings loses none of its rows", async () => {
  const rows = await read(
    "Kiosk Ay;Weseler Str. 12;47169;Duisburg;0203 123456;ay@kiosk.example;www.kiosk-ay.example\n" +
      "Bäckerei Brot GmbH;Ring 3;47053;Duisburg;0203 98765;info@brot.example;www.brot.example\n" +
      "Salon Weber;Weseler Str. 57;47169;Duisburg;0172 1234567;;\n",
  );
  assert.deepEqual(rows.map(nameOf), ["Kiosk Ay", "Bäckerei Brot GmbH", "Salon Weber"]);
  assert.deepEqual(addressOf(rows[0]), {
    street: "Weseler Straße",
    houseNumber: "12",
    postcode: "47169",
    city: "Duisburg",
  });
});

test("what is added to a number belongs to it, or to the address, and never to the name", async () => {
  const rows = await read(
    "Name;Str.;Nr.;Zusatz;PLZ;Ort\nLaden A;Ring;1;a;47053;Duisburg\nLaden B;Ring;2;Hinterhaus;47053;Duisburg\nLaden C;Ring;o. Nr.;;47053;Duisburg\n",
  );
  assert.deepEqual(rows.map(nameOf), ["Laden A", "Laden B", "Laden C"]);
  const rest = { street: "Ring", postcode: "47053", city: "Duisburg" };
  assert.deepEqual(rows.map(addressOf), [
    { ...rest, houseNumber: "1a" },
    { ...rest, houseNumber: "2", extra: "Hinterhaus" },
    rest,
  ]);
  assert.ok(rows.every((row) => row.kind === "entry" && row.dropped.length === 0));
});

test("a number in the street and one in its own column", async () => {
  const rows = await read(
    "Name;Straße;Hausnr.;PLZ;Ort\nA;Weseler Str. 12;12;47169;Duisburg\nB;Weseler Str. 12;a;47169;Duisburg (OT Marxloh)\n" +
      "C;Bundesstraße 1;3;47169;Duisburg\nD;An der B;51;47169;Duisburg\nE;Ring;12, 1. OG;47169;Duisburg\n",
  );
  assert.deepEqual(
    rows.map((row) => {
      const { street, houseNumber, extra, suburb } = addressOf(row) ?? {};
      return [street, houseNumber, extra, suburb].filter(Boolean).join(" | ");
    }),
    [
      "Weseler Straße | 12",
      "Weseler Straße | 12a | Marxloh",
      "Bundesstraße 1 | 3",
      "An der B 51",
      "Ring | 12 | 1. OG",
    ],
  );
});

test("names in two columns, with what web pages and letters put around them", async () => {
  const rows = await read(
    "Firmenname 1;Firmenname 2;PLZ;Ort\n" +
      "Autohaus Roth;GmbH & Co. KG;47053;Duisburg\n" +
      `"M&uuml;ller &amp; Sohn";;47053;Duisburg\n` +
      "Firma Roth;;47053;Duisburg\n" +
      'Salon Eva, Geschäftsführerin: Eva Roth;;47053;Duisburg\n"""Zum Anker""";;="01067";Dresden\n',
  );
  assert.deepEqual(rows.map(nameOf), [
    "Autohaus Roth GmbH & Co. KG",
    "Müller & Sohn",
    "Roth",
    "Salon Eva",
    "Zum Anker",
  ]);
  assert.equal(addressOf(rows[4])?.postcode, "01067");
});

test("the word for firm before a name is none of it, in whatever letters", async () => {
  const rows = await read(
    "Firma;PLZ\nFa. Otto Brandt;47053\nFA. MODEN LINDE;47053\nfa. blumen beck;47053\nFIRMA OTTO BRANDT;47053\nFirma für Holz;47053\nFabrik 7;47053\n",
  );
  assert.deepEqual(rows.map(nameOf), [
    "Otto Brandt",
    "Moden Linde",
    "blumen beck",
    "Otto Brandt",
    "Firma für Holz",
    "Fabrik 7",
  ]);
});

test("what has closed, however the list says so", async () => {
  const rows = await read(
    "Firma;PLZ;Status\nAlt;47053;insolvent seit 2024\nAuch alt;47053;Abgemeldet zum 31.12.24\nLeerstand;47053;\nnicht mehr aktiv;47053;\n" +
      "Bar Blau (dauerhaft geschlossen);47053;\nNeu;47053;vorübergehend geschlossen\nFrei Haus;47053;in Betrieb\n",
  );
  assert.deepEqual(
    rows.map((row) => (row.kind === "refused" ? row.reason : row.kind)),
    ["closed", "closed", "closed", "closed", "closed", "entry", "entry"],
  );
});

test("what has closed for good, said of the hours or behind the name", async () => {
  const rows = await read(
    "Firma;PLZ;Öffnungszeiten\nAlt;47053;dauerhaft geschlossen\nAuch alt;47053;permanently closed\nFort;47053;geschlossen seit 03/2024\n" +
      "Bar Blau - geschlossen seit 2023;47053;\nBar Grün (geschlossen zum 31.12.2023);47053;\n" +
      "Neu;47053;geschlossen\nOffen;47053;Mo geschlossen, Di-Fr 9-18\nBar - nie geschlossen;47053;\n",
  );
  assert.deepEqual(
    rows.map((row) => (row.kind === "refused" ? row.reason : row.kind)),
    ["closed", "closed", "closed", "closed", "closed", "entry", "entry", "entry"],
  );
});

test("numbers that only count the rows are nobody's own", async () => {
  const body = (start: number) =>
    [0, 1, 2, 3].map((at) => `${at + start};Laden ${at};Ring ${at + 1};47053;Duisburg\n`).join("");
  const refs = async (heading: string, start: number) =>
    (await read(`${heading};Name;Straße;PLZ;Ort\n${body(start)}`)).map(
      (row) => row.kind === "entry" && row.ref,
    );
  assert.deepEqual(await refs("Lfd. Nr.", 1), await refs("Lfd. Nr.", 2));
  assert.deepEqual(await refs("Betriebsnummer", 1), ["1", "2", "3", "4"]);
});

test("a date where a street belongs is told", async () => {
  const rows = await read("Name;Straße;PLZ;Ort\nA;2026-12-09;47053;Duisburg\nB;Ring 1;47053;Duisburg\n");
  assert.ok(rows[0]?.kind === "entry");
  assert.equal(rows[0].profile.address?.street, undefined);
  assert.equal(rows[0].dropped[0]?.field, "Straße");
});

test("coordinates that do not read are told, also where nothing else says where it is", async () => {
  const rows = await read(
    "Name;Adresse;Ort;Koordinaten\nA;;Duisburg;999 / 6,7\nB;Ring 1;Duisburg;weiß nicht\nC;;Duisburg;51,4 / 6,7\nD;;Duisburg;51,5 / 6,7\n",
  );
  assert.ok(rows[0]?.kind === "refused");
  assert.deepEqual([rows[0].field, rows[0].reason], ["Koordinaten", "bad-coordinates"]);
  assert.ok(rows[1]?.kind === "entry");
  assert.equal(rows[1].dropped[0]?.reason, "not-understood");
});

test("a column of mails is one, however they are hidden", async () => {
  const rows = await read(
    "Name;Ort;Mail\nA;Duisburg;info(at)a.example\nB;Duisburg;kiosk@\nC;Duisburg;c at c.example\n",
  );
  assert.deepEqual(
    rows.map((row) => row.kind === "entry" && [row.profile.emails?.[0], row.dropped[0]?.value]),
    [
      ["info@a.example", undefined],
      [undefined, "kiosk@"],
      ["c@c.example", undefined],
    ],
  );
});

test("a letter that was lost is told", async () => {
  const [row] = await read("Firma;PLZ;Ort\nM\ufffdller;47053;Duisburg\n");
  assert.ok(row?.kind === "entry");
  assert.deepEqual(row.dropped, [{ field: "Firma", reason: "broken-letter", value: "M\ufffdller" }]);
});

test("days in one column and times in another are hours of these days", async () => {
  const [row] = await read(
    "Marktplatz;Markttage;Marktzeiten;Stadtteil\nAltmarkt;Mittwoch, Samstag;7:00 - 13:00 Uhr;Hamborn\nNeumarkt;freitags;14 bis 18 Uhr;Ruhrort\n",
  );
  assert.equal(row?.kind === "entry" && row.profile.openingHours, "We,Sa 07:00-13:00");
});

test("hours in several columns: parts of one week are put together, summer and winter are not", async () => {
  const hoursOf = async (text: string) =>
    (await read(text)).map((row) => row.kind === "entry" && [row.profile.openingHours, row.dropped.length]);
  assert.deepEqual(
    await hoursOf(
      "Name;PLZ;Opening Hours (Mon-Fri);Opening Hours (Sat);Opening Hours (Sun)\nA;47053;09:00-17:30;9am to 1pm;Closed\n",
    ),
    [["Mo-Fr 09:00-17:30; Sa 09:00-13:00; Su off", 0]],
  );
  assert.deepEqual(
    await hoursOf("Name;PLZ;Öffnungszeiten Sommer;Öffnungszeiten Winter\nA;47053;Mo-Fr 9-18;Mo-Fr 10-16\n"),
    [["Mo-Fr 09:00-18:00", 1]],
  );
  assert.deepEqual(
    await hoursOf("Name;PLZ;Sprechzeiten Vormittag;Sprechzeiten Nachmittag\nA;47053;8-12;13-17 Uhr\n"),
    [["Mo-Su 08:00-12:00,13:00-17:00", 0]],
  );
  assert.deepEqual(
    await hoursOf("Name;PLZ;Öffnungszeiten Sommer;Öffnungszeiten Winter\nA;47053;9-18;10-16\n"),
    [["Mo-Su 09:00-18:00", 1]],
  );
  // Days without times are no hours, or it would be open day and night.
  assert.deepEqual(await hoursOf("Name;PLZ;Öffnungstage\nA;47053;Mo-Sa\nB;47053;täglich\n"), [
    [undefined, 1],
    [undefined, 1],
  ]);
});

test("a column for telephone and fax gives the telephone", async () => {
  const rows = await read(
    "Firma;PLZ;Tel./Fax\nA;47053;0203 123456 / 0203 123499\nB;47053;0203-123457, Fax -99\nC;47053;Fax: 0203 123498\nD;47053;0203/123458\n",
  );
  assert.deepEqual(
    rows.map((row) => row.kind === "entry" && [row.profile.phones, row.dropped.length]),
    [
      [["+49203123456"], 1],
      [["+49203123457"], 0],
      [undefined, 1],
      [["+49203123458"], 0],
    ],
  );
});

test("what is private is not read, wherever the heading says so", async () => {
  const [row] = await read(
    "Firma;PLZ;Telefon (privat);Telefon;Mail [Inhaber]\nA;47053;0203 999999;0203 123456;x@a.example\n",
  );
  assert.ok(row?.kind === "entry");
  assert.deepEqual([row.profile.phones, row.profile.emails], [["+49203123456"], undefined]);
});

test("keys of OpenStreetMap as columns, also under tags and for rows without a name", async () => {
  const rows = await read(
    "name,shop,tags.amenity,lat,lon,center.lat,center.lon\nA,bakery,,51.43,6.76,,\n,kiosk,,51.44,6.77,,\nSofra,,restaurant,,,51.45,6.78\n",
  );
  assert.deepEqual(
    rows.map((row) =>
      row.kind === "entry"
        ? [row.profile.categories[0], row.point?.lat]
        : row.kind === "coverage" && [row.sector.categories[0], row.point?.lat],
    ),
    [
      ["shop/bakery", 51.43],
      ["shop/kiosk", 51.44],
      ["amenity/restaurant", 51.45],
    ],
  );
});

test("of two columns with the same heading the second is what it looks like", async () => {
  const [row] = await read("Name;Adresse;Adresse\nA;Ring 1;47053 Duisburg\nB;Ring 2;47053 Duisburg\n");
  assert.deepEqual(addressOf(row), { street: "Ring", houseNumber: "1", postcode: "47053", city: "Duisburg" });
});

const postcodesOf = (rows: ReadRow[]) => rows.map((row) => addressOf(row)?.postcode);
const torn = (rows: ReadRow[]) =>
  rows
    .flatMap((row) => (row.kind === "entry" ? row.dropped : []))
    .map(({ field, reason, value }) => [field, reason, value]);

test("a postcode of four digits lost its zero only where its town has such postcodes", async () => {
  const columns = await read(
    "Name;Straße;PLZ;Ort\nA;Ring 1;47169;Duisburg\nB;Ring 2;7169;DUISBURG-HAMBORN\nC;Ring 3;1067;Dresden\n" +
      "D;Ring 4;1069;Dresden\nE;Ring 5;7169;\n",
  );
  assert.deepEqual(postcodesOf(columns), ["47169", undefined, "01067", "01069", "07169"]);
  assert.deepEqual(torn(columns), [["PLZ", "digit-missing", "7169"]]);
  assert.equal(addressOf(columns[1])?.city, "Duisburg");
  const oneColumn = await read("Name;Straße;PLZ Ort\nA;Ring 1;47169 Duisburg\nB;Ring 2;7169 Duisburg\n");
  assert.deepEqual(postcodesOf(oneColumn), ["47169", undefined]);
  assert.deepEqual(torn(oneColumn), [["PLZ Ort", "digit-missing", "7169 Duisburg"]]);
});

test("where a list has more postcodes of four digits than whole ones of a town, the map decides", async () => {
  const text =
    "Name;Straße;PLZ;Ort\nA;Ring 1;4716;Duisburg\nB;Ring 2;4705;Duisburg\nC;Ring 3;47053;Duisburg\n";
  assert.deepEqual(postcodesOf(await read(text)), ["04716", "04705", "47053"]);
  const known = new Map([["duisburg", ["47053", "47169"]]]);
  assert.deepEqual(postcodesOf(await read(text, known)), [undefined, undefined, "47053"]);
  const border = new Map([["duisburg", ["04720", "47169"]]]);
  assert.deepEqual(postcodesOf(await read(text, border)), ["04716", "04705", "47053"]);
});

test("a spreadsheet that took all postcodes for numbers costs no zero", async () => {
  const code = fc.integer({ min: 1001, max: 9999 });
  const rows = fc.array(fc.record({ east: fc.boolean(), code }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, async (made) => {
      const lines = made.map(({ east, code }, at) =>
        east
          ? `Laden ${at};Ring ${at + 1};${code};Dresden`
          : `Laden ${at};Ring ${at + 1};${code + 40_000};Duisburg`,
      );
      const found = await read(["Name;Straße;PLZ;Ort", ...lines].join("\n"));
      assert.deepEqual(torn(found), []);
      assert.deepEqual(
        postcodesOf(found),
        made.map(({ east, code }) => (east ? `0${code}` : String(code + 40_000))),
      );
    }),
    { numRuns: 50 },
  );
});
