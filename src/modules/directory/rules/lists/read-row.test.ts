import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { tableOf } from "../../../../kernel/tables/testing/table-of.ts";
import { guessLayout } from "../columns/guess-columns.ts";
import { habitsOf } from "../columns/habits.ts";
import type { Mapping } from "../columns/mapping.ts";
import { readDegrees, readPair, restoreDegrees, toPoint } from "../coordinates/degrees.ts";
import { pointOfMetres } from "../coordinates/metres.ts";
import { profileSchema } from "../fields/profile.ts";
import { readCount } from "../sectors/read-count.ts";
import { rangeOfDate } from "./range-of-date.ts";
import { type ReadRow, readRow } from "./read-row.ts";
import { sourceName } from "./source-name.ts";
import { withoutOwner } from "./without-owner.ts";

/** Reads the rows of a CSV text as an import does. */
async function read(
  text: string,
  options: { mapping?: Mapping; category?: string } = {},
): Promise<ReadRow[]> {
  const { rows } = await tableOf(text);
  const layout = guessLayout("t", rows, false);
  const habits = habitsOf(layout, rows, "Duisburg", new Map());
  const { mapping, category } = options;
  return rows
    .filter((row) => row.number > (layout.headingRows.at(-1) ?? -1))
    .map((row) => readRow(row, { layout, habits, mapping, category, utmZone: 32 }));
}

const profileOf = (row: ReadRow | undefined) => (row?.kind === "entry" ? row.profile : undefined);
const reasonOf = (row: ReadRow | undefined) => (row?.kind === "refused" ? row.reason : row?.kind);

test("a list in capitals, without zeros, with a town and its part", async () => {
  const [row] = await read(
    "FIRMA;RECHTSFORM;STRASSE;HAUSNR;PLZ;ORT;TEL;WZ;MO;DI;SA;LAT;LON\n" +
      "BÄCKEREI SONNE;GmbH;WESELER STR.;5 A;1067;DUISBURG-HAMBORN;203123456;4724;6-18;6-12, 14-18;geschlossen;51,49;6,76\n" +
      "CAFE MOND;;RING;7;1067;DUISBURG;0203/765432;5610;;;n. V.;51,48;6,75\n" +
      "KIOSK STERN;;RING;9;1067;DUISBURG;;4726;8-20;8-20;8-20;51,47;6,74\n",
  );
  assert.deepEqual(profileOf(row), {
    names: [
      { value: "Bäckerei Sonne", kind: "name" },
      { value: "Bäckerei Sonne GmbH", kind: "official" },
    ],
    legalForm: "GmbH",
    categories: ["shop/bakery"],
    wz: [{ scheme: "WZ2008", code: "47.24" }],
    address: {
      street: "Weseler Straße",
      houseNumber: "5A",
      postcode: "01067",
      city: "Duisburg",
      suburb: "Hamborn",
    },
    phones: ["+49203123456"],
    openingHours: "Mo 06:00-18:00; Tu 06:00-12:00,14:00-18:00; Sa off",
  });
  assert.ok(row?.kind === "entry");
  assert.deepEqual(row.point, { lat: 51.49, lon: 6.76 });
});

test("house numbers and hours that a spreadsheet took for dates; owners behind a name", async () => {
  const rows = await read(
    "Firma;Gewerk;Straße;Hausnr.;Ort;Mo;Di\n" +
      "Blumen Beck, Inh. Petra Schulz;Blumen;Ring;2026-05-03;Duisburg;2026-12-09;8-12\n" +
      "OPTIK ROTH INHABER: ALI KURT;Optiker;Ring;2026-03-05;Duisburg;2026-08-18;8-12\n" +
      "Inhaber Bar;Bar;Ring;2025-05-01;Duisburg;;\n" +
      [7, 8, 9, 11, 12].map((number) => `Kiosk ${number};Kiosk;Ring;${number};Duisburg;8-12;8-12\n`).join(""),
  );
  const [first, second, third] = rows.map(profileOf);
  assert.deepEqual(first?.names, [{ value: "Blumen Beck", kind: "name" }]);
  assert.equal(first?.address?.houseNumber, "3-5");
  assert.equal(first?.openingHours, "Mo 09:00-12:00; Tu 08:00-12:00");
  // The fifth of March and the eighteenth of August were no ranges, the first of May may have been "5-25": no guess.
  assert.equal(second?.names[0]?.value, "Optik Roth");
  assert.equal(second?.address?.houseNumber, undefined);
  assert.equal(second?.openingHours, undefined);
  assert.equal(third?.names[0]?.value, "Inhaber Bar");
  assert.equal(third?.address?.houseNumber, undefined);
  const dropped = rows.flatMap((row) => (row.kind === "entry" ? row.dropped : []));
  assert.deepEqual(
    dropped.map(({ field }) => field),
    ["Mo", "Di", "Hausnr.", "Hausnr."],
  );
});

