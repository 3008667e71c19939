import { splitStreet } from "../fields/address.ts";
import { parsePostcode } from "../fields/postcode/postcode.ts";
import { clean } from "../fields/text.ts";
import { usualStreet } from "./address.ts";
import { leadsToDoor } from "./door-words.ts";

/** What a line with a street says, in usual spelling. */
export interface StreetLine {
  street?: string;
  houseNumber?: string;
  /** What else helps to find the door: "Hinterhaus", "2. OG", "Ecke Ringstraße", the building in front of the street. */
  extra?: string;
  postcode?: string;
  town?: string;
}

const streetEnd =
  "(?:straße|strasse|str\\.?|allee|weg|platz|pl\\.|gasse|ring|damm|ufer|markt|chaussee|steig|street|road|lane|avenue)";
// The space belongs to the letter: taken by itself it could be read in two ways, in a long row of numbers two to the power of them.
const single = "\\d{1,4}(?:\\s?[a-z])?(?![\\p{L}\\d.])";
/** "12", "12 a", "12-14", "12a-c", "12 A/B", "12, 14 und 16", "3 1/2"; but not "17." of a date or "1." of a floor. */
const house = `${single}(?:\\s?½|\\s1/2)?(?:\\s?(?:[-–/+&,]|bis|und|u\\.)\\s?(?:${single}|[a-z](?![\\p{L}\\d.])))*`;
const withRest = new RegExp(
  `^(.*?\\p{L}{2}.*?)[\\s,]+(${house})(?:\\s*[,;/–-]\\s*|\\s+|\\s*(?=\\())((?=.*\\p{L}).*)$`,
  "iu",
);
const alone = new RegExp(`^(.*?\\p{L}{2}.*?)[\\s,]+(${house})$`, "iu");
const earlier = new RegExp(`\\s${house}(?=[\\s,;(])`, "iu");
const isHouse = new RegExp(`^${house}$`, "iu");
const readsLikeStreet = new RegExp(`${streetEnd}(?:\\s\\d.*)?$`, "iu");
const numberFirst = new RegExp(`^(${single}),?\\s+((?:\\p{L}.*)?${streetEnd})$`, "iu");
/** Towns whose blocks have a letter and a number for a street: "Q6 3", "M 7, 12". */
const block = /^([A-U])\s?(\d{1,2})[\s,]+(\d{1,2}\s?[a-z]?)$/u;
/** A box at the post office is no street either, though it may stand alone beside a town, as a street does. */
const isBox = (part: string): boolean => /^postfach(?!\p{L})/iu.test(part);
/** Postcode and town behind the street. */
const withPlace = /^(.*\S)[\s,;·–-]+(?:DE?\s?-\s?)?(\d{5})\s+(\p{L}.*)$/u;
/** Says that there is no number. */
const noNumber =
  /(?:^|[\s,]+)(?:o\.?\s?(?:haus-?)?(?:nr|nummer)\.?|ohne\s+(?:haus-?)?(?:nr\.?|nummer)|k\.\s?nr\.?)$/iu;

/** Whether a cell for numbers says that the house has none: "o. Nr.". */
export const isWithoutNumber = (text: string): boolean => noNumber.test(text.trim());

const bare = (text: string): string => {
  const trimmed = text.replace(/^[\s,;/·–-]+|[\s,;/·–-]+$/g, "");
  return /^\([^()]*\)$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
};

/** A number as it stands on the house: "12 bis 14" is "12-14", "12 u. 14" is "12, 14". */
function usualHouse(text: string): string {
  if (/^\d+[a-z]?$/i.test(text)) return text;
  return text
    .trim()
    .replace(/\s*bis\s*/gi, "-")
    .replace(/\s*(?:und|u\.|&)\s*/gi, ", ")
    .replace(/(\d) ([a-z])(?![a-z])/gi, "$1$2");
}

/** A number with what stands behind it in its own cell: "12 Hinterhaus", "5, 1. OG". */
export function splitHouseNumber(raw: string): { houseNumber: string; extra?: string } {
  const text = clean(raw, 200);
  if (isHouse.test(text)) return { houseNumber: usualHouse(text) };
  const [, , number, rest = ""] = withRest.exec(`xx ${text}`) ?? [];
  return number === undefined
    ? { houseNumber: text }
    : { houseNumber: usualHouse(number), extra: bare(rest) };
}

/** Without one of these words nothing is taken out of a line, and the dear expressions that do it need not be tried. */
const namesExtras = /postf|c\/o|ecke/iu;

/** What of a line is no street: boxes, "c/o", corners, brackets; taken out of it. */
function takeExtras(line: string): { line: string; extras: string[] } {
  if (!namesExtras.test(line)) return { line: bare(line), extras: [] };
  const extras: string[] = [];
  const take = (text: string, pattern: RegExp, write: (found: string) => string = (found) => found) =>
    text.replace(pattern, (found) => {
      extras.push(write(bare(found)));
      return " ";
    });
  let rest = take(line, /[\s,;]*\b(?:Postfach|Postf\.)\s*[\d ]+/giu);
  rest = take(rest, /[\s,;]*\(?\bc\/o\s+[^,;()]+\)?/giu);
  const [, corner, other] =
    /^(?:an der )?ecke\s+(.+?)\s*(?:\/|,|und|u\.|&)\s*(?:ecke\s+)?(\p{L}.*)$/iu.exec(rest.trim()) ?? [];
  if (corner !== undefined && other !== undefined) {
    extras.push(`Ecke ${usualStreet(other)}`);
    rest = corner;
  } else {
    const write = (found: string) => `Ecke ${usualStreet(found.replace(/^(?:an der )?ecke\s+/iu, ""))}`;
    rest = take(rest, /(?<=\S)\s*\((?:an der )?ecke\s+\p{L}[^()]*\)/giu, write);
    rest = take(rest, /(?<=\S)\s*[,/]?\s*\b(?:an der )?ecke\s+\p{L}[^,;]*$/iu, write);
  }
  return { line: bare(rest.replace(/\s+/g, " ")), extras };
}

