import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Profile } from "./profile.ts";
import { type Dropped, noteDropped, type Tags } from "./refusal.ts";
import { clean } from "./text.ts";

type Identifier = NonNullable<Profile["identifiers"]>[number];
type Wz = NonNullable<Profile["wz"]>[number];

/** The sections of the two editions; 2025 has one letter more (NACE Rev. 2.1). */
const sections: Record<Wz["scheme"], RegExp> = { WZ2008: /^[A-U]$/, WZ2025: /^[A-V]$/ };

/**
 * A code of the classification of economic activities in its usual form: section `G`, or `47`, `47.7`, `47.71`,
 * `47.71.0`. Reads `47710` and `G 47.71-0`. Only the form is checked; whether the code exists the catalogue knows.
 */
export function parseWz(scheme: Wz["scheme"], raw: string): Result<string, "empty" | "not-understood"> {
  const text = clean(raw, 40).toUpperCase().replace(/[\s-]/g, "");
  if (text === "") return refuse("empty");
  if (sections[scheme].test(text)) return ok(text);
  const digits = text.replace(/^[A-V](?=\d)/, "");
  if (!/^\d{2}(\.?\d(\d(\.?\d)?)?)?$/.test(digits)) return refuse("not-understood");
  const [, division = "", group = "", last = ""] =
    /^(\d{2})(\d{0,2})(\d?)$/.exec(digits.replaceAll(".", "")) ?? [];
  return ok([division, group, last].filter((part) => part !== "").join("."));
}

/** The keys that hold codes of each edition: `wz:2008`, `wz2008`, `ref:wz2008`. */
const wzKeys = (["WZ2008", "WZ2025"] as const).flatMap((scheme) =>
  ["wz:", "wz", "ref:wz"].map((start) => ({ scheme, key: start + scheme.slice(2) })),
);

/** The classification codes in tags such as `wz:2008`; several parted by semicolons. */
export function readWz(tags: Tags, dropped: Dropped[]): Wz[] {
  const codes = new Map<string, Wz>();
  for (const { scheme, key } of wzKeys) {
    const raw = tags[key];
    if (!raw) continue;
    for (const part of raw.slice(0, 500).split(/[;,]/)) {
      const code = parseWz(scheme, part);
      if (!code.ok) noteDropped(dropped, key, code.reason, part);
      else if (codes.size < 20) codes.set(`${scheme} ${code.value}`, { scheme, code: code.value });
    }
  }
  return [...codes.values()];
}

/** Names in other systems: Wikidata items, `ref:…` (also `ref:vatin`). A bare `ref` says nothing without its system. */
export function readIdentifiers(tags: Tags, dropped: Dropped[]): Identifier[] {
  const found: Identifier[] = [];
  for (const key of Object.keys(tags)) {
    if (!key.startsWith("ref:") && !key.endsWith("wikidata")) continue;
    const wikidata = key === "wikidata" || key === "brand:wikidata" || key === "operator:wikidata";
    if (!wikidata && !/^ref:[A-Za-z0-9:_-]{1,56}$/.test(key)) continue;
    if (/^ref:wz\d{4}$/.test(key)) continue;
    for (const part of (tags[key] ?? "").slice(0, 1_000).split(";")) {
      const value = clean(part, 400);
      if (value === "") continue;
      if (value.length > 120) noteDropped(dropped, key, "too-long", value);
      else if (wikidata && !/^Q[1-9]\d{0,11}$/.test(value))
        noteDropped(dropped, key, "not-understood", value);
      else if (found.length >= 40) noteDropped(dropped, key, "too-many", value);
      else if (!found.some((known) => known.scheme === key && known.value === value))
        found.push({ scheme: key, value });
    }
  }
  return found;
}
