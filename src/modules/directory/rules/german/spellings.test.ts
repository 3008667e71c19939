import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parsePhone } from "../fields/phone.ts";
import { splitAddress, splitPlace, splitTown, usualPostcode } from "./address.ts";
import { repairMojibake } from "./mojibake.ts";
import { phoneTexts } from "./phones.ts";
import { properCase } from "./proper-case.ts";
import { readStreetLine } from "./street-line.ts";

const numbers = (raw: string, code?: string, isOfRow = true) =>
  phoneTexts(raw, code === undefined ? undefined : { code, isOfRow }).flatMap((text) => {
    const phone = parsePhone(text);
    return phone.ok ? [phone.value] : [];
  });

test("telephone numbers of a cell", () => {
  for (const [written, found] of [
    ["0203/12345-0 u. 0172 1234567", ["+49203123450", "+491721234567"]],
    ["Tel.: 0203 / 28 32 000, Fax: 0203 2832001", ["+492032832000"]],
    ["T: 0203 2832000 M: 0172-1234567", ["+492032832000", "+491721234567"]],
    ["203123456", ["+49203123456"]],
    ["'+49203123456", ["+49203123456"]],
    ["(0203) 283-2000 (Büro)", ["+492032832000"]],
    ["0203 123456 (Laden), 0172 1234567 (mobil)", ["+49203123456", "+491721234567"]],
    ["0203 123456 (Tel.), 0203 123457 (Fax)", ["+49203123456"]],
    ["T 0203 123456 F 0203 123457", ["+49203123456"]],
    ["0203 123456 od. 0172 1234567", ["+49203123456", "+491721234567"]],
    ["0203 123456 + 0172 1234567", ["+49203123456", "+491721234567"]],
    ["0203 123456, WhatsApp: 0172 1234567", ["+49203123456", "+491721234567"]],
    // Other endings of the same number are not more of its digits.
    ["0203-5551234/35", ["+492035551234"]],
    ["0203/123456/57", ["+49203123456"]],
    ["0203-12345-0 bis -19", ["+49203123450"]],
    // A second number without area code is told, and does not spoil the first.
    ["0203 555123 / 555124", ["+49203555123"]],
    ["030/123/456", ["+4930123456"]],
    ["(0 20 3) 12 34 56", ["+49203123456"]],
    ["[0203] 123456", ["+49203123456"]],
    ["49 (0)203 123456", ["+49203123456"]],
    ["☎ 0203 123456", ["+49203123456"]],
    ["0203 123456 Frau Roth", ["+49203123456"]],
    ["Büro 0203 123456", ["+49203123456"]],
    ["0203 123456 privat", []],
    ["2.03123456E8", ["+49203123456"]],
    ["2,03E+08", []],
    ["203123456.0", ["+49203123456"]],
    ["Fax 0203 2832001", []],
    ["keine", []],
  ] as const)
    assert.deepEqual(numbers(written), found, written);
  assert.deepEqual(numbers("2832000", "0203"), ["+492032832000"]);
  assert.deepEqual(numbers("2832000", "203"), ["+492032832000"]);
  assert.deepEqual(numbers("0172 1234567", "0203"), ["+491721234567"]);
  assert.deepEqual(numbers("2832000"), []);
});

test("an area code for all rows meets numbers that have their own and lost its zero", () => {
  const ofAll = (raw: string, code = "0203") => numbers(raw, code, false);
  assert.deepEqual(ofAll("2832000"), ["+492032832000"]);
  assert.deepEqual(ofAll("203283200"), ["+49203283200"]);
  assert.deepEqual(ofAll("2032832000"), ["+492032832000"]);
  assert.deepEqual(ofAll("1721234567"), ["+491721234567"]);
  assert.deepEqual(ofAll("203/28320"), ["+4920328320"]);
  assert.deepEqual(ofAll("203 28 32 00"), ["+49203283200"]);
  assert.deepEqual(ofAll("69123456", "+49 69"), []);
  // 0203 12345, or 0203 20312345? Better none than the telephone of a stranger.
  assert.deepEqual(ofAll("20312345"), []);
  assert.deepEqual(numbers("20312345", "0203"), ["+4920320312345"]);
  // Ten digits are no number inside a town, whatever column stands before them.
  assert.deepEqual(numbers("2032832000", "0203"), ["+492032832000"]);
});

