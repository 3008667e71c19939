import type { Outline } from "../../../kernel/geo/geometry.ts";
import { parseOutline } from "../../../kernel/geo/outline.ts";
import { normalForm } from "../../../kernel/i18n/normal-form.ts";

export interface AreaInFile {
  key: string;
  name: string;
  outline: Outline;
}

/** A name as it may stand in an address: plain letters, digits, hyphens. */
export function areaKey(name: string): string {
  const spelt: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  const plain = name.toLowerCase().replace(/[äöüß]/g, (letter) => spelt[letter] ?? letter);
  const key = normalForm(plain, "NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return key || "gebiet";
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "508_hochfeld" as "Hochfeld": keys of such files carry an official number before the name. */
function nameFromKey(key: string): string {
  const bare = key.replace(/^\d+[_\s-]*/, "") || key;
  return bare.replace(
    /(^|[\s_-])(\p{L})/gu,
    (_, before: string, letter: string) => (before === "_" ? " " : before) + letter.toUpperCase(),
  );
}

function candidates(json: unknown): { name: string | undefined; shape: unknown }[] {
  if (!isObject(json)) return [];
  if (json.type === "FeatureCollection" && Array.isArray(json.features))
    return json.features.flatMap(candidates);
  if (json.type === "Feature") {
    const properties = isObject(json.properties) ? json.properties : {};
    const name = ["name", "Name", "NAME", "name_de", "bezeichnung", "stadtteil", "gen", "GEN"]
      .map((key) => properties[key])
      .find((value) => typeof value === "string" && value.trim() !== "");
    return [{ name: typeof name === "string" ? name.trim() : undefined, shape: json }];
  }
  if (typeof json.type === "string") return [{ name: undefined, shape: json }];
  // An object of key -> geometry, as some towns publish their districts.
  return Object.entries(json).map(([key, shape]) => ({ name: nameFromKey(key), shape }));
}

/**
 * The areas in a file as towns have them: a GeoJSON FeatureCollection or Feature with a name, a bare geometry, or an
 * object of name to geometry. What has no polygon is named in `faults`.
 */
export function areasInFile(json: unknown): { areas: AreaInFile[]; faults: string[] } {
  const areas: AreaInFile[] = [];
  const faults: string[] = [];
  const taken = new Set<string>();
  for (const [index, { name, shape }] of candidates(json).entries()) {
    const called = name ?? `Gebiet ${index + 1}`;
    const outline = parseOutline(shape);
    if (!outline.ok) {
      faults.push(`${called}: ${outline.reason}`);
      continue;
    }
    let key = areaKey(called);
    while (taken.has(key)) key += "-2";
    taken.add(key);
    areas.push({ key, name: called, outline: outline.value });
  }
  return { areas, faults };
}
