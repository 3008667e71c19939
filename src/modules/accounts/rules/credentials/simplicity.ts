import { fold } from "../../../../kernel/i18n/fold.ts";
import keyboardRows from "../../catalogue/keyboard-rows.json" with { type: "json" };

/** What stands side by side on a keyboard, left to right and right to left. */
const neighbours = [false, true].map(
  (backwards) =>
    new Set(
      keyboardRows.flatMap((row) => {
        const keys = backwards ? [...fold(row)].toReversed() : [...fold(row)];
        return keys.slice(1).map((key, index) => `${keys[index]}${key}`);
      }),
    ),
);

/**
 * How many characters of a text do not follow from the one before: a run of three or more that repeats one character, goes
 * through the alphabet or digits, or along a keyboard, in either direction, counts as two.
 *
 * @param text folded
 */
export function effectiveLength(text: string): number {
  const characters = [...text];
  let length = 0;
  for (let at = 0; at < characters.length; ) {
    const run = runAt(characters, at);
    length += run >= 3 ? 2 : 1;
    at += run >= 3 ? run : 1;
  }
  return length;
}

/** The part that a text consists of where it is repeated to its end ("abcabcab": "abc"), otherwise the text itself. */
export function repeatedUnit(text: string): string {
  const characters = [...text];
  for (let period = 1; period <= characters.length / 2; period++)
    if (characters.every((character, index) => index < period || character === characters[index - period]))
      return characters.slice(0, period).join("");
  return text;
}

function runAt(characters: string[], at: number): number {
  let longest = 1;
  for (const step of [0, 1, -1])
    longest = Math.max(
      longest,
      runWhile(characters, at, (last, next) => codeOf(next) - codeOf(last) === step),
    );
  for (const pairs of neighbours)
    longest = Math.max(
      longest,
      runWhile(characters, at, (last, next) => pairs.has(last + next)),
    );
  return longest;
}

function runWhile(
  characters: string[],
  from: number,
  follows: (last: string, next: string) => boolean,
): number {
  let end = from + 1;
  while (end < characters.length && follows(characters[end - 1] ?? "", characters[end] ?? "")) end++;
  return end - from;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
