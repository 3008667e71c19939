import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { parseHouseNumber, splitStreet } from "./address.ts";
import { parseEmail } from "./email.ts";
import { parseWz } from "./identifiers.ts";
import { parseLanguage, parseLanguageList } from "./language.ts";
import { legalForm, parseName, splitLegalForm } from "./names.ts";
import { parseWheelchair } from "./offer.ts";
import { paymentMeans } from "./payment.ts";
import { parsePhone, splitPhones } from "./phone.ts";
import { parsePostcode } from "./postcode/postcode.ts";
import { type Profile, profileSchema } from "./profile.ts";
import { readProfile } from "./read-profile.ts";
import { parseSocial } from "./social.ts";
import { parseWebsite } from "./website.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

test("a business with all that can be said", () => {
  const { profile, dropped } = readProfile({
    name: "Kuaför Yıldız GmbH",
    "name:de": "Friseur Stern",
    "name:ar": "حلاق يلدز",
    alt_name: "Yildiz;Salon Yıldız",
    official_name: "Yıldız Haare UG (haftungsbeschränkt)",
    brand: "Yıldız",
    "name:etymology:wikidata": "Q1",
    "addr:street": "Weseler Straße",
    "addr:housenumber": "12 a",
    "addr:postcode": "47169",
    "addr:city": "Duisburg",
    phone: "0203 / 12 34 56; +49 171 3920001",
    email: "salon@example.org",
    website: "salon.example",
    "contact:instagram": "@salon.yildiz",
    opening_hours: "Di-Fr 9-18 Uhr, Sa 9-14 Uhr",
    "language:tr": "yes",
    "language:ar": "main",
    "language:en": "no",
    languages: "de; ku",
    wheelchair: "limited",
    "payment:cash": "yes",
    "payment:ec": "yes",
    "payment:visa": "no",
    "payment:apple_pay": "yes",
    delivery: "no",
    takeaway: "only",
    "offers:internship": "yes",
    "offers:apprenticeship": "no",
    cuisine: "Turkish; ice cream",
    description: "Herren und Damen",
    "description:tr": "Bay ve bayan",
    wikidata: "Q42",
    "ref:vatin": "DE123456789",
    "wz:2008": "96.02.1",
    "wz:2025": "9621",
  });
  assert.deepEqual(dropped, []);
  const expected: Profile = {
    names: [
      { value: "Kuaför Yıldız GmbH", kind: "name" },
      { value: "Friseur Stern", lang: "de", kind: "name" },
      { value: "حلاق يلدز", lang: "ar", kind: "name" },
      { value: "Yıldız Haare UG (haftungsbeschränkt)", kind: "official" },
      { value: "Yildiz", kind: "alternative" },
      { value: "Salon Yıldız", kind: "alternative" },
      { value: "Yıldız", kind: "brand" },
    ],
    legalForm: "GmbH",
    categories: [],
    wz: [
      { scheme: "WZ2008", code: "96.02.1" },
      { scheme: "WZ2025", code: "96.21" },
    ],
    address: { street: "Weseler Straße", houseNumber: "12a", postcode: "47169", city: "Duisburg" },
    phones: ["+49203123456", "+491713920001"],
    emails: ["salon@example.org"],
    websites: ["https://salon.example/"],
    social: [{ network: "instagram", url: "https://www.instagram.com/salon.yildiz" }],
    openingHours: "Tu-Fr 09:00-18:00, Sa 09:00-14:00",
    languages: ["ar", "de", "ku", "tr"],
    wheelchair: "limited",
    payment: ["cash", "girocard", "contactless"],
    delivery: false,
    takeaway: true,
    training: ["internship"],
    cuisine: ["turkish", "ice_cream"],
    descriptions: { de: "Herren und Damen", tr: "Bay ve bayan" },
    identifiers: [
      { scheme: "wikidata", value: "Q42" },
      { scheme: "ref:vatin", value: "DE123456789" },
    ],
  };
  assert.deepEqual(profile, expected);
  assert.deepEqual(profileSchema.parse(profile), profile);
});

