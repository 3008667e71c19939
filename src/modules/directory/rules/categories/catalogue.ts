import data from "../../catalogue/presets.json" with { type: "json" };
import { type Preset, readPresets, readReplacements } from "./schema.ts";

export type CategoryKind = "business" | "place";

interface Entry {
  kind: CategoryKind;
  group: string;
}

/** The version of our catalogue and of the schema it was made for; an import keeps both. */
export const catalogueVersion = { version: data.version, schema: data.schema };

// Roads, fences and the like are never an entry.
const presets = new Map([...readPresets()].filter(([, { tags }]) => data.keys.some((key) => tags.has(key))));
const replacements = readReplacements();
for (const [old, current] of Object.entries(data.outdated)) {
  const preset = presets.get(old);
  if (preset) presets.set(old, { ...preset, canonical: current });
}
const aliases = new Map(Object.entries(data.aliases));
/** Undefined is a path that is left out although the one above it counts. */
const paths = new Map<string, Entry | undefined>(data.ignored.map((id) => [id, undefined]));
for (const kind of ["business", "place"] as const) {
  for (const [group, ids] of Object.entries(data[kind])) for (const id of ids) paths.set(id, { kind, group });
}

const implied = new Map<string, [key: string, value: string]>();
// What editors write beside the main tag leads to the same preset: healthcare=doctor to amenity/doctors.
for (const { id, tags, added } of presets.values()) {
  for (const [key, value] of added) {
    if (tags.size > 1 || tags.has(key) || !data.keys.includes(key)) continue;
    for (const tag of tags) implied.set(tag.join("="), [key, value]);
    if (!aliases.has(`${key}=${value}`)) aliases.set(`${key}=${value}`, id);
  }
}

/** The keys that make an entry, in the order in which they speak. */
export const mainKeys: readonly string[] = data.keys;

/** The preset of this id, also an outdated one. */
export function presetOf(id: string): Preset | undefined {
  return presets.get(id);
}

/** The one id under which the directory keeps a preset: `amenity/school` is kept as `education/school`. */
export function canonicalCategory(id: string): string {
  return presets.get(id)?.canonical ?? id;
}

/** What was found for each preset; asked for with every entry that is compared. */
const found = new Map<string, Entry | undefined>();

/** Whether a preset is a business or a place, and its group; undefined where it is not imported. */
export function entryOf(id: string): Entry | undefined {
  if (!presets.has(id)) return undefined;
  if (!found.has(id)) {
    const path = pathsAbove(canonicalCategory(id)).find((one) => paths.has(one));
    found.set(id, path === undefined ? undefined : paths.get(path));
  }
  return found.get(id);
}

/** The id and the ids above it: `shop/clothes/suits`, `shop/clothes`, `shop`. */
export function pathsAbove(id: string): string[] {
  const parts = id.split("/");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}

/** The current presets of the directory, in the order of the schema. */
export function currentPresets(): Preset[] {
  return [...presets.values()].filter(
    (preset) => preset.current && preset.canonical === preset.id && entryOf(preset.id),
  );
}

/** All presets of the schema, also the ignored ones: those win over the generic one of their key. */
export function allPresets(): Iterable<Preset> {
  return presets.values();
}

/** The preset that another spelling or an outdated value means. */
export function aliasOf(tag: string): Preset | undefined {
  return presets.get(aliases.get(tag) ?? "");
}

/** The tag that this one says by itself: amenity=dentist means healthcare=dentist. */
export function impliedBy(tag: string): readonly [key: string, value: string] | undefined {
  return implied.get(tag);
}

/** The tags that replace an outdated one, following the schema. */
export function replacementOf(tag: string): ReadonlyMap<string, string> | undefined {
  return replacements.get(tag);
}
