import { aliasOf, allPresets, canonicalCategory, mainKeys, presetOf, replacementOf } from "./catalogue.ts";
import type { Preset } from "./schema.ts";

type Tags = ReadonlyMap<string, readonly string[]>;

/** Presets by the `key=value` that they stand for. */
const byTag = new Map<string, Preset[]>();
/** The keys that some preset asks for: no other tag can change what a thing is. */
export const askedKeys = new Set<string>(mainKeys);
for (const preset of allPresets()) {
  const [head = ""] = preset.id.split("/");
  const key = preset.tags.has(head) ? head : preset.tags.keys().next().value;
  if (key === undefined || !mainKeys.includes(key)) continue;
  const tag = `${key}=${preset.tags.get(key)}`;
  byTag.set(tag, [...(byTag.get(tag) ?? []), preset]);
  for (const asked of preset.tags.keys()) askedKeys.add(asked);
}

/**
 * The presets that one value of one key means, most specific first. As in the schema the preset with the most matching
 * tags wins; several win where a second tag has several values (`cuisine=pizza;kebab`). Outdated and misspelt values
 * lead to what they mean, unknown ones to the generic preset of the key, if the schema offers one.
 */
export function matchValue(key: string, value: string, tags: Tags): Preset[] {
  const tag = `${key}=${value}`;
  const direct = (byTag.get(tag) ?? []).filter((preset) => isUsable(preset) && fits(preset, tags));
  if (direct.length > 0) return leaves(direct);

  const alias = aliasOf(tag);
  if (alias) return below(alias, tags);

  const replacement = replacementOf(tag) ?? new Map<string, string>();
  const replaced = withTags(tags, replacement);
  for (const newer of replacement) {
    const found = (byTag.get(newer.join("=")) ?? []).filter((one) => isUsable(one) && fits(one, replaced));
    if (found.length > 0) return leaves(found);
  }

  const generic = presetOf(key);
  return generic?.current ? [generic] : [];
}

/** The preset itself or those below it that fit, where `healthcare=doctor` alone stands for `amenity=doctors`. */
function below(target: Preset, tags: Tags): Preset[] {
  const [first] = target.tags;
  if (!first || first[1] === "*") return [target];
  const completed = withTags(tags, target.tags);
  const found = (byTag.get(first.join("=")) ?? []).filter(
    (preset) => isUsable(preset) && isWithin(preset.id, target.id) && fits(preset, completed),
  );
  return leaves(found);
}

function withTags(tags: Tags, more: ReadonlyMap<string, string>): Tags {
  return new Map([...tags, ...[...more].map(([key, value]) => [key, [value]] as const)]);
}

function isWithin(id: string, path: string): boolean {
  return id === path || id.startsWith(`${path}/`);
}

/** Outdated presets count only where another one stands for them. */
function isUsable(preset: Preset): boolean {
  return preset.current || preset.canonical !== preset.id;
}

function fits(preset: Preset, tags: Tags): boolean {
  for (const [key, value] of preset.tags) {
    const values = tags.get(key);
    if (!values || !(value === "*" || values.includes(value))) return false;
  }
  return true;
}

/**
 * Leaves out what another of the presets says more exactly: its tags are part of the other's, or it is only the
 * path above. The order stays, but the preset with more tags comes first.
 */
export function leaves(presets: readonly Preset[]): Preset[] {
  const unique = new Map<string, Preset>();
  for (const found of presets) {
    const preset = presetOf(canonicalCategory(found.id)) ?? found;
    unique.set(preset.id, preset);
  }
  const all = [...unique.values()];
  return all
    .filter((one) => !all.some((other) => other !== one && says(other, one)))
    .sort((a, b) => b.tags.size - a.tags.size);
}

function says(other: Preset, one: Preset): boolean {
  if (other.id.startsWith(`${one.id}/`)) return true;
  if (other.tags.size + other.added.size <= one.tags.size) return false;
  for (const [key, value] of one.tags) {
    if (other.tags.get(key) !== value && other.added.get(key) !== value) return false;
  }
  return other.tags.size > one.tags.size;
}
