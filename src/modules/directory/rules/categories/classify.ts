import data from "../../catalogue/presets.json" with { type: "json" };
import { type CategoryKind, entryOf, impliedBy, mainKeys } from "./catalogue.ts";
import { askedKeys, leaves, matchValue } from "./match.ts";
import type { Preset } from "./schema.ts";

/** What a mapped thing is for the directory. */
export interface Classification {
  /** `vacant`: rooms whose business has gone. `ignored`: not for the directory, such as a bench. */
  kind: CategoryKind | "vacant" | "ignored";
  /** Preset ids, the one that names the entry first; empty where vacant or ignored. */
  categories: string[];
}

const vacantValues = new Set(data.vacant.values);
const vacantPrefixes = data.vacant.prefixes;
const lead = new Map(data.lead.map((id, order) => [id, order]));
const ignoredWhen = data.ignoredWhen.map((rule) => Object.entries(rule));
/** The keys of what is or was an entry: `shop`, `disused:shop`. */
export const entryKeys: readonly string[] = [
  ...mainKeys,
  ...vacantPrefixes.flatMap((prefix) => mainKeys.map((key) => `${prefix}:${key}`)),
];

/** Whether a thing with these tags may be an entry of the directory, or have been one; `categoryIds` says which. */
export const mayBeEntry = (tags: Record<string, string>): boolean =>
  entryKeys.some((key) => Object.hasOwn(tags, key));

/** Only these tags are looked at: most elements carry many others. */
const keys = new Set([
  ...askedKeys,
  ...data.ignoredWhen.flatMap((rule) => Object.keys(rule)),
  ...["disused", "abandoned"],
  ...entryKeys,
]);

/** Longer lists are mistakes of mapping and would only cost time. */
const maxValues = 12;

/**
 * Says what a thing with these OpenStreetMap tags is, by the presets of the tagging schema and our catalogue.
 *
 * @example
 * categoryIds({ shop: "bakery", amenity: "cafe" });
 * // { kind: "business", categories: ["shop/bakery", "amenity/cafe"] }
 */
export function categoryIds(tags: Record<string, string>): Classification {
  const values = splitTags(tags);
  if (values.size === 0) return { kind: "ignored", categories: [] };
  const dead = isYes(values, "disused") || isYes(values, "abandoned");
  const found = classify(values);
  if (found.kind !== "ignored") return dead ? { kind: "vacant", categories: [] } : found;
  return { kind: wasBusiness(values) ? "vacant" : "ignored", categories: [] };
}

function classify(tags: ReadonlyMap<string, string[]>): Classification {
  const found: Preset[] = [];
  for (const key of mainKeys) {
    if (isIgnored(key, tags)) continue;
    for (const value of tags.get(key) ?? [])
      if (!vacantValues.has(value)) found.push(...matchValue(key, value, tags));
  }
  const entries = withoutGeneric(leaves(found)).flatMap(({ id }) => {
    const entry = entryOf(id);
    return entry ? [{ id, kind: entry.kind }] : [];
  });
  if (entries.length === 0) return { kind: "ignored", categories: [] };
  entries.sort((a, b) => rank(a) - rank(b));
  return { kind: entries[0]?.kind ?? "ignored", categories: entries.map(({ id }) => id) };
}

/** A business names the entry before a place does; among equals the lead presets, then the order of the keys. */
function rank({ id, kind }: { id: string; kind: CategoryKind }): number {
  const [head = ""] = id.split("/");
  const parent = id.split("/").slice(0, 2).join("/");
  const order = lead.get(id) ?? lead.get(parent) ?? 100 + mainKeys.indexOf(head);
  return (kind === "business" ? 0 : 1000) + order;
}

/** "Some shop" says nothing beside a bakery, nor does a preset that the schema itself ranks low. */
function withoutGeneric(presets: Preset[]): Preset[] {
  const exact = presets.filter((preset) => ![...preset.tags.values()].includes("*") && preset.score > 0.5);
  const known = exact.some(({ id }) => entryOf(id));
  return known ? exact : presets;
}

function wasBusiness(tags: ReadonlyMap<string, string[]>): boolean {
  if (tags.get("shop")?.some((value) => vacantValues.has(value))) return true;
  const former = new Map<string, string[]>();
  for (const [key, value] of tags) {
    const [prefix = "", rest = ""] = key.split(/:(.*)/s);
    if (vacantPrefixes.includes(prefix) && mainKeys.includes(rest)) former.set(rest, value);
  }
  return former.size > 0 && classify(former).kind !== "ignored";
}

function isIgnored(key: string, tags: ReadonlyMap<string, string[]>): boolean {
  return ignoredWhen.some(
    (rule) => rule[0]?.[0] === key && rule.every(([ruleKey, value]) => tags.get(ruleKey)?.includes(value)),
  );
}

function isYes(tags: ReadonlyMap<string, string[]>, key: string): boolean {
  return tags.get(key)?.includes("yes") ?? false;
}

function splitTags(tags: Record<string, string>): Map<string, string[]> {
  const split = new Map<string, string[]>();
  for (const [key, value] of Object.entries(tags)) {
    if (!keys.has(key) || typeof value !== "string") continue;
    const values = value.split(";", maxValues).map((part) => part.trim().toLowerCase().replace(/\s+/g, "_"));
    split.set(key, values.filter(Boolean));
  }
  for (const key of mainKeys) {
    for (const value of split.get(key) ?? []) {
      const [otherKey, other] = impliedBy(`${key}=${value}`) ?? [];
      if (otherKey && other && !split.has(otherKey)) split.set(otherKey, [other]);
    }
  }
  return split;
}
