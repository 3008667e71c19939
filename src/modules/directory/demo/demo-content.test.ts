import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import type OpeningHours from "opening_hours";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import type { Outline, Point } from "../../../kernel/geo/geometry.ts";
import { pointInGeometry } from "../../../kernel/geo/inside.ts";
import { parseOutline } from "../../../kernel/geo/outline.ts";
import { partsOf } from "../../../kernel/geo/parts.ts";
import { categoryIds } from "../rules/categories/classify.ts";
import { readProfile } from "../rules/fields/read-profile.ts";

interface Element {
  type: "node" | "way";
  id: number;
  lat: number;
  lon: number;
  geometry: Point[];
  tags: Record<string, string>;
}

const Hours: new (value: string, place: object, options: { locale: string }) => OpeningHours = createRequire(
  import.meta.url,
)("opening_hours");
const northRhineWestphalia = {
  lat: 51.5,
  lon: 6.8,
  address: { country_code: "de", state: "Nordrhein-Westfalen" },
};

/** The numbers that the Bundesnetzagentur keeps free for films and books (Mitteilung 148/2021). */
const fictionNumber =
  /^\+49(3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|17139200\d\d|176040690\d\d)$/;
/** Domains that RFC 2606 keeps free for examples. */
const reservedDomain = /^([a-z0-9-]+\.)*example\.(org|com|net)$/;

const read = (site: string, module: string) =>
  readFileSync(new URL(`../../${module}/demo/${site}.json`, import.meta.url), "utf8");

function outlinesOf(site: string): Outline[] {
  const { areas }: { areas: { outline: unknown }[] } = JSON.parse(read(site, "quarter"));
  return areas.map(({ outline }) => {
    const parsed = parseOutline(outline);
    assert.ok(parsed.ok);
    return parsed.value;
  });
}

/** How far the point lies from the line, in metres, looking at a point every few metres. */
function distanceToLine(point: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (!a || !b) continue;
    const steps = Math.max(1, Math.ceil(distanceMetres(a, b) / 4));
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      const here = { lat: a.lat + (b.lat - a.lat) * part, lon: a.lon + (b.lon - a.lon) * part };
      least = Math.min(least, distanceMetres(point, here));
    }
  }
  return least;
}

for (const site of ["duisburg", "gladbeck"]) {
  const text = read(site, "directory");
  const { elements }: { elements: Element[] } = JSON.parse(text);
  const entries = elements.filter(({ type, tags }) => type === "node" && "addr:street" in tags);
  const entriesWith = (tag: string) => entries.flatMap(({ tags }) => tags[tag] ?? []);

  describe(`the invented businesses of ${site}`, () => {
    test("are one element a line, with ids of their own, in a file of moderate size", () => {
      const lines = text.split("\n").filter((line) => line.startsWith('{"type"'));
      assert.equal(lines.length, elements.length);
      assert.equal(new Set(elements.map(({ type, id }) => `${type}/${id}`)).size, elements.length);
      assert.ok(elements.every(({ id }) => id > 9_000_000_000));
      assert.ok(Buffer.byteLength(text) < 700_000);
    });

    test("are about 400 and some useful places, each taken whole by the import", () => {
      const kinds = { business: 0, place: 0 };
      for (const { tags } of entries) {
        const { kind, categories } = categoryIds(tags);
        assert.ok(kind === "business" || kind === "place", JSON.stringify(tags));
        assert.ok(categories[0]?.includes("/"), `no exact category: ${JSON.stringify(tags)}`);
        kinds[kind]++;
        assert.deepEqual(readProfile(tags).dropped, [], JSON.stringify(tags));
      }
      assert.ok(kinds.business >= 390 && kinds.business <= 440, `${kinds.business} businesses`);
      assert.ok(kinds.place >= 35 && kinds.place <= 50, `${kinds.place} places`);
    });

    test("have names that differ, but for a few that have none", () => {
      const names = entriesWith("name");
      const nameless = entries.length - names.length;
      assert.ok(nameless >= 3 && nameless <= 6, `${nameless} without a name`);
      assert.ok(new Set(names).size >= names.length - 2);
    });

    test("can be reached nowhere: reserved domains and telephone numbers only", () => {
      for (const website of entriesWith("website")) assert.match(new URL(website).hostname, reservedDomain);
      for (const email of entriesWith("email")) assert.match(email.split("@")[1] ?? "", reservedDomain);
      for (const handle of [...entriesWith("contact:instagram"), ...entriesWith("contact:facebook")])
        assert.match(handle, /^demo_[a-z0-9_]+$/);
      for (const { tags } of entries)
        for (const phone of readProfile(tags).profile.phones ?? []) assert.match(phone, fictionNumber);
      const domains = text.match(/\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(de|com|org|net|eu|info)\b/g) ?? [];
      assert.deepEqual(
        domains.filter((domain) => !reservedDomain.test(domain)),
        [],
      );
    });

    test("stand beside their street, in a quarter or next to one", () => {
      const outlines = outlinesOf(site);
      const edges = outlines.flatMap((outline) => partsOf(outline).polygons.flat());
      for (const { lat, lon, tags } of entries) {
        const here = { lat, lon };
        const near = edges.some(
          (ring) =>
            distanceToLine(
              here,
              ring.map(([x, y]) => ({ lat: y, lon: x })),
            ) <= 300,
        );
        assert.ok(near || outlines.some((outline) => pointInGeometry(here, outline)), tags.name);
        const ways = elements.filter((way) => way.tags.highway && way.tags.name === tags["addr:street"]);
        assert.ok(Math.min(...ways.map((way) => distanceToLine(here, way.geometry))) <= 30, tags.name);
      }
    });

    test("are open at times that the opening_hours package reads without a warning", () => {
      const values = new Set(entriesWith("opening_hours"));
      assert.ok(values.size >= 80, `only ${values.size} different opening hours`);
      for (const value of values)
        assert.deepEqual(new Hours(value, northRhineWestphalia, { locale: "en" }).getWarnings(), [], value);
    });

    test("are described in words of their own, many in a second language", () => {
      const descriptions = entriesWith("description");
      assert.ok(descriptions.length >= 140, `${descriptions.length} descriptions`);
      assert.equal(new Set(descriptions).size, descriptions.length);
      const translated = entries.filter(({ tags }) =>
        Object.keys(tags).some((tag) => tag.startsWith("description:")),
      );
      assert.ok(translated.length >= descriptions.length / 3, `${translated.length} translated`);
      for (const { tags } of translated) assert.ok(tags.description, tags.name);
      for (const arabic of entriesWith("description:ar")) assert.match(arabic, /^[^a-z]*\p{Script=Arabic}/u);
      for (const cyrillic of [...entriesWith("description:bg"), ...entriesWith("description:uk")])
        assert.match(cyrillic, /^[^a-z]*\p{Script=Cyrillic}/u);
    });
  });
}
