import { fold } from "../../../../kernel/i18n/fold.ts";

/** Long texts are cut: a search box holds a few words, a description a few hundred. */
const longestWord = 60;

/**
 * The folded words of a text. Apostrophes vanish (O'Neill, Ali's); "…str." and "…straße" fall apart into name and
 * "strasse", so that Wanheimerstr., Wanheimer Str. and Wanheimer Straße meet.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const part of fold(text)
    .replace(/['’`´ʼ]/g, "")
    .split(/[^\p{L}\p{N}]+/u)) {
    if (part === "") continue;
    const street = /^(\p{L}{3,}?)(?:strasse|str)$/u.exec(part)?.[1];
    if (street) found.push(street.slice(0, longestWord), "strasse");
    else if (part === "str") found.push("strasse");
    else found.push(part.slice(0, longestWord));
  }
  return found;
}

/** A telephone number as a searchable word: its national digits, "+49 203 …" as "0203…". Undefined for other texts. */
export function phoneWord(text: string): string | undefined {
  if (!/^[\d\s()+/.-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 4 || digits.length > 18) return undefined;
  return text.trim().startsWith("+") || digits.startsWith("00")
    ? `0${digits.replace(/^(?:00)?49/, "").replace(/^0+/, "")}`
    : digits;
}
