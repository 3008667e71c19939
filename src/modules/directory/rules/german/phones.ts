import { parsePhone, splitPhones } from "../fields/phone.ts";

/** Words that say which of several numbers it is. What is a fax stays out. */
const faxMark = /^(?:tele)?fax|^f\s*[:.]/i;
const mark =
  /(?:tele)?fax(?:nr|nummer)?\b\.?\s*:?|\btel(?:efon)?(?:nr|nummer)?\b\.?\s*:?|\bfon\b\.?\s*:?|\bmobil(?:telefon|funk)?\b\.?\s*:?|\bmob\b\.?\s*:?|\bhandy\b\.?\s*:?|\bfestnetz\b\.?\s*:?|\bruf(?:nummer)?\b\.?\s*:?|\b[tmf]\s*[:.]\s*(?=[+0(\d])/gi;

/** Parts a cell at its marks ("Tel.: 0203 1 Fax: 0203 2"), each part with the mark that stands before it. */
function atMarks(text: string): { mark: string; text: string }[] {
  const marks = [...text.matchAll(mark)];
  const [first] = marks;
  if (!first) return [{ mark: "", text }];
  const parts = [{ mark: "", text: text.slice(0, first.index) }];
  for (const [index, one] of marks.entries()) {
    const end = marks[index + 1]?.index ?? text.length;
    parts.push({ mark: one[0].trim(), text: text.slice(one.index + one[0].length, end) });
  }
  return parts;
}

/** A number whose first zero was lost because a spreadsheet took it for a number; local ones have at most eight digits. */
function withZero(text: string): string {
  return /^[1-9]\d{8,11}$/.test(text) && !/^49\d{9,}$/.test(text) ? `0${text}` : text;
}

const tidy = (text: string): string =>
  text
    .replace(/\((?!\s*(?:0|\+|00)?\d*\s*\))[^)]*\)/g, " ")
    .replace(/\s+[uo]\.?\s+(?=[+0(])/g, " und ")
    // "12345-10/-11": the second is another extension of the same number, not more of its digits.
    .replace(/(?<=\d)\s*[/,;+]\s*-\s*\d{1,4}(?!\d)/g, "")
    .replace(/[’'`"]/g, "")
    .replace(/^[\s:.,;/-]+|[\s:.,;/-]+$/g, "")
    .trim();

/** A number that ended in a chain of extensions ("0203/12345-0, -11") keeps the first. */
const isExtensionOnly = (text: string): boolean => /^-?\s*\d{1,4}$/.test(text);

/**
 * The telephone numbers of a cell, one text each, ready for `parsePhone`: without fax numbers, words and brackets, with a
 * first zero that was lost, and with the area code where it stands in another column.
 */
export function phoneTexts(raw: string, areaCode?: string): string[] {
  const code = areaCode?.replace(/[^\d+]/g, "") ?? "";
  const dialled = code === "" || /^[+0]/.test(code) ? code : `0${code}`;
  return atMarks(raw.slice(0, 1_000))
    .filter((part) => !faxMark.test(part.mark))
    .flatMap((part) => splitPhones(tidy(part.text).replace(/\s+\/\s+(?=[+0])/g, ";")))
    .map(tidy)
    .filter((text, index) => text !== "" && !(index > 0 && isExtensionOnly(text)))
    .map((text) => {
      if (dialled === "" || /^[+0(]/.test(text)) return withZero(text);
      return parsePhone(`${dialled} ${text}`).ok ? `${dialled} ${text}` : withZero(text);
    });
}
