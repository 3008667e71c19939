import { fold } from "../../../../kernel/i18n/fold.ts";

/** Words that are shortened in street names, by how they are written out, both folded. */
const shortForms: Record<string, string> = {
  str: "strasse",
  strs: "strasse",
  pl: "platz",
  al: "allee",
  st: "sankt",
  skt: "sankt",
  doktor: "dr",
  professor: "prof",
  gebr: "gebruder",
  bgm: "burgermeister",
  burgerm: "burgermeister",
  obgm: "oberburgermeister",
  frh: "freiherr",
  frhr: "freiherr",
  gr: "grosse",
  kl: "kleine",
};
/** Short forms that only count with a full stop behind, because they are words as well. */
const dotted: Record<string, string> = { a: "am", d: "der", v: "von", b: "bei", i: "im", z: "zum" };

const endings: [RegExp, string][] = [
  [/(?<=.{2})str(?:asse|s)?$/, "strasse"],
  [/(?<=.{3})pl$/, "platz"],
];

interface Word {
  text: string;
  /** Ends with a full stop and is no short form that is known: "Fr." in "Fr.-Ebert-Str.". */
  cut: boolean;
}

function wordsOf(name: string): Word[] {
  // "a.d." and "Kaiser-Wilhelm-Str.": full stops stay until it is known what they shorten.
  return [...fold(name.replace(/['’`´ʼ]/g, "")).matchAll(/([\p{L}\p{N}]+)(\.?)/gu)].map(
    ([, text = "", dot]) => {
      const known = shortForms[text] ?? (dot ? dotted[text] : undefined);
      if (known) return { text: known, cut: false };
      for (const [ending, full] of endings)
        if (ending.test(text)) return { text: text.replace(ending, full), cut: false };
      return { text, cut: dot === "." && !/^\d+$|^dr$|^prof$/.test(text) };
    },
  );
}

/**
 * The form in which streets are compared: folded, short forms written out, in one word, so that "Kaiser-Wilhelm-Str.",
 * "Kaiser Wilhelm Straße" and "Kaiserwilhelmstrasse" meet. Empty where the name has neither letter nor digit.
 */
export function streetKey(name: string): string {
  return join(wordsOf(name).map((word) => word.text));
}

// Folded once more: only so are "Maria-Elisabeth-" and "Mariaelisabeth-" (ae = a) the same.
const join = (parts: string[]): string => fold(parts.join("")).slice(0, 120);

/** The same with `%` where a word was cut short ("Fr.-Ebert-Str." is `fr%ebertstrasse`); undefined where none was. */
export function streetPattern(name: string): string | undefined {
  const words = wordsOf(name);
  if (!words.some((word) => word.cut)) return undefined;
  const parts: string[] = [];
  let part: string[] = [];
  for (const { text, cut } of words) {
    part.push(text);
    if (!cut) continue;
    parts.push(join(part));
    part = [];
  }
  return [...parts, join(part)].join("%");
}

const kinds = [
  "strasse",
  "gasse",
  "platz",
  "allee",
  "markt",
  "steig",
  "stieg",
  "pfad",
  "damm",
  "ufer",
  "ring",
  "hof",
  "weg",
];

/** A key without the word that says what kind of street it is: what two streets really differ in. */
function stemOf(key: string): { stem: string; kind: string } {
  const kind = kinds.find((word) => key.endsWith(word) && key.length > word.length) ?? "";
  return { stem: key.slice(0, key.length - kind.length), kind };
}

/**
 * How many letters two keys differ by (a swap of neighbours is one), or undefined where that is too much for a slip of
 * the pen. Short stems may only swap: "Bergstraße" and "Burgstraße" are two streets, as are "Gartenweg" and
 * "Gartenstraße", "Straße 12" and "Straße 13".
 */
export function slipsBetween(asked: string, known: string): number | undefined {
  if (asked.replace(/\D/g, "") !== known.replace(/\D/g, "")) return undefined;
  const a = stemOf(asked);
  const b = stemOf(known);
  // The slip may be in the kind itself ("…strase"), which then is no kind any more.
  const whole = a.kind !== b.kind;
  if (whole && a.kind !== "" && b.kind !== "") return undefined;
  const length = Math.min(a.stem.length, b.stem.length);
  const slips = whole ? editDistance(asked, known) : editDistance(a.stem, b.stem);
  if (slips === 0) return 0;
  const swapped = slips === 1 && [...asked].sort().join("") === [...known].sort().join("");
  const most =
    length < 5
      ? swapped || (whole && b.stem === asked.slice(0, b.stem.length))
        ? 1
        : 0
      : length < 9
        ? 1
        : 2;
  return slips <= most ? slips : undefined;
}

/** Letters to insert, take out, change or swap with the next (optimal string alignment distance). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