test("every telephone, address of a site or a mail, and every time that does not read is named with its reason", async () => {
  const leftOf = (rows: ReadRow[]) =>
    rows.map((row) =>
      row.kind === "entry"
        ? row.dropped.map(({ field, reason, value }) => `${field}: ${reason}: ${value}`).sort()
        : row,
    );
  const head = "Firma;Ort;Branche;Telefon;Mobil;Homepage;Mail;Öffnungszeiten\n";
  const good = "Gut;Duisburg;Kiosk;0203 123456;;gut.example;gut@gut.example;Mo-Fr 9-18\n".repeat(3);
  const bad =
    "A;Duisburg;Kiosk;12 34 56;Fax: 0203 99;siehe Aushang;info(at)a;wechselnd\n" +
    "B;Duisburg;Kiosk;0203 123456 oder 998877;;b.example, c.example javascript:x;b@b.example;Sa 8-13 (14-tägig)\n";
  const [, , , a, b] = leftOf(await read(head + good + bad));
  assert.deepEqual(a, [
    "Homepage: not-understood: siehe Aushang",
    "Mail: not-understood: info@a",
    "Mobil: fax: Fax: 0203 99",
    "Telefon: no-area-code: 12 34 56",
    "Öffnungszeiten: not-understood: wechselnd",
  ]);
  assert.deepEqual(b, [
    "Homepage: other-scheme: javascript:x",
    "Telefon: no-area-code: 998877",
    "Öffnungszeiten: not-understood: Sa 8-13 (14-tägig)",
  ]);
  // Where none of a column reads, it is still the column of telephones.
  const local = await read(
    "Firma;Ort;Branche;Telefon\nA;Duisburg;Kiosk;12 34 56\nB;Duisburg;Kiosk;65 43 21\n",
  );
  assert.deepEqual(leftOf(local), [["Telefon: no-area-code: 12 34 56"], ["Telefon: no-area-code: 65 43 21"]]);
  const days = await read(
    "Firma;Ort;Branche;Mo;Di;Öffnungszeiten\nA;Duisburg;Kiosk;8-12;vielleicht 9;\nB;Duisburg;Kiosk;8-12;9-13;nachts\n" +
      "C;Duisburg;Kiosk;8-12;9-13;Mo 8-12, Di 9-13\n",
  );
  assert.deepEqual(leftOf(days), [
    ["Di: not-understood: vielleicht 9", "Mo: half-hours: 8-12"],
    ["Öffnungszeiten: not-understood: nachts"],
    [],
  ]);
  const twice = await read(
    "Firma;Ort;Branche;Öffnungszeiten Sommer;Öffnungszeiten Winter\nA;Duisburg;Kiosk;Mo-Fr 9-18;Mo-Fr 10-16 nur mit Glück 7\n",
  );
  assert.deepEqual(leftOf(twice), [["Öffnungszeiten Winter: not-understood: Mo-Fr 10-16 nur mit Glück 7"]]);
});

