import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { partContact } from "../reaching/read-contact.ts";
import { splitAddress, usualPostcode } from "./address.ts";
import { isWithoutNumber, readStreetLine, type StreetLine, splitHouseNumber } from "./street-line.ts";

const written = (line: StreetLine): string =>
  [line.street, line.houseNumber, line.extra && `+ ${line.extra}`, line.postcode, line.town]
    .filter((part) => part !== undefined)
    .join(" | ");

test("numbers of houses, and what stands behind them", () => {
  for (const [raw, read] of [
    ["Weseler Str. 12 a", "Weseler Straße | 12a"],
    ["Weseler Str. 12a-c", "Weseler Straße | 12a-c"],
    ["Weseler Str. 12 bis 14", "Weseler Straße | 12-14"],
    ["Weseler Str. 12, 14 und 16", "Weseler Straße | 12, 14, 16"],
    ["Im Winkel 3 1/2", "Im Winkel | 3 1/2"],
    ["WESELER STR.12 (HINTERHOF)", "Weseler Straße | 12 | + HINTERHOF"],
    ["Weseler Str. 12, 1. OG", "Weseler Straße | 12 | + 1. OG"],
    ["Weseler Str. 12 / 2. Etage", "Weseler Straße | 12 | + 2. Etage"],
    ["Weseler Str. 12 EG links", "Weseler Straße | 12 | + EG links"],
    ["Weseler Str. 12 c/o Roth", "Weseler Straße | 12 | + c/o Roth"],
    ["Schulstr. 12, Halle 3", "Schulstraße | 12 | + Halle 3"],
    ["Hafenstr. 5 Tor 3", "Hafenstraße | 5 | + Tor 3"],
    ["Am Markt, Haus 5", "Am Markt | + Haus 5"],
    ["Am Markt, Hofgebäude 5", "Am Markt | + Hofgebäude 5"],
    ["Am Anger, 2. OG", "Am Anger | + 2. OG"],
    ["Galerie Mitte, Schulstr. 12", "Schulstraße | 12 | + Galerie Mitte"],
    ["Galerie Mitte, Hofstr. 12", "Hofstraße | 12 | + Galerie Mitte"],
    ["Galerie Mitte, Hinter der Mühle 3", "Hinter der Mühle | 3 | + Galerie Mitte"],
    ["Weseler Str. 57 Ecke Sonnenstr.", "Weseler Straße | 57 | + Ecke Sonnenstraße"],
    ["Weseler Str. 57 (Ecke Sonnenstr.)", "Weseler Straße | 57 | + Ecke Sonnenstraße"],
    ["Weseler Str. 57 ( Ecke Sonnenstr. )", "Weseler Straße | 57 | + Ecke Sonnenstraße"],
    ["Ecke Weseler Str. / Sonnenstr.", "Weseler Straße | + Ecke Sonnenstraße"],
    ["Weseler Str. o. Nr.", "Weseler Straße"],
    ["Weseler Straße ohne Hausnummer", "Weseler Straße"],
    ["Ringstraße Haus-Nr. 34", "Ringstraße | 34"],
    ["Königsallee12", "Königsallee | 12"],
    ["12 Weseler Str.", "Weseler Straße | 12"],
    ["Marktplatz (Stand 4)", "Marktplatz | + Stand 4"],
    ["Weseler Str. 12, 47169 Duisburg", "Weseler Straße | 12 | 47169 | Duisburg"],
    ["Postfach 12 34", "+ Postfach 12 34"],
    ["M 7, 12", "M7 | 12"],
    ["Straße des 17. Juni 135", "Straße des 17. Juni | 135"],
    ["Straße des 17. Juni", "Straße des 17. Juni"],
    ["2. Ringstr. 4", "2. Ringstraße | 4"],
    ["An der B 8", "An der B 8"],
  ] as const)
    assert.equal(written(readStreetLine(raw)), read, raw);
  const withOwnNumber = [
    ["Neue Mitte, 2. OG", "Neue Mitte | + 2. OG"],
    ["Neue Mitte, Postfach", "Neue Mitte | + Postfach"],
    ["Galerie Mitte, Torgarten", "Torgarten | + Galerie Mitte"],
  ];
  for (const [raw = "", read] of withOwnNumber) assert.equal(written(readStreetLine(raw, true)), read, raw);
  assert.deepEqual(splitHouseNumber("12 Hinterhaus"), { houseNumber: "12", extra: "Hinterhaus" });
  assert.deepEqual(splitHouseNumber("5, 1. OG"), { houseNumber: "5", extra: "1. OG" });
  assert.ok(isWithoutNumber("o.Nr.") && !isWithoutNumber("12"));
});

