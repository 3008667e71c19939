import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Profile } from "../fields/profile.ts";
import { readProfile } from "../fields/read-profile.ts";
import { writeDays } from "./days-form.ts";
import { readTime } from "./hours-part.ts";
import { onlyChanged } from "./part.ts";
import { partNames, parts } from "./parts.ts";

const place = { lat: 51.42, lon: 6.76 };
const today = "2026-11-26";
const entryOf = (tags: Record<string, string>, more: Partial<Profile> = {}) => ({
  profile: {
    ...readProfile({ name: "Kuaför Yıldız", ...tags }).profile,
    categories: ["shop/hairdresser"],
    ...more,
  },
  place,
});

const hours = fc
  .array(fc.constantFrom("09:00-18:00", "08:00-12:00,14:00-18:00", "off", "18:00-02:00"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rules) => rules.map((rule, index) => `${["Mo-Fr", "Sa", "Su"][index]} ${rule}`).join("; "));
const entry = fc
  .record(
    {
      phone: fc.constantFrom("0203 111222", "0203 111222; 0203 333444;ext=12"),
      email: fc.constant("yildiz@web.de"),
      website: fc.constant("https://www.kuafor-yildiz.de/"),
      "contact:instagram": fc.constant("@yildiz"),
      opening_hours: fc.oneof(
        hours,
        fc.constantFrom("24/7", "Apr-Oct Mo-Fr 09:00-18:00", 'Mo 09:00-12:00 || "nach Vereinbarung"'),
      ),
      languages: fc.constantFrom("de;tr", "ku"),
      wheelchair: fc.constantFrom("yes", "limited", "no"),
      "payment:cash": fc.constantFrom("yes", "no"),
      "payment:girocard": fc.constant("yes"),
      delivery: fc.constantFrom("yes", "no"),
      "offers:internship": fc.constant("yes"),
      description: fc.constant("Haare für alle"),
      "description:tr": fc.constant("Herkes için saç"),
      "name:tr": fc.constant("Yıldız Kuaförü"),
      "addr:street": fc.constant("Weseler Straße"),
      "addr:housenumber": fc.constant("12a"),
    },
    { requiredKeys: [] },
  )
  .map((tags) => entryOf(tags));

describe("the forms about a business", () => {
  it("change nothing where nobody touched them", () => {
    fc.assert(
      fc.property(entry, fc.constantFrom(...partNames), (each, name) => {
        const read = parts[name].read(parts[name].fill(each, today), each);
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(onlyChanged(read.value, each), {});
      }),
    );
  });

  it("read whatever they are sent without a fault", () => {
    const field = fc.constantFrom(
      ...[
        "d0-from1",
        "d0-to1",
        "d1-same",
        "ph",
        "osm",
        "s0-from",
        "s0-to",
        "s0-open",
        "s0-close",
        "s0-hours",
        "name",
      ],
      ...[
        "about-tr",
        "about-xx-",
        "street",
        "place",
        "phone1",
        "email1",
        "on-instagram",
        "language",
        "payment",
        "delivery",
      ],
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("09:00", "24:00", "2026-12-24", "x".repeat(3000), "yes", "51,6"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(field, value)), fc.constantFrom(...partNames), (sent, name) => {
        const form = new URLSearchParams(sent.map(([key, text]) => [key, text]));
        const read = parts[name].read(form, entryOf({}));
        assert.equal(typeof read.ok, "boolean");
      }),
    );
  });
});

