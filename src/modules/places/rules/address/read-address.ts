import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import type { AddressQuestion } from "../locate/exactness.ts";
import { readHouseNumber } from "./house-number.ts";
import { splitStreetLine } from "./street-line.ts";

const country = /[\s,]+(?:deutschland|germany|allemagne|almanya|brd|liechtenstein|österreich|schweiz)\.?$/iu;
/** What helps to find the door and says nothing about where the house stands. */
const addition =
  /^(?:\d+\s*\.?\s*)?(?:e\.?g\.?|o\.?g\.?|d\.?g\.?|u\.?g\.?|etage|stock(?:werk)?|hinter(?:haus|hof)|vorderhaus|erdgeschoss|obergeschoss|dachgeschoss|keller|eingang|aufgang|tor|tür|wohnung|whg|büro|raum|c\/o|z\.? ?hd|postfach|halle|gebäude|geb|laden)(?![\p{L}]).*$/iu;
const postcode = /(?<![\p{L}\d])(?:d|de)?\s?-?\s?(\d{5})(?!\d)/iu;
/** Austria, Liechtenstein and Switzerland have four digits: only where a place follows and nothing stands before. */
const shortPostcode = /^(?:(?:a|ch|fl|li)\s?-\s?)?(\d{4})\s+(?=\p{L})/iu;

interface Lines {
  /** Parts that may be a street with its number, or a town. */
  lines: string[];
  postcode?: string;
  towns: string[];
}

function linesOf(text: string): Lines {
  const read: Lines = { lines: [], towns: [] };
  const parts = text.split(/\s*[,;\n|]\s*/).filter((part) => /[\p{L}\d]/u.test(part));
  for (const [index, part] of parts.entries()) {
    const long = read.postcode === undefined ? postcode.exec(part) : null;
    const short =
      !long && read.postcode === undefined && parts.length > 1 && index > 0 ? shortPostcode.exec(part) : null;
    const found = long ?? short;
    if (found?.[1]) {
      read.postcode = found[1];
      const before = part.slice(0, found.index).trim();
      const after = part.slice(found.index + found[0].length).trim();
      if (/[\p{L}\d]/u.test(before)) read.lines.push(before);
      // "47053 Duisburg", but also "47053 Wanheimer Straße 12".
      if (/\d/.test(after)) read.lines.push(after);
      else if (/\p{L}/u.test(after)) read.towns.push(after);
    } else if (!addition.test(part)) read.lines.push(part);
  }
  return read;
}

const looksLikeStreet =
  /(?:str(?:\.|a(?:ß|ss)e)?|weg|platz|allee|gasse|ring|damm|ufer|markt|hof|steig|pfad|chaussee|promenade)(?![\p{L}])/iu;

/**
 * Reads an address as people write it in one line. What can be read in several ways gives several readings, the likely
 * one first: the index knows which of them exists. Empty where there is nothing to look for.
 *
 * @example readAddress("Wanheimer Str. 12a, 47053 Duisburg") // street, number 12a, postcode, town
 */
export function readAddress(raw: string): AddressQuestion[] {
  const text = normalForm(raw.slice(0, 300))
    .replace(/["„“”«»]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .trim()
    .replace(country, "")
    .trim();
  if (!/[\p{L}\d]/u.test(text)) return [];
  const square = readSquare(text);
  const { lines, postcode: code, towns } = linesOf(text);
  const found: AddressQuestion[] = square ? [square] : [];
  const add = (question: AddressQuestion, more: string[]) => {
    const town = [question.town ?? "", ...more].filter((part) => part !== "").join(", ");
    const { town: _, ...rest } = question;
    found.push({ ...rest, ...(code !== undefined && { postcode: code }), ...(town !== "" && { town }) });
  };
  for (const { line, number, others } of streetLines(lines)) {
    const known = number === undefined ? undefined : readHouseNumber(number);
    const more = [...others, ...towns];
    for (const reading of splitStreetLine(line))
      add(known && !reading.number ? { ...reading, number: known } : reading, more);
  }
  // Without any number it may be a place: "47053", "Duisburg-Hochfeld".
  if (!lines.some((line) => /\d/.test(line))) add({}, [...lines, ...towns]);
  return found
    .filter((question) => question.street !== undefined || question.postcode || question.town)
    .slice(0, 8);
}

/** Which of the parts is the street: that with a number, else one that is called like a street, else the first. */
function streetLines(lines: string[]): { line: string; number?: string; others: string[] }[] {
  const numberOnly = lines.find(
    (line, index) =>
      index > 0 &&
      /^(?:(?:haus|hs)?\.?-?(?:nummer|nr\.?)?\s*)?\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?$/iu.test(line),
  );
  const rest = lines.filter((line) => line !== numberOnly);
  const withNumber = rest.filter((line) => /\d/.test(line) && /\p{L}/u.test(line));
  const like = rest.filter((line) => looksLikeStreet.test(line));
  const order = [
    ...new Set([...withNumber.filter((line) => like.includes(line)), ...withNumber, ...like, ...rest]),
  ];
  return order.slice(0, 3).map((line) => ({
    line,
    ...(numberOnly !== undefined && { number: numberOnly }),
    others: rest.filter((other) => other !== line && !/\d/.test(other)),
  }));
}

/** The squares of Mannheim have no street names: "C 4, 12", "C4 12-14, 68159 Mannheim". */
function readSquare(text: string): AddressQuestion | undefined {
  const [, letter, square, number = "", rest = ""] =
    /^([A-U])\s?(\d{1,2})\s*[,\s]\s*(\d{1,3}\s?[a-z]?(?:\s?-\s?\d{1,3}\s?[a-z]?)?)(?![\p{L}\d])(.*)$/iu.exec(
      text,
    ) ?? [];
  const read = readHouseNumber(number);
  if (!letter || !square || !read) return undefined;
  const code = postcode.exec(rest)?.[1];
  const town = rest
    .replace(postcode, "")
    .replace(/[,\s]+/g, " ")
    .trim();
  return {
    street: `${letter.toUpperCase()} ${square}`,
    number: read,
    ...(code && { postcode: code }),
    ...(town !== "" && { town }),
  };
}

/** An address in the columns of a table. */
export interface AddressParts {
  street?: string | undefined;
  houseNumber?: string | undefined;
  postcode?: string | undefined;
  city?: string | undefined;
  suburb?: string | undefined;
}

/** Reads an address that comes in parts; street and number may still stand in one, and postcode and town. */
export function readParts(parts: AddressParts): AddressQuestion[] {
  const said = (text: string | undefined): string =>
    normalForm((text ?? "").slice(0, 200))
      .replace(/\s+/g, " ")
      .trim();
  const city = said(parts.city);
  const code =
    postcode.exec(said(parts.postcode))?.[1] ?? (said(parts.postcode) || postcode.exec(city)?.[1] || "");
  const town = [city.replace(postcode, "").trim(), said(parts.suburb)]
    .filter((part) => part !== "")
    .join(", ");
  const where = { ...(code !== "" && { postcode: code }), ...(town !== "" && { town }) };
  const street = said(parts.street);
  const number = readHouseNumber(said(parts.houseNumber));
  if (street === "") return Object.keys(where).length > 0 ? [where] : [];
  if (number) return [{ street, number, ...where }];
  // The town of the row counts, not a word behind the number.
  return splitStreetLine(street).map(({ town: behind, ...reading }) => ({
    ...reading,
    ...(behind !== undefined && town === "" && { town: behind }),
    ...where,
  }));
}
