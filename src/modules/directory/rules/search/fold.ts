import { fold } from "../../../../kernel/i18n/fold.ts";

/** Long texts are cut: a search box holds a few words, a description a few hundred. */
const longestWord = 60;

/** A word as it is compared, and as it was written. */
export interface SpelledWord {
  word: string;
  spelling: string;
}

/** Letters that stand alone beside a sign make one word: H&M, H & M and HM meet, A.T.U. and ATU too. */
const joined = /(?<![\p{L}\p{N}])\p{L}(?:(?:\s*[&+]\s*|\.)\p{L}(?![\p{L}\p{N}]))+/gu;

/**
 * The words of a text, folded and as written. Apostrophes vanish (O'Neill, Ali's); "…str." and "…straße" fall apart into
 * name and "strasse", so that Wanheimerstr., Wanheimer Str. and Wanheimer Straße meet; also where a letter of it is missing, as
 * keyboards without ß make it.
 */
export function spelledWords(text: string): SpelledWord[] {
  const found: SpelledWord[] = [];
  const plain = text.replace(/['’`´ʼ]/g, "").replace(joined, (letters) => letters.replace(/[\s&+.]/g, ""));
  for (const spelling of plain.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    // Folding takes some letters apart ("½"), so that one word may become two.
    for (const part of fold(spelling).split(/[^\p{L}\p{N}]+/u)) {
      if (part === "") continue;
      const street = /^(\p{L}{3,}?)(?:stra?ss?e|str)$/u.exec(part)?.[1];
      if (street) {
        found.push({
          word: street.slice(0, longestWord),
          spelling: spelling.replace(/str(?:a?(?:ß|ss?)e)?$/iu, ""),
        });
        found.push({ word: "strasse", spelling: "Straße" });
      } else if (part === "str") found.push({ word: "strasse", spelling: "Straße" });
      else found.push({ word: part.slice(0, longestWord), spelling: spelling.slice(0, longestWord) });
    }
  }
  return found;
}

/** Whether a text says anything to look for: signs alone ("%", an emoji) ask for nothing. */
export const hasWords = (text: string): boolean => spelledWords(text).length > 0;

/** So many short texts are remembered; then it begins anew. */
const mostRemembered = 20_000;
const remembered = new Map<string, Remembered>();

/** The words of a text, and once somebody asked for it, the text that they make. */
interface Remembered {
  words: readonly SpelledWord[];
  folded?: string;
}

function rememberedOf(text: string): Remembered {
  if (text.length > 80) return { words: spelledWords(text) };
  let found = remembered.get(text);
  if (!found) {
    found = { words: spelledWords(text) };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, found);
  }
  return found;
}

/**
 * The words of a text of an entry, as `spelledWords`: streets and towns come again and again in an import. Not for what
 * people ask, which nothing may remember.
 */
export const wordsOfEntry = (text: string): readonly SpelledWord[] => rememberedOf(text).words;

/** The folded words of a text of an entry, a space between them. */
export function foldedText(text: string): string {
  const found = rememberedOf(text);
  found.folded ??= found.words.map(({ word }) => word).join(" ");
  return found.folded;
}

/** The folded words of a text. */
export const words = (text: string): string[] => spelledWords(text).map(({ word }) => word);

/** A telephone number as a searchable word: its national digits, "+49 203 …" as "0203…". Undefined for other texts. */
export function phoneWord(text: string): string | undefined {
  if (!/^[\d\s()+/.-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 4 || digits.length > 18) return undefined;
  return text.trim().startsWith("+") || digits.startsWith("00")
    ? `0${digits.replace(/^(?:00)?49/, "").replace(/^0+/, "")}`
    : digits;
}