test("numbers survive being taken for a date, and nothing else becomes a range", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 11 }), fc.integer({ min: 1, max: 10 }), (from, more) => {
      const to = Math.min(12, from + more);
      const date = `2026-${String(to).padStart(2, "0")}-${String(from).padStart(2, "0")}`;
      assert.equal(rangeOfDate(date), `${from}-${to}`);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.ok(/^\s*\d{4}-\d\d-\d\d\s*$/.test(text) || rangeOfDate(text) === undefined);
      assert.ok(text === "" || withoutOwner(`A${text}`) !== "");
    }),
  );
});

test("columns from and to, with a break", async () => {
  const [row] = await read(
    "Firma;Ort;Branche;Mo von;Mo bis;Mo von 2;Mo bis 2;Sa von;Sa bis\nSalon Ay;Duisburg;Friseur;9:00;12:00;14:00;18:00;9;13\n",
  );
  assert.equal(profileOf(row)?.openingHours, "Mo 09:00-12:00,14:00-18:00; Sa 09:00-13:00");
});

test("what is no business is refused with its reason", async () => {
  const rows = await read(
    "Firma;Straße;PLZ;Branche;Status;Breite;Länge\n" +
      "Alt;Ring 1;47053;Kiosk;geschlossen;51,4;6,7\n" +
      ";Ring 2;47053;;aktiv;51,4;6,7\n" +
      ";Ring 3;47053;Kiosk;aktiv;51,4;6,7\n" +
      "Firma;Straße;PLZ;Branche;Status;Breite;Länge\n" +
      "Rätsel;Ring 4;47053;Gemischtes;aktiv;51,4;6,7\n" +
      "Fern;Ring 5;47053;Kiosk;aktiv;951,4;6,7\n" +
      "Summe;6\n" +
      "6 Betriebe gesamt\n",
  );
  assert.deepEqual(rows.map(reasonOf), [
    "closed",
    "empty",
    "coverage",
    "no-entry",
    "entry",
    "bad-coordinates",
    "no-entry",
    "no-entry",
  ]);
  const [unknown] = rows.filter(({ kind }) => kind === "entry");
  assert.ok(unknown?.kind === "entry");
  assert.deepEqual(unknown.unlessKnown, {
    kind: "refused",
    field: "Branche",
    reason: "no-category",
    detail: "Gemischtes",
  });
});

test("a day on which the trade was given up closes the row", async () => {
  const rows = await read(
    "Firma;PLZ;Branche;Abgemeldet am;Breite;Länge\n" +
      "Alt;47053;Kiosk;01.02.2025;51,4;6,7\n" +
      "Auch alt;47053;Kiosk;2025-02-01;51,4;6,7\n" +
      "Neu;47053;Kiosk;;51,4;6,7\n" +
      "Neuer;47053;Kiosk;31.12.9999;51,4;6,7\n" +
      "Bleibt;47053;Kiosk;nein;51,4;6,7\n",
  );
  assert.deepEqual(rows.map(reasonOf), ["closed", "closed", "entry", "entry", "entry"]);
});

test("a mail address in the column of the website is a mail address", async () => {
  const rows = await read(
    "Firma;PLZ;Branche;Homepage;Breite;Länge\n" +
      "Alt;47053;Kiosk;www.alt.de;51,4;6,7\n" +
      "Neu;47053;Kiosk;info@neu.de;51,4;6,7\n",
  );
  assert.equal(profileOf(rows[0])?.websites?.length, 1);
  assert.deepEqual(profileOf(rows[1])?.emails, ["info@neu.de"]);
  assert.equal(profileOf(rows[1])?.websites, undefined);
});

test("the mapping says what words mean, and what all rows have", async () => {
  const mapping: Mapping = {
    categories: { Gemischtes: "shop/general", Lager: null },
    always: { city: "Gladbeck", areaCode: "02043" },
  };
  const rows = await read(
    "Firma;Straße;Branche;Telefon\nA-Laden;Ring 1;Gemischtes;123456\nB-Halle;Ring 2;Lager;02043 654321\n",
    { mapping },
  );
  assert.deepEqual(profileOf(rows[0])?.categories, ["shop/general"]);
  assert.equal(profileOf(rows[0])?.address?.city, "Gladbeck");
  assert.deepEqual(profileOf(rows[0])?.phones, ["+492043123456"]);
  assert.equal(reasonOf(rows[1]), "not-wanted");
});

