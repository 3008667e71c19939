import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A preset of the OpenStreetMap tagging schema, as far as the directory needs it. */
export interface Preset {
  id: string;
  tags: ReadonlyMap<string, string>;
  /** Tags that an editor adds beside `tags`: they say the same once more. */
  added: ReadonlyMap<string, string>;
  score: number;
  icon: string | undefined;
  /** False where the schema keeps the preset only to recognise old tagging. */
  current: boolean;
  /** The preset that stands for this one, such as `education/school` for `amenity/school`. */
  canonical: string;
}

/** What a translation says of one preset. */
export interface PresetWords {
  name?: string;
  aliases?: string;
  terms?: string;
}

interface RawPreset {
  tags: Record<string, string>;
  addTags?: Record<string, string>;
  matchScore?: number;
  icon?: string;
  searchable?: boolean;
  name?: string;
  locationSet?: { include?: string[]; exclude?: string[] };
}

interface RawTranslation {
  presets?: {
    presets?: Record<string, PresetWords>;
    fields?: Record<string, { options?: Record<string, string | { title?: string }> }>;
  };
}

const manifest = createRequire(import.meta.url).resolve("@openstreetmap/id-tagging-schema/package.json");
const folder = join(dirname(manifest), "dist");

/** Germany, Europe and the world, as the schema writes them. */
const here = new Set(["de", "q46", "150", "eu", "planet", "001"]);

/** Reads every preset that is used in Germany. */
export function readPresets(): Map<string, Preset> {
  const presets = new Map<string, Preset>();
  for (const [id, raw] of Object.entries(readJson<Record<string, RawPreset>>("presets.min.json"))) {
    const { include, exclude = [] } = raw.locationSet ?? {};
    if (include && !include.some((place) => here.has(place.toLowerCase()))) continue;
    if (exclude.some((place) => here.has(place.toLowerCase()))) continue;
    presets.set(id, {
      id,
      tags: new Map(Object.entries(raw.tags)),
      added: new Map(Object.entries(raw.addTags ?? {})),
      score: raw.matchScore ?? 1,
      icon: raw.icon,
      current: raw.searchable !== false,
      canonical: /^\{(.+)\}$/.exec(raw.name ?? "")?.[1] ?? id,
    });
  }
  return presets;
}

/** Reads what the schema holds to be outdated tagging: one old `key=value` to the tags that replace it. */
export function readReplacements(): Map<string, Map<string, string>> {
  const replacements = new Map<string, Map<string, string>>();
  type Rule = { old: Record<string, string>; replace?: Record<string, string> };
  for (const { old, replace } of readJson<Rule[]>("deprecated.min.json")) {
    const [first, ...others] = Object.entries(old);
    if (!first || others.length > 0 || !replace) continue;
    const tags = Object.entries(replace).filter(([, value]) => value !== "*" && !value.startsWith("$"));
    if (tags.length > 0) replacements.set(first.join("="), new Map(tags));
  }
  return replacements;
}

/** Which version of the schema is installed. */
export function schemaVersion(): string {
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/** The languages that the schema is translated into. */
export function listTranslations(): string[] {
  return readdirSync(join(folder, "translations"))
    .filter((file) => file.endsWith(".min.json"))
    .map((file) => file.slice(0, -".min.json".length));
}

/** Reads the words of one language, without soft hyphens and marks of direction; empty where the schema has none. */
export function readWords(language: string): Map<string, PresetWords> {
  const file = readJson<Record<string, RawTranslation>>(join("translations", `${language}.min.json`));
  return new Map(Object.entries(file[language]?.presets?.presets ?? {}));
}

/** Reads what the values of a field are called in one language; empty where the schema does not say. */
export function readOptions(language: string, field: string): Map<string, string> {
  const file = readJson<Record<string, RawTranslation>>(join("translations", `${language}.min.json`));
  const options = file[language]?.presets?.fields?.[field]?.options ?? {};
  return new Map(
    Object.entries(options).flatMap(([value, words]): [string, string][] => {
      const name = (typeof words === "string" ? words : words.title)?.trim();
      return name ? [[value, name]] : [];
    }),
  );
}

function readJson<Shape>(file: string): Shape {
  return JSON.parse(
    readFileSync(join(folder, file), "utf8").replace(/[\u00ad\u200b\u200e\u200f\u2060]/g, ""),
  );
}
