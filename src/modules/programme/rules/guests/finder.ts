// SPDX-License-Identifier: EUPL-1.2
import { fold } from "../../../../kernel/i18n/fold.ts";

/** What somebody says of themselves. */
interface Said {
  name: string;
  /** Empty where they cannot be reached. */
  contact: string;
}

/**
 * By which words one person is the same when they come again: name and contact, however they are capitalised, accented and spaced,
 * the parts of a name in any order. Undefined where somebody cannot be reached: a name alone is many people's.
 */
export function finderText({ name, contact }: Said): string | undefined {
  const reached = fold(contact)
    .replace(/[^\p{L}\p{N}@+]+/gu, " ")
    .trim();
  const called = wordsOf(name).sort().join(" ");
  return reached === "" || called === "" ? undefined : `${called}\n${reached}`;
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether somebody is meant by what was typed into a search: every word begins one of the name's, or is in the contact. */
export function isMeant({ name, contact }: Said, typed: string): boolean {
  const names = wordsOf(name);
  const reached = fold(contact).replace(/[^\p{L}\p{N}]/gu, "");
  return wordsOf(typed).every(
    (word) =>
      names.some((each) => each.startsWith(word)) ||
      (word.length >= 3 && reached.includes(word.replace(/^0+/, ""))),
  );
}