describe("the form of opening hours", () => {
  const sent = (fields: Record<string, string>, tags: Record<string, string> = {}) => {
    const each = entryOf(tags);
    const form = parts.zeiten.fill(each, today);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return parts.zeiten.read(form, each);
  };

  it("copies a day to those after it", () => {
    const week = { "d0-from1": "09:00", "d0-to1": "18:00" };
    const same = Object.fromEntries([1, 2, 3, 4].map((day) => [`d${day}-same`, "on"]));
    const read = sent({ ...week, ...same, "d5-from1": "9", "d5-to1": "14 Uhr", ph: "closed" });
    assert.deepEqual(read, {
      ok: true,
      value: { openingHours: "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off", specialDays: null },
    });
  });

  it("says where something is missing", () => {
    assert.deepEqual(sent({ "d0-from1": "09:00" }), {
      ok: false,
      reason: [{ field: "d0-to1", reason: "half" }],
    });
    assert.deepEqual(sent({ "d0-from1": "9 o'clock", "d0-to1": "18:00" }), {
      ok: false,
      reason: [{ field: "d0-from1", reason: "no-time" }],
    });
    const overlap = { "d0-from1": "09:00", "d0-to1": "13:00", "d0-from2": "12:00", "d0-to2": "18:00" };
    assert.deepEqual(sent(overlap), { ok: false, reason: [{ field: "d0-from2", reason: "order" }] });
  });

  it("leaves alone what days cannot say, until somebody writes", () => {
    const summer = { opening_hours: "Apr-Oct Mo-Fr 09:00-18:00" };
    assert.deepEqual(sent({}, summer), { ok: true, value: { specialDays: null } });
    const days = { "d0-from1": "10:00", "d0-to1": "12:00" };
    assert.deepEqual(sent(days, summer), {
      ok: true,
      value: { openingHours: "Mo 10:00-12:00", specialDays: null },
    });
    const osm = { osm: "Mo-Fr 08:00-12:00" };
    assert.deepEqual(sent(osm, summer), {
      ok: true,
      value: { openingHours: "Mo-Fr 08:00-12:00", specialDays: null },
    });
    assert.deepEqual(sent({ osm: "whenever" }, summer), {
      ok: false,
      reason: [{ field: "osm", reason: "not-understood" }],
    });
  });

  it("takes holidays until a day, and one day with other hours", () => {
    const read = sent({
      "s0-from": "2026-12-24",
      "s0-to": "2027-01-04",
      "s0-reason": "Betriebsferien",
      "s1-from": "2026-12-23",
      "s1-open": "10:00",
      "s1-close": "14:00",
    });
    assert.deepEqual(read.ok && read.value.specialDays, [
      { from: "2026-12-23", to: "2026-12-23", hours: "10:00-14:00" },
      { from: "2026-12-24", to: "2027-01-04", reason: "Betriebsferien" },
    ]);
    assert.deepEqual(sent({ "s0-from": "2026-12-24", "s0-to": "2026-12-01" }), {
      ok: false,
      reason: [{ field: "s0-to", reason: "day-order" }],
    });
  });

  it("reads times as people write them", () => {
    for (const [typed, minutes] of [
      ["9", 540],
      ["09:30", 570],
      ["9.30 Uhr", 570],
      ["18h30", 1110],
      ["24:00", 1440],
    ] as const)
      assert.equal(readTime(typed), minutes, typed);
    for (const typed of ["25", "9:60", "neun", "24:30", ""]) assert.equal(readTime(typed), undefined, typed);
  });

  it("takes the hours out where all days are empty", () => {
    assert.equal(writeDays({ days: [[], [], [], [], [], [], []], holidays: [], appointment: false }), "");
    const none = { "d0-from1": "", "d0-to1": "" };
    assert.deepEqual(sent(none, { opening_hours: "Mo 10:00-12:00" }), {
      ok: true,
      value: { openingHours: null, specialDays: null },
    });
  });
});

describe("a form with several slips", () => {
  const sent = (
    part: keyof typeof parts,
    fields: Record<string, string>,
    tags: Record<string, string> = {},
  ) => {
    const each = entryOf(tags);
    const form = parts[part].fill(each, today);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const read = parts[part].read(form, each);
    return read.ok ? [] : read.reason.map(({ field, reason }) => `${field} ${reason}`);
  };

  it("tells of all of them, each where it was made", () => {
    const contact = {
      phone1: "0203 111222",
      phone2: "0203 12",
      email1: "kein mail",
      website1: "javascript:alert(1)",
      "on-facebook": "https://evil.example/x",
    };
    assert.deepEqual(sent("kontakt", contact), [
      "phone2 not-understood",
      "email1 not-understood",
      "website1 other-scheme",
      "on-facebook other-host",
    ]);
    assert.deepEqual(
      sent("zeiten", { "d0-from1": "9", "d2-to1": "18", "s0-from": "2026-12-24", "s0-to": "2026-12-20" }),
      ["d0-to1 half", "d2-from1 half", "s0-to day-order"],
    );
    assert.deepEqual(sent("name", { name: " ", "about-tr": "Saç" }), ["name empty"]);
  });

  it("knows a German postcode with a digit too few, and leaves one from abroad where it is", () => {
    assert.deepEqual(sent("ort", { postcode: "4705" }), ["postcode not-understood"]);
    assert.deepEqual(sent("ort", { postcode: "4705" }, { "addr:postcode": "47053" }), [
      "postcode not-understood",
    ]);
    assert.deepEqual(sent("ort", { postcode: "47169" }, { "addr:postcode": "47053" }), []);
    assert.deepEqual(sent("ort", { postcode: "6021" }, { "addr:postcode": "6020" }), []);
    assert.deepEqual(sent("ort", { postcode: "1012 AB" }), []);
  });
});