test("the trade: tags, words, codes, what was said for all, the name", async () => {
  const categories = async (text: string, category?: string) =>
    (await read(text, category === undefined ? {} : { category })).map(
      (row) => profileOf(row)?.categories[0],
    );
  assert.deepEqual(await categories("Name;PLZ;amenity;cuisine\nA;47053;restaurant;pizza\n"), [
    "amenity/restaurant/pizza",
  ]);
  assert.deepEqual(
    await categories(
      "Name;PLZ;Branche\nA;47053;Damen- und Herrenfriseur\nB;47053;Bäckereien\nC;47053;shop/kiosk\n",
    ),
    ["shop/hairdresser", "shop/bakery", "shop/kiosk"],
  );
  assert.deepEqual(await categories("Name;PLZ;WZ\nA;47053;56.10.3\nB;47053;G 47.73-0\nC;47053;28.11\n"), [
    "amenity/fast_food",
    "amenity/pharmacy",
    "office/company",
  ]);
  const coded =
    "A;47053;47.71.0 Einzelhandel mit Bekleidung\nB;47053;96.02.1 - Frisörsalons\nC;47053;56.10.3\n";
  for (const heading of ["Branche", "WZ", "WZ 2008", "Wirtschaftszweig"])
    assert.deepEqual(
      await categories(`Name;PLZ;${heading}\n${coded}`),
      ["shop/clothes", "shop/hairdresser", "amenity/fast_food"],
      heading,
    );
  assert.deepEqual(await categories("Name;PLZ;Branche\nA;47053;Bäckerei\nB;47053;47.73\nC;47053;28.11\n"), [
    "shop/bakery",
    "amenity/pharmacy",
    "office/company",
  ]);
  // OpenFairDB says no more than initiative or company; its tags tell more, where they are words for trades.
  assert.deepEqual(
    await categories(
      "title;PLZ;categories;tags\nA;47053;2cd00bebec0c48ba9db761da48678134;solawi\nB;47053;77b3c33a92554bcf8e8c2c86cedd6f6f;Bäckerei\n",
    ),
    ["office/association", "office/company"],
  );
  const [counted] = await read("Firma;PLZ;Branche\n;47053;47.73 Apotheken\nA;47053;Bäckerei\n");
  assert.ok(counted?.kind === "coverage" && counted.sector.code === "47.73");
  assert.deepEqual(await categories("Name;PLZ\nSonnen-Apotheke;47053\nXyz;47053\n"), [
    "amenity/pharmacy",
    undefined,
  ]);
  assert.deepEqual(await categories("Name;PLZ\nSonnen-Apotheke;47053\nXyz;47053\n", "shop/kiosk"), [
    "shop/kiosk",
    "shop/kiosk",
  ]);
});

test("another spelling of the same row has the same key", async () => {
  const [a, b] = [
    ...(await read("Firma;Straße;PLZ;Ort;Branche\nCafé Öz;Weseler Str. 5;47169;Duisburg;Café\n")),
    ...(await read("Branche;Firma;Straße;Nr;PLZ;Ort\nCafé;Café Öz;Weseler Straße;5;47169;Duisburg\n")),
  ];
  assert.ok(a?.kind === "entry" && b?.kind === "entry");
  assert.equal(a.ref, b.ref);
});

