import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { pointInGeometry } from "../../../kernel/geo/inside.ts";
import { parseOutline } from "../../../kernel/geo/outline.ts";
import { locales } from "../../../kernel/i18n/locales.ts";
import { figure, projectProfile } from "../rules/project.ts";
import { siteTexts, theme } from "../rules/site.ts";

const read = (site: string) => JSON.parse(readFileSync(new URL(`${site}.json`, import.meta.url), "utf8"));

/** Every object within that is a text in several languages, with the path to it. */
function localTexts(json: unknown, path = ""): { path: string; text: Record<string, string> }[] {
  if (typeof json !== "object" || json === null) return [];
  if ("de" in json) return [{ path, text: json as Record<string, string> }];
  return Object.entries(json).flatMap(([name, value]) => localTexts(value, `${path}/${name}`));
}

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const key of ["duisburg", "gladbeck"]) {
  const site = read(key);
  const texts = localTexts(site);

  describe(`the demo site ${key}`, () => {
    test("speaks all nine languages", () => {
      // Legal texts are there in German and English only.
      const wide = texts.filter(({ path }) => !/^\/texts\/(imprint|privacy)$/.test(path));
      assert.ok(wide.length > 20);
      for (const { path, text } of wide) {
        assert.deepEqual(Object.keys(text), [...locales], path);
        for (const value of Object.values(text)) assert.notEqual(value.trim(), "", path);
      }
      for (const { path, text } of texts) assert.ok(text.de && text.en, path);
    });

    test("keeps Leichte Sprache short: at most ten words a sentence", () => {
      for (const { path, text } of texts)
        for (const sentence of (text["de-simple"] ?? "").split(/[.!?:]\s*/))
          assert.ok(sentence.split(/\s+/).length <= 10, `${path}: ${sentence}`);
    });

    test("is what the platform's own rules accept", () => {
      assert.equal(projectProfile.safeParse(site.project).error, undefined);
      for (const published of site.figures) assert.equal(figure.safeParse(published).error, undefined);
      const contact = siteTexts.parse(site.texts).contact;
      for (const email of [contact?.email, contact?.security, contact?.dataProtection])
        assert.match(email ?? "", /@[a-z]+\.example\.org$/);
      assert.match(contact?.phone ?? "", /^\+49 221 4710\d{3}$/, "a number kept free for fiction");
    });

    test("names no address on the web but reserved ones and the published platform", () => {
      const domains =
        JSON.stringify(site).match(/\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(de|com|org|net|eu|info)\b/g) ?? [];
      assert.deepEqual(
        domains.filter((name) => !/(^|\.)example\.org$|^mitten-in-gladbeck\.de$/.test(name)),
        [],
      );
    });

    test("draws its quarters inside its box, each with its intro", () => {
      const [west, south, east, north] = site.box;
      const [lat, lon] = site.centre;
      assert.ok(lat > south && lat < north && lon > west && lon < east);
      for (const area of site.areas) {
        const outline = parseOutline(area.outline);
        assert.ok(outline.ok, area.key);
        for (const [x, y] of area.outline.coordinates[0])
          assert.ok(x > west && x < east && y > south && y < north, area.key);
      }
    });

    test("has a colour that white text can be read on", () => {
      const { primary } = theme.parse(site.theme);
      assert.ok(1.05 / (luminance(primary) + 0.05) >= 4.5);
    });
  });
}

test("the quarters lie where they are said to lie", () => {
  const centres: Record<string, [lat: number, lon: number]> = {
    hochfeld: [51.419, 6.756],
    marxloh: [51.503, 6.768],
    mitte: [51.5713, 6.9851],
    butendorf: [51.561, 6.994],
    brauck: [51.553, 6.98],
  };
  for (const { key, outline } of [...read("duisburg").areas, ...read("gladbeck").areas]) {
    const [lat, lon] = centres[key] ?? [0, 0];
    assert.ok(pointInGeometry({ lat, lon }, outline), key);
  }
});

test("Duisburg's figures stand as published, the implausible one with a quiet note", () => {
  const figures = read("duisburg").figures.map(
    (each: { indicator: string; scope: string; value: number }) => [each.indicator, each.scope, each.value],
  );
  assert.deepEqual(figures, [
    ["inhabitants", "city", 502634],
    ["inhabitants", "programme-area", 38720],
    ["area_ha", "programme-area", 68],
    ["sgb2_rate", "city", 19.6],
    ["sgb2_rate", "programme-area", 39.1],
    ["unemployment_rate", "city", 12.6],
    ["unemployment_rate", "programme-area", 18.2],
    ["migration_rate", "city", 39.7],
    ["migration_rate", "programme-area", 74.5],
  ]);
  const noted = read("duisburg").figures.filter((each: { note: unknown }) => each.note);
  assert.deepEqual(
    noted.map((each: { indicator: string }) => each.indicator),
    ["area_ha"],
  );
});

test("Gladbeck's money is the published money; Duisburg's is not published", () => {
  assert.equal(read("duisburg").project.funding, null);
  const { total_cents, parts } = read("gladbeck").project.funding;
  assert.equal(total_cents, 135_000_000);
  assert.deepEqual(
    parts.map((part: { amount_cents: number }) => part.amount_cents),
    [67_000_000, 54_000_000, 13_500_000],
  );
});