test("a whole address in one cell, with nothing of it lost", () => {
  const line = "Weseler Str. 12";
  for (const [raw, parts] of [
    ["Weseler Str. 12 · 47169 Duisburg", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["Weseler Str. 12 in 47169 Duisburg", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["Weseler Str. 12/47169 Duisburg", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["DE-47169 Duisburg, Weseler Str. 12", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["47169 Duisburg Weseler Str. 12", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["Weseler Str. 12, Duisburg, 47169", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["Weseler Str. 12, Duisburg 47169", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    [
      "Weseler Str. 12, 47169 Duisburg, 2. Etage",
      { streetLine: line, postcode: "47169", town: "Duisburg", extra: "2. Etage" },
    ],
    ["Weseler Str. 12, 47169 Duisburg, NRW", { streetLine: line, postcode: "47169", town: "Duisburg" }],
    ["47169 Duisburg Halle 3", { postcode: "47169", town: "Duisburg", extra: "Halle 3" }],
    ["47169 Mülheim an der Ruhr", { postcode: "47169", town: "Mülheim an der Ruhr" }],
  ] as const)
    assert.deepEqual(splitAddress(raw), parts, raw);
  for (const door of ["Haus 5", "Hinterhaus 5", "Ladenlokal 5", "Hausnr. 5", "Nr. 5", "OG 2", "Büro 5"])
    assert.deepEqual(splitAddress(`Am Markt, ${door}`), { streetLine: `Am Markt, ${door}` }, door);
  for (const street of ["Hofweg 5", "Hof-Acker 5", "Hallesche Gasse 5", "Torfstich 5", "Postfach 5"])
    assert.deepEqual(splitAddress(`Duisburg, ${street}`), { streetLine: street, town: "Duisburg" }, street);
  for (const [raw, code] of [
    ["47.053", "47053"],
    ["47053-", "47053"],
    ["1067", "01067"],
  ])
    assert.equal(usualPostcode(raw ?? ""), code);
});

test("street, number and addition come back, however they are put together", () => {
  const street = fc.constantFrom(
    "Ringstraße",
    "Am Markt",
    "Kaiser-Wilhelm-Straße",
    "Große Gasse",
    "Altmarkt",
  );
  const number = fc.constantFrom("1", "12", "12a", "12-14", "205");
  const extra = fc.constantFrom("Hinterhaus", "1. OG", "EG links", "Halle 3", "c/o Roth", "Ladenlokal 2");
  const [before, after] = [fc.constantFrom(", ", " "), fc.constantFrom(", ", " / ", " ", " (", " - ")];
  fc.assert(
    fc.property(street, number, extra, before, after, (name, house, more, join, bracket) => {
      const text = `${name}${join}${house}${bracket}${more}${bracket === " (" ? ")" : ""}`;
      assert.deepEqual(readStreetLine(text), { street: name, houseNumber: house, extra: more }, text);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      readStreetLine(text);
      splitAddress(text);
    }),
  );
});

test("long rows of the same are read in no time", () => {
  const pieces = [
    "1 ",
    "- ",
    "/",
    ",",
    "a ",
    "1.",
    "Str. ",
    "und ",
    "Ecke ",
    "(",
    "c/o ",
    "straße",
    "@",
    "Tel. ",
  ];
  for (const one of pieces)
    for (const other of pieces) {
      const text = `${(one + other).repeat(400).slice(0, 1500)}!x`;
      const began = performance.now();
      readStreetLine(text);
      splitHouseNumber(text);
      partContact(text);
      const took = performance.now() - began;
      assert.ok(took < 500, `${JSON.stringify(one + other)}: ${took.toFixed()} ms`);
    }
});