test("coordinates in the spellings of tables", () => {
  for (const [text, value] of [
    ["51.43", 51.43],
    ["51,43", 51.43],
    ["51,43°", 51.43],
    ["51° 25' 48\" N", 51.43],
    ["6,76 O", 6.76],
  ] as const)
    assert.ok(Math.abs((readDegrees(text) ?? 0) - value) < 1e-9, text);
  assert.equal(readDegrees("Ring 5"), undefined);
  assert.equal(restoreDegrees("51434567", 46, 56), 51.434567);
  assert.equal(restoreDegrees("6.761.234", 5, 16), 6.761234);
  for (const text of [
    "51.43, 6.76",
    "51,43; 6,76",
    "51,43 / 6,76",
    "51,43, 6,76",
    "(51.43 6.76)",
    "POINT(6.76 51.43)",
    "N 51,43 E 6,76",
    "51.43° N, 6.76° E",
    "lat: 51.43, lon: 6.76",
    "51°25'48\"N 6°45'36\"E",
    "N51° 25.800' E006° 45.600'",
    "N51° 25.800 E006° 45.600",
    "https://maps.example.org/?q=51.43,6.76",
    "https://maps.example.org/@51.43,6.76,17z",
  ]) {
    const [lat = 0, lon = 0] = readPair(text) ?? [];
    assert.ok(Math.abs(lat - 51.43) < 1e-6 && Math.abs(lon - 6.76) < 1e-6, `${text}: ${lat} ${lon}`);
  }
  for (const text of ["Ring 5", "51.43", "", "51,43", "47053 Duisburg", "https://example.org/2026/11"])
    assert.equal(readPair(text), undefined, text);
  assert.deepEqual(toPoint(6.76, 51.43), { lat: 51.43, lon: 6.76 });
  assert.equal(toPoint(0, 0), "bad-coordinates");
});

/** The way there, by the same series of Krüger, as an independent check of the way back. */
function toUtm(lat: number, lon: number): [number, number] {
  const [f, a, rad] = [1 / 298.257222101, 6_378_137, Math.PI / 180];
  const n = f / (2 - f);
  const A = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5,
    (61 * n ** 3) / 240,
  ];
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const sin = Math.sin(lat * rad);
  const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
  const l = (lon - 9) * rad;
  const [xi, eta] = [Math.atan2(t, Math.cos(l)), Math.atanh(Math.sin(l) / Math.sqrt(1 + t ** 2))];
  const north = alpha.reduce(
    (sum, x, j) => sum + x * Math.sin(2 * (j + 1) * xi) * Math.cosh(2 * (j + 1) * eta),
    xi,
  );
  const east = alpha.reduce(
    (sum, x, j) => sum + x * Math.cos(2 * (j + 1) * xi) * Math.sinh(2 * (j + 1) * eta),
    eta,
  );
  return [500_000 + 0.9996 * A * east, 0.9996 * A * north];
}

test("metres of German offices become degrees, to a metre", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 47.3, max: 55, noNaN: true }),
      fc.double({ min: 6, max: 12, noNaN: true }),
      (lat, lon) => {
        const [east, north] = toUtm(lat, lon);
        for (const easting of [east.toFixed(2), `32${east.toFixed(2)}`, east.toFixed(2).replace(".", ",")]) {
          const point = pointOfMetres(easting, north.toFixed(2));
          assert.ok(typeof point !== "string");
          assert.ok(Math.abs(point.lat - lat) < 1e-5 && Math.abs(point.lon - lon) < 1e-5);
        }
      },
    ),
  );
});

test("metres of older lists (Gauss-Krüger) become degrees, to some metres", () => {
  // As PROJ computes them (EPSG:31468 with EPSG 1777).
  for (const [easting, northing, lat, lon] of [
    ["4443947,179", "5506428,401", 49.6919, 11.2217],
    ["4.446.185,667", "5.336.354,055", 48.1629, 11.2752],
  ] as const) {
    const point = pointOfMetres(easting, northing);
    assert.ok(typeof point !== "string");
    assert.ok(Math.abs(point.lat - lat) < 5e-5 && Math.abs(point.lon - lon) < 7e-5, JSON.stringify(point));
  }
  for (const easting of ["2999999", "6500000", "1500000", "x"])
    assert.equal(pointOfMetres(easting, "5506428"), "not-understood");
});

test("sources are called as their file, without dates", () => {
  for (const [file, name] of [
    ["/x/Betriebe_Hochfeld_2024-03 (2).xlsx", "Betriebe Hochfeld"],
    ["liste 01.03.2024.csv", "liste"],
    ["2024.csv", "2024"],
    ["kioske-nrw.geojsonl.gz", "kioske-nrw"],
  ])
    assert.equal(sourceName(file ?? ""), name);
});

