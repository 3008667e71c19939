import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Comparable } from "./business-evidence.ts";
import { businessKeys } from "./business-keys.ts";
import { businessReasonText } from "./business-reason-text.ts";
import { areSurelyDifferent, compareBusinesses } from "./compare-businesses.ts";

/** Metres east of a point in Hochfeld. */
const at = (east = 0, north = 0) => ({ lat: 51.42 + north / 111_320, lon: 6.755 + east / 69_400 });
type Told = Omit<Partial<Comparable>, "names"> & { name?: string; names?: Comparable["names"] };
const entry = ({ name, ...rest }: Told = {}): Comparable => ({
  names: name === undefined ? [] : [{ value: name, kind: "name" }],
  categories: [],
  ...rest,
});
const street = (houseNumber: string, name = "Wanheimer Straße") => ({
  street: name,
  houseNumber,
  postcode: "47053",
});
const judge = (a: Told, b: Told) => compareBusinesses(entry(a), entry(b));
const band = (a: Told, b: Told) => judge(a, b).band;

describe("two entries of the directory", () => {
  it("are the same with name and place, in whatever spelling", () => {
    const a = { name: "Bäckerei Yılmaz GmbH", place: at(), address: street("12") };
    assert.equal(band(a, { name: "Yilmaz Bäckerei", place: at(8) }), "same");
    assert.equal(band(a, { name: "BAECKEREI YILMAZ", address: street("12", "Wanheimer Str.") }), "same");
    assert.equal(band(a, { name: "Bäckerei Yilmatz", place: at(20), phones: ["+49203123456"] }), "same");
  });

  it("are the same where the telephone differs only by an extension or is a second one", () => {
    const a = { name: "Kiosk Ecke", place: at(), phones: ["+49203111111;ext=12"] };
    assert.equal(band(a, { name: "Kiosk Ecke", place: at(40), phones: ["+49203111111"] }), "same");
    assert.equal(band(a, { name: "Kiosk Ecke", place: at(10), phones: ["+491715551234"] }), "same");
  });

  it("find each other under the name in another language", () => {
    const names: Comparable["names"] = [
      { value: "Anadolu Market", kind: "name" },
      { value: "Anatolien Markt", kind: "alternative", lang: "de" },
    ];
    assert.equal(band({ names, place: at() }, { name: "Anatolien Markt", place: at(15) }), "same");
  });

  it("of one chain are two branches, also with the website of the mother company", () => {
    const chain = { name: "Rossmann", websites: ["https://www.rossmann.de/"], categories: ["shop/chemist"] };
    assert.equal(band({ ...chain, place: at() }, { ...chain, place: at(900) }), "different");
    assert.equal(
      band({ ...chain, address: street("12") }, { ...chain, address: street("140") }),
      "different",
    );
    assert.equal(band({ ...chain, place: at() }, { ...chain, place: at(250) }), "ask");
    assert.equal(band({ ...chain, place: at() }, { ...chain, place: at(12) }), "same");
  });

  it("of one chain with one telephone for all are at most a question", () => {
    const chain = { name: "Sparkasse Duisburg", phones: ["+4920328150"] };
    assert.equal(band({ ...chain, place: at() }, { ...chain, place: at(2_000) }), "ask");
  });

  it("in one mall are different, and a question where they share its telephone", () => {
    const mall = { address: street("1", "Königstraße"), place: at() };
    assert.equal(band({ ...mall, name: "Deichmann" }, { ...mall, name: "Thalia" }), "different");
    const phones = ["+492032815000"];
    assert.notEqual(
      band({ ...mall, name: "Deichmann", phones }, { ...mall, name: "Thalia", phones }),
      "same",
    );
  });

  it("under a new name with the old telephone at the old door are a question", () => {
    const shop = { address: street("7"), place: at(), phones: ["+49203999888"] };
    assert.equal(band({ ...shop, name: "Grill Ali" }, { ...shop, name: "Imbiss Zur Post" }), "ask");
  });

  it("that moved and kept their telephone are a question", () => {
    const shop = { name: "Änderungsschneiderei Demir", phones: ["+49203777666"] };
    assert.equal(band({ ...shop, place: at() }, { ...shop, place: at(700) }), "ask");
    // Around the corner, where both name their street.
    const housed = (street: string, metres: number) => ({
      ...shop,
      place: at(metres),
      address: { street, houseNumber: "4" },
    });
    assert.equal(band(housed("Ringstraße", 0), housed("Marktstraße", 250)), "ask");
    assert.equal(band(housed("Ringstraße", 0), housed("Marktstraße", 40)), "same");
    assert.equal(band(housed("Ringstraße", 0), { ...shop, place: at(250) }), "same");
  });

  it("are not the same only for a word that half the street has in its name", () => {
    assert.equal(
      band({ name: "Restaurant Adler", place: at() }, { name: "Restaurant Krone", place: at(25) }),
      "different",
    );
    assert.equal(
      band({ name: "Trinkhalle", place: at() }, { name: "Trinkhalle", place: at(600) }),
      "different",
    );
  });

  it("without a name are never merged by rule", () => {
    const kiosk = { place: at(), address: street("3"), phones: ["+49203555444"] };
    assert.notEqual(band(kiosk, kiosk), "same");
  });

  it("tell their reasons", () => {
    const { reasons } = judge(
      { name: "Café Mond", place: at(), phones: ["+49203123456"] },
      { name: "Cafe Mondo", place: at(12), phones: ["+49203123456"] },
    );
    assert.match(businessReasonText(reasons), /same telephone/);
    assert.match(businessReasonText(reasons), /12 m apart/);
    assert.match(businessReasonText(reasons), /name 0\.\d\d/);
  });
});

