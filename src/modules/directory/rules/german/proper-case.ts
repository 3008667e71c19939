import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import data from "../../catalogue/brand-spellings.json" with { type: "json" };

const spellings = new Map(data.words.map((word) => [word.toUpperCase(), word]));
const small = new Map(data.small.map((word) => [word.toUpperCase(), word]));
const roman = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Whether a text has letters and none of them small. Letters without case do not count. */
export function isAllCaps(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text.replace(/ß/g, ""));
}

/** Letters that only Turkish and its neighbours have: there I and İ are two letters. */
const turkish = /[İĞŞ]/;

const capital = (word: string): string => {
  const lower = turkish.test(word) ? word.toLocaleLowerCase("tr") : word.toLowerCase();
  return lower.replace(/^\P{L}*\p{L}/u, () => /^\P{L}*\p{L}/u.exec(word)?.[0] ?? "");
};

function properWord(word: string, isFirst: boolean): string {
  const bare = word.replace(/[,;:!?)"]+$|^[("]+/g, "");
  const known = spellings.get(word) ?? spellings.get(bare) ?? spellings.get(`${bare}.`);
  if (known !== undefined && (known.toUpperCase() === bare || word.endsWith(".")))
    return word.replace(bare, known);
  if (!isFirst && small.has(bare)) return word.toLowerCase();
  if (bare.length >= 2 && roman.test(bare)) return word;
  const letters = bare.replace(/\P{L}/gu, "");
  // What cannot be spoken is an abbreviation.
  const plain = normalForm(letters, "NFD").replace(/\p{M}/gu, "");
  if (/^[B-DF-HJ-NP-TV-XZ]{2,4}$/.test(plain)) return word;
  if (letters.length <= 2 && /\d|&|\./.test(bare)) return word;
  if (/^\p{L}(?:\.\p{L})+\.?$/u.test(bare)) return word;
  return capital(word).replace(/(?<=[Ss]tra)sse(?=$|\P{L})/gu, "ße");
}

/**
 * Puts a name that is all in capitals into usual spelling: "BÄCKEREI MÜLLER GMBH & CO. KG" is "Bäckerei Müller GmbH & Co. KG",
 * "REWE AM MARKT" keeps its brand, "KAISER-WILHELM-STRASSE II" its number. What has small letters stays as it is.
 */
export function properCase(text: string): string {
  if (!isAllCaps(text)) return text;
  let isFirst = true;
  return text
    .split(/(\s+|(?<=\p{L})[-/](?=\p{L})|(?<=\p{L}{2}\.)(?=\p{L}))/u)
    .map((part) => {
      if (!/\p{L}/u.test(part)) {
        if (/[–:;(]$/.test(part)) isFirst = true;
        return part;
      }
      const word = properWord(part, isFirst);
      isFirst = false;
      return word;
    })
    .join("");
}