test("whatever stands in the cells, nothing breaks and every entry is sound", async (t) => {
  const file = `${process.env.TEST_DATA ?? "../shared/data"}/robust/blns.json`;
  if (!existsSync(file)) t.diagnostic(`no test data: ${file}`);
  const naughty = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [];
  const head =
    "Firma;Straße;PLZ;Ort;Telefon;E-Mail;Website;Öffnungszeiten;Branche;WZ;lat;lon;Mo;Beschreibung";
  const { rows } = await tableOf(
    `${head}\nA;B 1;47053;C;0203 123456;a@b.example;c.example;Mo 9-12;Kiosk;47.26;51,4;6,7;9-12;D\n`,
  );
  const layout = guessLayout("t", rows, false);
  const habits = habitsOf(layout, rows, "Duisburg", new Map());
  const check = (cells: string[]) => {
    const result = readRow(
      { number: 2, cells },
      { layout, habits, mapping: undefined, category: "shop/kiosk", utmZone: 32 },
    );
    if (result.kind === "entry") profileSchema.parse(result.profile);
  };
  // Reading hours that are none takes longest by far; some are enough there.
  for (const [index, text] of naughty.entries())
    check(layout.columns.map(({ field }) => (field.startsWith("hours") && index % 10 > 0 ? "" : text)));
  for (const hostile of ["(", "Mo-", "u. ", "9", " ", "Ä ", "0203/", "Str. 1"]) {
    const started = performance.now();
    check(layout.columns.map(() => hostile.repeat(30_000 / hostile.length)));
    assert.ok(performance.now() - started < 10_000, hostile);
  }
  const anything = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.constantFrom(...naughty, "__proto__", "constructor"),
  );
  fc.assert(fc.property(fc.array(anything, { maxLength: 16 }), check), { numRuns: 60 });
});

test("a register's table of quarters and trades counts as many as it says", async () => {
  const rows = await read(
    "Gebiet;Branche;Anzahl\nHochfeld;Friseur;23\nHochfeld;Restaurant;1.204\nMarxloh;Bäckerei;0\nMarxloh;Friseur;*\nMarxloh;Kiosk;\nSumme;;1227\n",
  );
  assert.deepEqual(
    rows.map((row) => (row.kind === "coverage" ? [row.businesses, row.address?.suburb] : reasonOf(row))),
    [[23, "Hochfeld"], [1204, "Hochfeld"], [0, "Marxloh"], "bad-count", "bad-count", "no-entry"],
  );
  const [shop] = await read("Firma;Branche;Straße;Hausnummer;PLZ;Anzahl\nKiosk Stern;Kiosk;Ring;9;47053;3\n");
  assert.equal(shop?.kind, "entry");
  const [one] = await read("Stadtteil;Branche;PLZ\nHochfeld;Friseur;47053\n");
  assert.equal(one?.kind === "coverage" && one.businesses, 1);
});

test("a number of businesses is read as it was written, and nothing else is one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (count) => {
      for (const text of [
        String(count),
        count.toLocaleString("de-DE"),
        count.toLocaleString("en-GB"),
        ` ${count},0 `,
      ])
        assert.equal(readCount(text), count, text);
    }),
  );
  for (const text of ["", "*", "< 3", "-4", "2,5", "12 bis 14", "1.23", "12345678", "1000001", "x"])
    assert.equal(readCount(text), undefined, text);
});

test("what is said of a row that was left out is cut between letters", async () => {
  const flowers = "\u{1f33a}".repeat(150);
  for (const lead of ["", "x"]) {
    const [sum] = await read(
      `name;strasse;branche\nSumme ${lead}${flowers};;\nBlumen Beck;Ring 1;Blumenladen\n`,
    );
    assert.ok(sum?.kind === "refused" && sum.detail.length === 200 && sum.detail.isWellFormed());
    assert.ok(sourceName(`${lead}${flowers}`).isWellFormed());
  }
});