const someEntry: fc.Arbitrary<Comparable> = fc
  .record(
    {
      name: fc.oneof(
        fc.constantFrom("Café Mond", "Kiosk am Markt", "Müller GmbH", "Müler", "ڪافي", "…"),
        fc.string(),
      ),
      phones: fc.subarray(["+49203111111", "+49203111111;ext=3", "+49203222222"], { minLength: 1 }),
      websites: fc.subarray(["https://a.example/", "https://a.example/x", "https://b.example/"], {
        minLength: 1,
      }),
      emails: fc.subarray(["a@a.example", "A@a.example"], { minLength: 1 }),
      categories: fc.subarray(["shop/bakery", "amenity/cafe", "shop/kiosk"]),
      address: fc.constantFrom(street("1"), street("2"), { city: "Duisburg" }),
      place: fc
        .tuple(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -800, max: 800 }))
        .map(([x, y]) => at(x, y)),
    },
    { requiredKeys: [] },
  )
  .map((told) => entry(told as Told));

describe("for all entries", () => {
  it("the comparison is symmetric and the score a probability", () => {
    fc.assert(
      fc.property(someEntry, someEntry, (a, b) => {
        const [one, other] = [compareBusinesses(a, b), compareBusinesses(b, a)];
        assert.equal(one.score, other.score);
        assert.deepEqual(one.reasons, other.reasons);
        assert.ok(one.score >= 0 && one.score <= 1);
      }),
    );
  });

  it("what is surely different is different when it is compared", () => {
    fc.assert(
      fc.property(someEntry, someEntry, (a, b) => {
        if (areSurelyDifferent(a, b)) assert.equal(compareBusinesses(a, b).band, "different");
      }),
    );
  });

  it("with a name and a door an entry is the same as itself", () => {
    fc.assert(
      fc.property(someEntry, (a) => {
        fc.pre(a.names.some(({ value }) => value.trim() !== "") && a.place !== undefined);
        assert.equal(compareBusinesses(a, a).band, "same");
      }),
    );
  });

  it("what is the same shares a key, wherever the grid's lines run", () => {
    fc.assert(
      fc.property(someEntry, fc.double({ min: 0, max: 6.28, noNaN: true }), (a, angle) => {
        const { place } = a;
        fc.pre(place !== undefined && a.names.length > 0 && /[\p{L}\p{N}]/u.test(a.names[0]?.value ?? ""));
        const moved = {
          lat: (place?.lat ?? 0) + (Math.sin(angle) * 120) / 111_320,
          lon: (place?.lon ?? 0) + (Math.cos(angle) * 120) / 69_400,
        };
        const other = { ...a, phones: [], websites: [], emails: [], place: moved };
        const meet = (asks: Comparable, keeps: Comparable) => {
          const kept = new Set(businessKeys(keeps).kept);
          return businessKeys(asks).asked.some((key) => kept.has(key));
        };
        assert.ok(meet(a, other));
        assert.ok(meet(other, a));
      }),
    );
  });

  it("are found where a slip is among the first letters, and where one door is placed in two parts of a street", () => {
    const meet = (a: Told, b: Told) => {
      const kept = new Set(businessKeys(entry(a)).kept);
      return businessKeys(entry(b)).asked.some((key) => kept.has(key));
    };
    assert.ok(meet({ name: "Calimo", place: at() }, { name: "Cailmo GmbH", place: at(60) }));
    assert.ok(!meet({ name: "Calimo", place: at() }, { name: "Cailmo GmbH", place: at(900) }));
    assert.ok(meet({ name: "Timo", place: at() }, { name: "Tirmo", place: at(20) }));
    const { postcode, ...door } = street("72");
    const [bare, other] = [
      { name: "Calimo", address: door },
      { ...street("72"), postcode: "47055" },
    ];
    assert.ok(meet({ ...bare, place: at() }, { name: "CALIMO", address: other, place: at(750) }));
    assert.ok(!meet({ ...bare, place: at() }, { name: "Mildan", address: other, place: at(750) }));
    assert.equal(postcode, "47053");
  });
});
