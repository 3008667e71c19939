import { parsePhone, splitPhones } from "../fields/phone.ts";

/** Words that say which of several numbers it is. What is a fax stays out. */
const faxMark = /^(?:tele)?fax|^f\s*[:.]?$/i;
const mark =
  /(?:tele)?fax(?:nr|nummer)?\b\.?\s*:?|\btel(?:efon)?(?:nr|nummer)?\b\.?\s*:?|\bfon\b\.?\s*:?|\bmobil(?:telefon|funk)?\b\.?\s*:?|\bmob\b\.?\s*:?|\bhandy\b\.?\s*:?|\bfestnetz\b\.?\s*:?|\bwhats?app\b\.?\s*:?|\bruf(?:nummer)?\b\.?\s*:?|\b[tmf]\s*(?:[:.]\s*|\s)(?=[+0(\d])/gi;

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

/** A number that a spreadsheet shows as `2.03123456E8`; undefined where digits were lost by that. */
function withoutExponent(text: string): string | undefined {
  const [, first = "", digits = "", power = ""] =
    /^(\d)[.,](\d{6,14})E\+?(\d{1,2})$/i.exec(text.trim()) ?? [];
  const missing = Number(power) - digits.length;
  return first === "" || missing < 0 || missing > 1 ? undefined : first + digits + "0".repeat(missing);
}

/** A number whose first zero was lost because a spreadsheet took it for a number; local ones have at most eight digits. */
function withZero(text: string): string {
  const digits = text.replace(/(?<=^\d+)[.,]0$/, "");
  return /^[1-9]\d{8,11}$/.test(digits) && !/^49\d{9,}$/.test(digits) ? `0${digits}` : text;
}

/** A cell made fit to be taken apart: what the spelling of tables adds, and what says nothing. */
const prepared = (raw: string): string =>
  (withoutExponent(raw) ?? raw)
    .replace(/\p{So}\ufe0f?/gu, " ")
    .replace(/\[/g, "(")
    .replace(/\]/g, ")")
    // "0203 1 (Tel.), 0203 2 (Fax)"
    .replace(/([+0(][\d\s()/.-]{4,}\d)\s*\((?:tele)?fax[^)]*\)/gi, "Fax: $1;")
    // Words in brackets; "(0203)", "(0 20 3)" and "(0)" are parts of the number.
    .replace(/\((?![\s\d+]*\))[^)]*\)/g, " ")
    .replace(/(?<=\d)[:_](?=\d)/g, " ");

const tidy = (text: string): string =>
  text
    .replace(/\s+(?:[uo]\.?|od\.?|&|\+|sowie)\s+(?=[+0(])/g, " und ")
    // "12345-10/-11": the second is another extension of the same number, not more of its digits.
    .replace(/(?<=\d)\s*(?:[/,;+]|bis)\s*-\s*\d{1,4}(?!\d)/g, "")
    .replace(/[’'`"]/g, "")
    .replace(/^[\s:.,;/-]+|[\s:.,;/-]+$/g, "")
    .replace(/^(?:00)?49\s*\(\s*0\s*\)/, "+49 ")
    .trim();

/** What a number is called or who answers it ("Büro 0203 1", "0203 1 Frau Roth"); what is private stays unread. */
function withoutWords(text: string): string {
  if (/priv/i.test(text)) return text;
  const number = text.replace(/^\p{L}[\p{L}\s./-]{0,40}?[:.]?\s*(?=\+\d|0\d|\(\+?0?\d)/u, "");
  return /^([+0(][\d\s()/.-]{4,}\d)[\s,;:-]+\p{L}[^\d]*$/u.exec(number)?.[1] ?? number;
}

/** A number that ended in a chain of extensions ("0203/12345-0, -11") keeps the first. */
const isExtensionOnly = (text: string): boolean => /^-?\s*\d{1,4}$/.test(text);

/**
 * A number with another one of the same place behind a slash: "0203 5551234/35" (ends with 35 as well) is the first, "0203 555123 /
 * 555124" are two. The first must be whole without the second: "0203/123456" is one number.
 */
function atSlash(text: string): string[] {
  const [, first = "", second = ""] = /^(.*\d.*)\/\s*(\d[\d\s]*)$/.exec(text) ?? [];
  const inCountry = first.trim().replace(/^\(?\s*(?:\+|00)\s*49\s*\)?[\s/-]*/, "0");
  const [, subscriber = ""] = /[\s/)-]\s*(\d[\d\s-]*)$/.exec(inCountry) ?? [];
  const digits = (part: string) => part.replace(/\D/g, "").length;
  if (digits(subscriber) < 5 || !parsePhone(first.trim()).ok) return [text];
  return digits(second) <= 4 ? [first.trim()] : [first.trim(), second.trim()];
}

/** The area code of a number that stands elsewhere than before it. */
export interface AreaCode {
  code: string;
  /** The row has a column for it, so that the numbers of the list stand without. */
  isOfRow: boolean;
}

/**
 * A number with the area code that stands elsewhere, unless it has one of its own and only lost the zero before it: then the same
 * code twice would be the number of a stranger. Where both can be meant it stays as it is, for a person to say.
 */
function withAreaCode(text: string, dialled: string, isOfRow: boolean): string {
  const whole = withZero(text);
  if (dialled === "" || /^[+0(]/.test(text) || (whole !== text && parsePhone(whole).ok)) return whole;
  const bare = dialled.replace(/^(?:0|\+49)/, "");
  if (!isOfRow && text.startsWith(bare) && parsePhone(`0${text}`).ok) {
    // "203/123456" shows where the code ends, "203123" does not.
    return /^[\s/()-]/.test(text.slice(bare.length)) ? `0${text}` : text;
  }
  return parsePhone(`${dialled} ${text}`).ok ? `${dialled} ${text}` : whole;
}

/** One number with its area code and nothing else, as most cells have it. */
const readsAsIs = /^(?:\+|0)\d[\d -]{3,30}\d$/;

/**
 * The telephone numbers of a cell, one text each, ready for `parsePhone`: without fax numbers, words and brackets, with a
 * first zero that was lost, and with the area code where it stands elsewhere.
 */
export function phoneTexts(raw: string, areaCode?: AreaCode): string[] {
  if (readsAsIs.test(raw)) return [raw];
  const code = areaCode?.code.replace(/[^\d+]/g, "") ?? "";
  const dialled = code === "" || /^[+0]/.test(code) ? code : `0${code}`;
  return atMarks(prepared(raw.slice(0, 1_000)))
    .filter((part) => !faxMark.test(part.mark))
    .flatMap((part) => splitPhones(tidy(part.text).replace(/\s+\/\s+(?=[+0])/g, ";")))
    .map(tidy)
    .filter((text, index) => text !== "" && !(index > 0 && isExtensionOnly(text)))
    .map(withoutWords)
    .flatMap(atSlash)
    .map((text) => withAreaCode(text, dialled, areaCode?.isOfRow === true));
}
