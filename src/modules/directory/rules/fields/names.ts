import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { parseLanguage } from "./language.ts";
import forms from "./legal-forms.json" with { type: "json" };
import type { Name } from "./profile.ts";
import { type Dropped, type FieldRefusal, noteDropped, type Tags } from "./refusal.ts";
import { clean } from "./text.ts";

const longest = 255;

/** What people write where they know no name. */
const placeholders = new Set([
  "?",
  "-",
  "n.n.",
  "nn",
  "n/a",
  "unbekannt",
  "unknown",
  "fixme",
  "kein name",
  "noname",
  "test",
]);

/** A name in one line. At least one letter, digit or symbol: "…" is none. */
export function parseName(raw: string): Result<string, FieldRefusal> {
  // The bound before cleaning leaves room for what cleaning takes out.
  if (raw.length > 4 * longest) return refuse("too-long");
  const name = clean(raw, 4 * longest);
  if (placeholders.has(name.toLowerCase())) return refuse("placeholder");
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return refuse("empty");
  return name.length > longest ? refuse("too-long") : ok(name);
}

const kinds: [key: string, kind: Name["kind"]][] = [
  ["name", "name"],
  ["official_name", "official"],
  ["short_name", "short"],
  ["alt_name", "alternative"],
  ["loc_name", "alternative"],
  ["int_name", "alternative"],
  ["brand", "brand"],
  ["operator", "operator"],
];

/** What may stand behind `name:` without being a language: facts about the name, not names. */
const notLanguages =
  /^(etymology|pronunciation|prefix|suffix|signed|source|note|wikidata|wikipedia|type|website|phone|email|fax|short|logo|left|right)\b/;

/** All names of a business from its tags, the usual one first, each once. */
export function readNames(tags: Tags, dropped: Dropped[]): Name[] {
  const names: Name[] = [];
  const keys = Object.keys(tags);
  for (const [key, kind] of kinds) {
    for (const tag of keys) {
      if (!tag.startsWith(key) || (tag !== key && tag[key.length] !== ":")) continue;
      const raw = tags[tag] ?? "";
      const suffix = tag.slice(key.length + 1);
      if (suffix !== "" && notLanguages.test(suffix)) continue;
      const lang = suffix === "" ? undefined : parseLanguage(suffix);
      if (lang && !lang.ok) {
        noteDropped(dropped, tag, "not-understood", raw);
        continue;
      }
      // Only in these does a semicolon part several names.
      const values = kind === "alternative" || kind === "short" ? raw.split(";") : [raw];
      for (const value of values) {
        const name = parseName(value);
        if (name.ok) names.push({ value: name.value, ...(lang ? { lang: lang.value } : {}), kind });
        else noteDropped(dropped, tag, name.reason, value);
      }
    }
  }
  return distinct(names, dropped);
}

function distinct(names: Name[], dropped: Dropped[]): Name[] {
  // The name without language is the usual one.
  const sorted = names.toSorted((a, b) => order(a) - order(b));
  const kept: Name[] = [];
  for (const name of sorted) {
    const same = kept.some(
      (known) => known.value === name.value && (known.lang === name.lang || name.lang === undefined),
    );
    if (same) continue;
    if (kept.length < 60) kept.push(name);
    else noteDropped(dropped, name.kind, "too-many", name.value);
  }
  return kept;
}

function order(name: Name): number {
  const kind = kinds.findIndex(([, known]) => known === name.kind);
  return 2 * kind + (name.lang === undefined ? 0 : 1);
}

/** A form stands as words of their own: not the "AG" of "AGENTUR". */
const asWords = (pattern: string): RegExp => new RegExp(`(?<=[\\s,(/-])(?:${pattern})(?=$|[\\s,;)/])`, "u");

// The longest come first in the list.
const patterns = forms.map(({ form, pattern }) => ({
  form,
  expression: asWords(pattern),
}));
/** All forms at once: most names have none, and need not be asked for each. */
const anyForm = asWords(forms.map(({ pattern }) => pattern).join("|"));

/**
 * The legal form in a business's name, and the name without it. "AG", "KG" and the like count only in capitals and
 * behind a name, never alone.
 *
 * @example
 * splitLegalForm("Müller & Sohn GmbH & Co KG") // { name: "Müller & Sohn", form: "GmbH & Co. KG" }
 */
export function splitLegalForm(name: string): { name: string; form?: string } {
  if (!anyForm.test(name)) return { name };
  for (const { form, expression } of patterns) {
    const match = expression.exec(name);
    if (!match) continue;
    const before = name.slice(0, match.index).replace(/[\s,(/-]+$/, "");
    const after = name.slice(match.index + match[0].length).replace(/^[\s,;)/]+/, "");
    const rest = `${before} ${after}`.trim();
    return rest === "" ? { name } : { name: rest, form };
  }
  return { name };
}

/** The legal form in a name, such as `gGmbH` of "Duisburger Werkkiste gGmbH". */
export function legalForm(name: string): string | undefined {
  return splitLegalForm(name).form;
}