test("nothing known is nothing said", () => {
  assert.deepEqual(readProfile({}), { profile: { names: [], categories: [] }, dropped: [] });
  assert.deepEqual(readProfile({ name: " ", phone: "", website: "\u202e", opening_hours: "" }).dropped, []);
});

test("one bad value costs no other and is listed", () => {
  const { profile, dropped } = readProfile({
    name: "unbekannt",
    "name:xx1": "x",
    phone: "123456; 0203 123456",
    website: "javascript:alert(1)",
    opening_hours: "wie immer",
    wheelchair: "vielleicht",
    "payment:loyalty": "yes",
    wikidata: "Douglas Adams",
    "contact:facebook": "https://example.org/x",
  });
  assert.deepEqual(profile, { names: [], categories: [], phones: ["+49203123456"] });
  assert.deepEqual(dropped.map(({ field, reason }) => `${field}: ${reason}`).sort(), [
    "contact:facebook: other-host",
    "name: placeholder",
    "name:xx1: not-understood",
    "opening_hours: not-understood",
    "payment:loyalty: not-offered",
    "phone: no-area-code",
    "website: other-scheme",
    "wheelchair: not-understood",
    "wikidata: not-understood",
  ]);
});

test("legal forms", () => {
  for (const [name, form] of [
    ["Müller & Sohn GmbH & Co KG", "GmbH & Co. KG"],
    ["Duisburger Werkkiste gGmbH", "gGmbH"],
    ["Entwicklungsgesellschaft Duisburg mbH EG DU", "GmbH"],
    ["Therapeuten Ruhr e.V.", "e.V."],
    ["Kiosk Demir e. K.", "e.K."],
    ["Laden UG (haftungsbeschränkt)", "UG (haftungsbeschränkt)"],
    ["Bau GbR", "GbR"],
    ["REWE Müller oHG", "OHG"],
    ["Volksbank Rhein-Ruhr eG", "eG"],
    ["Praxis Dr. A und Dr. B PartG mbB", "PartG mbB"],
    ["ALDI SE & Co. KG", "SE & Co. KG"],
    ["AGENTUR", undefined],
    ["AG", undefined],
    ["Tag und Nacht", undefined],
    ["Kgb Bar", undefined],
  ] as const) {
    assert.equal(legalForm(name), form, name);
  }
  assert.deepEqual(splitLegalForm("Müller & Sohn GmbH & Co. KG, Duisburg"), {
    name: "Müller & Sohn Duisburg",
    form: "GmbH & Co. KG",
  });
});

test("codes and languages", () => {
  for (const [raw, code] of [
    ["G", "G"],
    ["47", "47"],
    ["4771", "47.71"],
    ["47.71.0", "47.71.0"],
    ["G 47.71-0", "47.71.0"],
    ["47710", "47.71.0"],
  ] as const) {
    assert.deepEqual(parseWz("WZ2008", raw), { ok: true, value: code });
  }
  assert.ok(
    parseWz("WZ2025", "V").ok &&
      !parseWz("WZ2008", "V").ok &&
      !parseWz("WZ2008", "4").ok &&
      !parseWz("WZ2008", "477100").ok,
  );
  for (const [raw, tag] of [
    ["TR", "tr"],
    ["tur", "tr"],
    ["uk_UA", "uk"],
    ["zh-hant", "zh-Hant"],
    ["sr-Latn", "sr-Latn"],
    ["kmr", "ku"],
    ["rom", "rom"],
  ] as const) {
    assert.deepEqual(parseLanguage(raw), { ok: true, value: tag });
  }
  for (const raw of ["", "xx", "deutsch", "d", "../..", "__proto__"]) assert.ok(!parseLanguage(raw).ok, raw);
  assert.deepEqual(parseLanguageList("de;tr, ar de;Türkisch"), {
    languages: ["ar", "de", "tr"],
    refused: ["Türkisch"],
  });
});