test("every spelling of a number is the same number", () => {
  const digits = fc.tuple(
    fc.constantFrom("203", "2064", "30", "172", "1516"),
    fc.integer({ min: 2_000_000, max: 9_999_999 }),
  );
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom("0", "+49 ", "0049", "+49 (0)", "49"),
      fc.constantFrom(" ", "/", " / ", "-", ""),
      fc.nat(5),
      ([code, local], prefix, between, gap) => {
        const text = String(local);
        const spaced = gap === 0 ? text : `${text.slice(0, gap)} ${text.slice(gap)}`;
        const plain = parsePhone(`0${code}${text}`);
        fc.pre(plain.ok);
        assert.deepEqual(numbers(`Tel. ${prefix}${code}${between}${spaced}`), [plain.ok && plain.value]);
      },
    ),
    { numRuns: 300 },
  );
});

test("addresses in usual spelling", () => {
  for (const [written, street, houseNumber] of [
    ["WESELER STR. 12", "Weseler Straße", "12"],
    ["Weseler Str.12a", "Weseler Straße", "12a"],
    ["WANHEIMERSTR. 12", "Wanheimerstraße", "12"],
    ["Listlandstrasse 16", "Listlandstraße", "16"],
    ["Hauptstr 5", "Hauptstraße", "5"],
    ["Am Markt Nr. 4", "Am Markt", "4"],
    ["Strasse des 17. Juni 135", "Straße des 17. Juni", "135"],
    ["Straßburger Allee 2", "Straßburger Allee", "2"],
    ["B 224", "B 224", undefined],
  ] as const)
    assert.deepEqual(readStreetLine(written), { street, ...(houseNumber && { houseNumber }) }, written);
  for (const [written, code] of [
    ["1067", "01067"],
    ["47053.0", "47053"],
    ["470 53", "47053"],
    ["47053", "47053"],
  ])
    assert.equal(usualPostcode(written ?? ""), code);
  const towns = new Set(["duisburg"]);
  assert.deepEqual(splitTown("DUISBURG-HAMBORN", towns), { city: "Duisburg", suburb: "Hamborn" });
  assert.deepEqual(splitTown("Duisburg (Hamborn)", towns), { city: "Duisburg", suburb: "Hamborn" });
  assert.deepEqual(splitTown("bad nauheim", towns), { city: "Bad Nauheim" });
  assert.deepEqual(splitTown("Duisburg OT Rumeln", towns), { city: "Duisburg", suburb: "Rumeln" });
  for (const town of ["Castrop-Rauxel", "Frankfurt (Oder)", "Mülheim an der Ruhr"])
    assert.deepEqual(splitTown(town, towns), { city: town });
  assert.deepEqual(splitPlace("D-47053 Duisburg"), { postcode: "47053", town: "Duisburg" });
  for (const turned of ["47169 Duisburg, Weseler Str. 12", "D-47169 Duisburg , Weseler Str. 12, Deutschland"])
    assert.deepEqual(
      splitAddress(turned),
      { streetLine: "Weseler Str. 12", postcode: "47169", town: "Duisburg" },
      turned,
    );
  assert.deepEqual(splitAddress("Heidelberg, Plöck 3"), { streetLine: "Plöck 3", town: "Heidelberg" });
  assert.deepEqual(splitAddress("Plöck 3, Heidelberg"), { streetLine: "Plöck 3", town: "Heidelberg" });
  assert.deepEqual(splitAddress("Am Markt, Haus 5"), { streetLine: "Am Markt, Haus 5" });
  assert.deepEqual(splitAddress("Weseler Str. 12\n47169 Duisburg-Marxloh, Deutschland"), {
    streetLine: "Weseler Str. 12",
    postcode: "47169",
    town: "Duisburg-Marxloh",
  });
});