const touchesShort = /(?<=\p{L}str\.|\bStr\.|\bSTR\.|\p{L}STR\.)(?=\d)/gu;
const touchesStreet = new RegExp(`(?<=\\p{L}${streetEnd})(?=\\d)`, "giu");

/** A line with its number as a word of its own, "Weseler Str.12" and "Weseler Str. Nr. 12" alike; "o. Nr." vanishes. */
function withNumberAlone(line: string): string {
  const parted = /[\p{L}.]\d/u.test(line)
    ? line.replace(touchesShort, " ").replace(touchesStreet, " ")
    : line;
  const named = /n(?:[ro]|ummer)/i.test(parted)
    ? parted.replace(/(?<![\p{L}])(?:Haus-?\s?)?N[ro]\b\.?:?\s*(?=\d)/giu, "").replace(noNumber, "")
    : parted;
  return named.replace(/(?<=\s\d{1,4})[.,]0?$/, "");
}

/**
 * Takes a line with a street apart, as tables have it: "Weseler Str. 12 a", "WESELER STR.12-14 (Hinterhof)", "Galerie Mitte,
 * Schulstr. 12, 1. OG", "Weseler Str. o. Nr.", also with postcode and town behind it.
 *
 * @param hasOwnNumber the number stands in another column
 */
export function readStreetLine(raw: string, hasOwnNumber = false): StreetLine {
  // "( Ecke Ringstr. )"
  const text = clean(raw, 300).replace(/\( +| +\)/g, (bracket) => bracket.trim());
  const [, before, code = "", town = ""] = (/\d{5}/.test(text) && withPlace.exec(text)) || [];
  if (before !== undefined && parsePostcode(code).ok)
    return { ...readStreetLine(before, hasOwnNumber), postcode: code, town: town.trim() };
  const { line, extras } = takeExtras(text);
  const parts = partLine(withNumberAlone(line), hasOwnNumber);
  const street = usualStreet(parts.street);
  const extra = [...parts.extras, ...extras].map(bare).filter(Boolean).join(", ");
  return {
    ...(street !== "" && { street }),
    ...(parts.houseNumber !== undefined && { houseNumber: parts.houseNumber }),
    ...(extra !== "" && { extra }),
  };
}

function partLine(
  line: string,
  hasOwnNumber: boolean,
): { street: string; houseNumber?: string; extras: string[] } {
  // The number stands in another column, or nowhere.
  if (!/\d/.test(line)) return withoutPlaces(splitStreet(line).street, [], hasOwnNumber);
  const [, letter, square, door] = block.exec(line) ?? [];
  if (letter !== undefined && door !== undefined)
    return { street: `${letter}${square}`, houseNumber: door, extras: [] };
  const [, first, road] = numberFirst.exec(line) ?? [];
  if (first !== undefined && road !== undefined) return { street: road, houseNumber: first, extras: [] };
  const whole = alone.exec(line);
  // "Hafenstr. 5 Tor 3": the first number is that of the house.
  const isWhole = whole && !earlier.test(whole[1] ?? "");
  const [, before = "", number, rest = ""] = (isWhole ? whole : withRest.exec(line)) ?? whole ?? [];
  // "An der B 8": the number is the road's.
  if (number === undefined || /(?:^|\s)(?:[ABKL]|BAB)$/.test(before.replace(/[\s,]+$/, ""))) {
    const split = splitStreet(line);
    return { ...split, ...withoutPlaces(split.street, [], hasOwnNumber || split.houseNumber !== undefined) };
  }
  const places = withoutPlaces(before, rest === "" ? [] : [rest], true);
  // "Am Markt, Halle 3", "Schulstr. 12 Ladenlokal 3": the number is that of the hall.
  const [place = ""] = places.extras;
  if (rest === "" && leadsToDoor(place) && !/\d/.test(place) && before.endsWith(place)) {
    const outer = partLine(places.street, hasOwnNumber);
    return { ...outer, extras: [...outer.extras, `${place} ${number}`] };
  }
  return { street: places.street, houseNumber: usualHouse(number), extras: places.extras };
}

/** A street without the building that stands in front of it, or the door behind it, parted by a comma or in brackets. */
function withoutPlaces(
  street: string,
  extras: string[],
  hasNumber: boolean,
): { street: string; extras: string[] } {
  const [, outer, inner] = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(street) ?? [];
  if (outer !== undefined && inner !== undefined) return withoutPlaces(outer, [inner, ...extras], hasNumber);
  // "Ring-, Haupt- und Marktstraße" are three streets.
  const at = /-\s*,/.test(street) ? -1 : street.lastIndexOf(",");
  if (at < 0) return { street: bare(street), extras };
  const [left, right] = [bare(street.slice(0, at)), bare(street.slice(at + 1))];
  if (!/\p{L}{2}/u.test(right) || !/\p{L}{2}/u.test(left)) return { street: bare(street), extras };
  // A number belongs to what stands before it; without one the first is the street where the other does not read like one.
  const [isLeft, isRight] = [left, right].map((part) => readsLikeStreet.test(part));
  return leadsToDoor(right) || isBox(right) || isLeft || (!hasNumber && !isRight)
    ? { street: left, extras: [right, ...extras] }
    : { street: right, extras: [left, ...extras] };
}
