import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { categoryOf } from "./categories.ts";
import { categoryIds } from "./classify.ts";

type Tags = Record<string, string>;

const examples: [name: string, tags: Tags, kind: string, categories: string[]][] = [
  ["two trades", { shop: "bakery", amenity: "cafe" }, "business", ["shop/bakery", "amenity/cafe"]],
  ["two values of one key", { shop: "kiosk;bakery" }, "business", ["shop/kiosk", "shop/bakery"]],
  [
    "the more exact preset",
    { shop: "hairdresser", hairdresser: "barber" },
    "business",
    ["shop/hairdresser/barber"],
  ],
  ["a kitchen", { amenity: "fast_food", cuisine: "kebab" }, "business", ["amenity/fast_food/kebab"]],
  [
    "two kitchens",
    { amenity: "restaurant", cuisine: "pizza; italian" },
    "business",
    ["amenity/restaurant/pizza", "amenity/restaurant/italian"],
  ],
  ["a doctor tagged twice", { amenity: "doctors", healthcare: "doctor" }, "business", ["amenity/doctors"]],
  ["healthcare alone", { healthcare: "pharmacy" }, "business", ["amenity/pharmacy"]],
  [
    "a speciality without the main tag",
    { amenity: "dentist", "healthcare:speciality": "orthodontics" },
    "business",
    ["healthcare/dentist/orthodontics"],
  ],
  ["old tagging", { amenity: "driving_school" }, "business", ["education/driving_school"]],
  ["replaced tagging", { shop: "lingerie" }, "business", ["shop/clothes/underwear"]],
  ["a misspelt value", { shop: "Ice Cream" }, "business", ["amenity/ice_cream"]],
  ["an unknown shop", { shop: "unicorns" }, "business", ["shop"]],
  ["some office beside something exact", { office: "yes", shop: "optician" }, "business", ["shop/optician"]],
  [
    "a petrol station first",
    { shop: "convenience", amenity: "fuel" },
    "business",
    ["amenity/fuel", "shop/convenience"],
  ],
  [
    "a post office in a kiosk",
    { amenity: "post_office", shop: "kiosk" },
    "business",
    ["shop/kiosk", "amenity/post_office"],
  ],
  [
    "a nursing home",
    { amenity: "social_facility", social_facility: "nursing_home" },
    "business",
    ["amenity/social_facility/nursing_home"],
  ],
  [
    "a mosque",
    { amenity: "place_of_worship", religion: "muslim" },
    "place",
    ["amenity/place_of_worship/muslim"],
  ],
  ["a school", { amenity: "school" }, "place", ["education/school"]],
  ["a youth centre", { amenity: "youth_centre" }, "place", ["amenity/community_centre/youth_centre"]],
  ["a bench", { amenity: "bench" }, "ignored", []],
  ["a docking station", { amenity: "bicycle_rental", bicycle_rental: "docking_station" }, "ignored", []],
  ["an unknown amenity", { amenity: "unicorns" }, "ignored", []],
  ["nothing", {}, "ignored", []],
  ["an empty shop", { shop: "vacant" }, "vacant", []],
  ["a former shop", { "disused:shop": "bakery" }, "vacant", []],
  ["a disused shop", { shop: "bakery", disused: "yes" }, "vacant", []],
  [
    "a new cafe in a former shop",
    { amenity: "cafe", "disused:shop": "bakery" },
    "business",
    ["amenity/cafe"],
  ],
  ["a former telephone", { "disused:amenity": "telephone" }, "ignored", []],
];

for (const [name, tags, kind, categories] of examples) {
  test(`classifies ${name}`, () => assert.deepEqual(categoryIds(tags), { kind, categories }));
}

test("never throws, and names only categories that the directory knows", () => {
  const key = fc.oneof(
    fc.constantFrom(
      "shop",
      "amenity",
      "craft",
      "office",
      "healthcare",
      "disused:shop",
      "__proto__",
      "constructor",
    ),
    fc.string(),
  );
  const value = fc.oneof(
    fc.constantFrom(
      "yes",
      "no",
      "*",
      "bakery;cafe",
      ";;",
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "toString",
    ),
    fc.string({ unit: anyCharacter }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), (entries) => {
      const { kind, categories } = categoryIds(Object.fromEntries(entries));
      assert.equal(categories.length > 0, kind === "business" || kind === "place");
      for (const id of categories) assert.ok(categoryOf(id), id);
      assert.equal(new Set(categories).size, categories.length);
    }),
  );
});

const data = join(process.env.TEST_DATA ?? "../shared/data", "poi");
/** Counted by hand of the tags: shops, crafts, offices, care, food, money, lodging; the width allows for rule changes. */
const towns: [file: string, businesses: [number, number], places: [number, number]][] = [
  ["osm-heidelberg", [110, 170], [180, 280]],
  ["osm-frankfurt-darmstadt", [350, 490], [30, 70]],
  ["osm-krems", [200, 260], [45, 80]],
  ["osm-liechtenstein-new", [550, 700], [280, 420]],
  ["osm-vancouver", [2500, 2900], [550, 750]],
];

for (const [file, businesses, places] of towns) {
  test(`finds the businesses and places of ${file}`, (t) => {
    const path = join(data, `${file}.geojsonl.gz`);
    if (!existsSync(path)) return t.skip(`real data missing: ${path} (set TEST_DATA)`);
    const counts: Record<string, number> = { business: 0, place: 0, vacant: 0, ignored: 0 };
    for (const line of gunzipSync(readFileSync(path)).toString("utf8").split("\n").filter(Boolean)) {
      const { kind } = categoryIds((JSON.parse(line) as { properties: Tags }).properties);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    t.diagnostic(`${file}: ${JSON.stringify(counts)}`);
    assertWithin(counts.business, businesses);
    assertWithin(counts.place, places);
  });
}

function assertWithin(count: number | undefined, [least, most]: [number, number]): void {
  assert.ok(
    count !== undefined && count >= least && count <= most,
    `${count} is not within ${least} to ${most}`,
  );
}