test("the same street, however it is written", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Weseler", "Kaiser-Wilhelm-", "Wanheimer", "Große"),
      fc.constantFrom("Str.", "Straße", "Strasse", "STR.", "Str"),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom("", "a", " b"),
      fc.boolean(),
      (name, street, number, letter, capitals) => {
        const line = `${name}${name.endsWith("-") ? "" : " "}${street} ${number}${letter}`;
        const read = readStreetLine(capitals ? line.toUpperCase() : line);
        fc.pre(!(capitals && name === "Große"));
        assert.equal(
          read.street?.toLowerCase(),
          `${name}${name.endsWith("-") ? "" : " "}straße`.toLowerCase(),
        );
        assert.equal(read.houseNumber?.toLowerCase(), `${number}${letter.trim()}`);
      },
    ),
  );
});

test("capitals become usual spelling; brands, forms and numbers stay", () => {
  for (const [written, usual] of [
    ["BÄCKEREI MÜLLER GMBH & CO. KG", "Bäckerei Müller GmbH & Co. KG"],
    ["REWE AM MARKT", "REWE am Markt"],
    ["DM-DROGERIE MARKT", "dm-Drogerie Markt"],
    ["KFZ-WERKSTATT AYDIN E.K.", "Kfz-Werkstatt Aydin e.K."],
    ["DR. MED. SCHMIDT", "Dr. med. Schmidt"],
    ["M. YILMAZ UG (HAFTUNGSBESCHRÄNKT)", "M. Yilmaz UG (haftungsbeschränkt)"],
    ["KAISER-WILHELM-STRASSE II", "Kaiser-Wilhelm-Straße II"],
    ["H&M", "H&M"],
    ["Café Öz", "Café Öz"],
    ["ÖZ GAZİANTEP SOFRASI", "Öz Gaziantep Sofrasi"],
    ["IŞIK MARKET", "Işık Market"],
    ["RA MEIER & KOLLEGEN", "RA Meier & Kollegen"],
    ["КАФЕ СОФИЯ", "Кафе София"],
    ["مخبز", "مخبز"],
  ] as const)
    assert.equal(properCase(written), usual);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const usual = properCase(text);
      assert.equal(properCase(usual).toLowerCase(), usual.toLowerCase());
      // Only the spelling changes, never a letter (but for the sharp s that capitals do not have).
      const same = (one: string) => one.toLowerCase().replaceAll("ß", "ss").normalize("NFKD");
      assert.equal(same(usual), same(text));
    }),
  );
});

test("letters that were broken twice are mended, sound ones stay", () => {
  const broken = (text: string) => new TextDecoder("windows-1252").decode(Buffer.from(text));
  assert.equal(repairMojibake("MÃ¼ller & SÃ¶hne"), "Müller & Söhne");
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("ä", "ö", "ü", "ß", "é", "ğ", "ş", "Ж", "ع", "a", " ", "–", "€", "ı")),
      (letters) => {
        const text = letters.join("");
        // Some bytes have no letter in Windows-1252 at all.
        fc.pre(!/[\u0080-\u009f]/.test(broken(text)));
        assert.equal(repairMojibake(broken(text)), text);
        assert.equal(repairMojibake(text), text);
      },
    ),
  );
});

test("real streets keep their letters", (t) => {
  const file = `${process.env.TEST_DATA ?? "../shared/data"}/poi/fuel-stations-germany.csv`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  const streets = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(";")[3] ?? "");
  const wrong = streets.filter((street) => {
    const { street: usual = "" } = readStreetLine(street);
    return /\p{L}{3}/u.test(street) && (usual === "" || /\p{Lu}{5}/u.test(usual));
  });
  t.diagnostic(`${wrong.length} of ${streets.length}: ${wrong.slice(0, 5).join("; ")}`);
  assert.ok(wrong.length < streets.length / 500);
});