/** Each parser, by a name for the message; those that give a text give it again when they read it. */
const parsers: Record<string, (raw: string) => { ok: boolean; value?: unknown }> = {
  parsePhone,
  parseWebsite,
  parseEmail,
  parseLanguage,
  parseName,
  postcode: (raw) => parsePostcode(raw),
  parseHouseNumber,
  parseWheelchair,
  wz: (raw) => parseWz("WZ2025", raw),
  facebook: (raw) => channel(parseSocial("facebook", raw)),
  whatsapp: (raw) => channel(parseSocial("whatsapp", raw)),
  mastodon: (raw) => channel(parseSocial("mastodon", raw)),
};

function channel(result: ReturnType<typeof parseSocial>): { ok: boolean; value?: unknown } {
  return result.ok ? { ok: true, value: result.value.url } : result;
}

const harmful = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

function check(raw: string): void {
  for (const [name, parse] of Object.entries(parsers)) {
    const result = parse(raw);
    if (!result.ok) continue;
    const value = String(result.value);
    assert.doesNotMatch(value, harmful, name);
    assert.deepEqual(parse(value), { ok: true, value: result.value }, `${name} of ${JSON.stringify(raw)}`);
  }
  splitPhones(raw);
  splitStreet(raw);
  splitLegalForm(raw);
  const keys = [
    "name",
    "alt_name",
    "name:tr",
    "phone",
    "website",
    "email",
    "contact:facebook",
    "contact:mastodon",
    "opening_hours",
    "languages",
    "language:tr",
    "wheelchair",
    "payment:cash",
    "delivery",
    "cuisine",
    "description",
    "description:ar",
    "addr:street",
    "addr:housenumber",
    "addr:postcode",
    "addr:city",
    "addr:unit",
    "wikidata",
    "ref:x",
    "wz:2008",
    raw,
    `name:${raw}`,
    `payment:${raw}`,
    `language:${raw}`,
  ];
  const { profile } = readProfile(Object.fromEntries(keys.map((key) => [key, raw])));
  assert.deepEqual(profileSchema.parse(profile), profile);
  assert.doesNotMatch(JSON.stringify(profile).replaceAll("\\n", ""), harmful);
}

test("the naughty strings through every parser", (t) => {
  const file = `${data}/robust/blns.json`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  for (const text of JSON.parse(readFileSync(file, "utf8")) as string[]) check(text);
});

test("anything through every parser: no throw, nothing harmful out, the same when read again", () => {
  const pieces = fc.constantFrom(
    "0203",
    "+49",
    "(0)",
    "/",
    ";",
    "123456",
    "https://",
    "example.org",
    "@",
    "a",
    "ä",
    "e\u0301",
    "\u0000",
    "\u202e",
    "\ud800",
    " ",
    "\n",
    ":",
    ".",
    "GmbH",
    "12a",
    "-",
    "🎉",
    "İ",
    "%",
    "?id=",
    "#",
    "\u200b",
    "tel:",
    "x",
  );
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  fc.assert(fc.property(text, check), { numRuns: 300 });
});

test("very long values are refused quickly", () => {
  for (const part of ["a", "0", "a@", "https://", "(", " ", "é\u0301", ";", "GmbH & "])
    check(part.repeat(100_000 / part.length));
});

test("real mapped things: each gives a valid profile", (t) => {
  const folder = `${data}/poi`;
  if (!existsSync(folder)) return t.skip(`no test data: ${folder}`);
  let count = 0;
  for (const file of readdirSync(folder).filter((name) => /^osm-(heidelberg|frankfurt).*gz$/.test(name))) {
    for (const line of gunzipSync(readFileSync(`${folder}/${file}`))
      .toString()
      .trim()
      .split("\n")) {
      const { properties } = JSON.parse(line) as { properties: Record<string, unknown> };
      const tags = (properties.tags ?? properties) as Record<string, unknown>;
      const { profile } = readProfile(
        Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])),
      );
      profileSchema.parse(profile);
      for (const means of profile.payment ?? []) assert.ok(paymentMeans.includes(means));
      count++;
    }
  }
  assert.ok(count > 5_000);
});
