import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import data from "../../catalogue/small-words.json" with { type: "json" };
import { type SpelledWord, words } from "./fold.ts";

/** As they are written: folded, the German "für" would be the English "fur". */
const small = new Set(Object.values(data.words).flat());
const smallFolded = new Set([...small].flatMap(words));

/** "Near me" in our languages, as folded words, the longest first. */
const nearMe = Object.values(data.nearMe)
  .flat()
  .map(words)
  .sort((a, b) => b.length - a.length);

/** Whether a folded word says nothing of what a category is. */
export const isSmall = (word: string): boolean => smallFolded.has(word);

const isNearMe = (asked: SpelledWord[], start: number, phrase: string[]): boolean =>
  phrase.every((word, index) => asked[start + index]?.word === word);

/**
 * The words of a question that say what is looked for: without articles, prepositions and "near me". A question that
 * has no other words keeps them all.
 */
export function tellingWords(asked: SpelledWord[]): SpelledWord[] {
  const telling: SpelledWord[] = [];
  for (let index = 0; index < asked.length; index++) {
    const phrase = nearMe.find((words) => isNearMe(asked, index, words));
    const word = asked[index];
    if (phrase) index += phrase.length - 1;
    else if (word && !small.has(normalForm(word.spelling).toLowerCase())) telling.push(word);
  }
  return telling.length > 0 ? telling : asked;
}
