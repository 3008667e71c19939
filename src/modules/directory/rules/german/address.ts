import { parsePostcode } from "../fields/postcode/postcode.ts";
import { clean } from "../fields/text.ts";
import { leadsToDoor } from "./door-words.ts";
import { isAllCaps, properCase } from "./proper-case.ts";

/** Where a street may be spelled otherwise than usual: "Str.", "Strasse", "Pl."; else the dear expressions change nothing. */
const shortened = /str(?:asse)?(?:[.,\s]|$)|pl\./iu;

/**
 * A street in its usual spelling: "WESELER STR." and "Weseler Strasse" are "Weseler Straße". Roads with a number ("B 224")
 * stay as they are.
 */
export function usualStreet(raw: string): string {
  const text = clean(raw, 200);
  const cased = isAllCaps(text) && /\p{L}{3}/u.test(text) ? properCase(text) : text;
  if (!shortened.test(cased)) return cased;
  return cased
    .replace(/(?<=\p{L})str(?:asse)?(?:\.(?=\S))/giu, (found) => (found[0] === "S" ? "Straße " : "straße "))
    .replace(/(?<=\p{L})(?:str\.|strasse|str)(?=$|[\s,])/giu, "straße")
    .replace(/(?<=^|[\s-])(?:Str\.|Strasse|Str)(?=$|[\s,])/giu, "Straße")
    .replace(/(?<=\p{Ll})pl\.(?=$|[\s,])/gu, "platz")
    .replace(/(?<=[\s-])Pl\.(?=$|[\s,])/gu, "Platz")
    .replace(/\s+/g, " ")
    .trim();
}

/** A postcode as tables have it: a number that lost its zero ("1067" is 01067), "47053.0", "D-47053", "470 53". */
export function usualPostcode(raw: string): string {
  const text = bareCode(raw);
  return fourDigits.test(text) ? `0${text}` : text;
}

/** Whether a postcode has four digits, so that `usualPostcode` takes its zero for lost. */
export const hasFourDigits = (raw: string): boolean => fourDigits.test(bareCode(raw));

const fourDigits = /^[1-9]\d{3}$/;

function bareCode(raw: string): string {
  if (/^\d{5}$/.test(raw)) return raw;
  return (
    clean(raw, 40)
      // "47.053" is a number with a mark for its thousands.
      .replace(/^(\d{2})\.(\d{3})$/, "$1$2")
      .replace(/[.,]0+$|[\s.,;-]+$/g, "")
      .replace(/^(\d{2,3}) (\d{2,3})$/, "$1$2")
  );
}

/** A town and its part: "Duisburg-Hamborn", "Duisburg (Hamborn)", "DUISBURG / HAMBORN", "Duisburg OT Hamborn". */
export function splitTown(raw: string, towns: ReadonlySet<string>): { city: string; suburb?: string } {
  const text = clean(raw, 100).replace(/^(?:stadt|gemeinde)\s+(?=\p{Lu})/iu, "");
  const isSmall = /\p{Ll}{2}/u.test(text) && !/\p{Lu}/u.test(text);
  const cased = isSmall ? properCase(text.toUpperCase()) : isAllCaps(text) ? properCase(text) : text;
  const [, before = "", within = ""] =
    /^([^(/,]+?)\s*(?:\(([^()]+)\)|\/\s*(.+)|,\s*(.+)|\s+OT\s+(.+))$/u
      .exec(cased)
      ?.filter((part) => part !== undefined) ?? [];
  // "Halle (Saale)", "Frankfurt (Oder)", "Frankfurt/Main" are names of towns.
  if (
    before !== "" &&
    !/^(?:saale|oder|main|westf|westfalen|rhein|ruhr|donau|neckar|spree|weser|ems|lippe|bergstr|odenwald|sachs|holst|thür|württ|allg|vogtl|meckl|erzgeb|obb|ndb|opf|harz|taunus|inn|kreis)/i.test(
      within,
    )
  )
    return { city: before, suburb: clean(within.replace(/\)$|^OT\s+/g, ""), 100) };
  // Towns such as Castrop-Rauxel have a hyphen as well: it parts only behind a town that stands alone elsewhere.
  const dash = cased.search(/\s*[-–]\s*/);
  const town = dash > 0 ? cased.slice(0, dash).trim() : "";
  const part = cased.slice(dash).replace(/^\s*[-–]\s*/, "");
  return dash > 0 && part !== "" && towns.has(town.toLowerCase())
    ? { city: town, suburb: part }
    : { city: cased };
}

/** Postcode and town out of one text: "47053 Duisburg", "D-47053 Duisburg". A postcode without its zero stays as it is written. */
export function splitPlace(raw: string): { postcode?: string; town?: string } {
  const text = clean(raw, 200);
  const [, code = "", town = ""] = /^((?:D|DE)?\s*[-–]?\s*\d{4,5})(?!\d)[\s,]*(.*)$/i.exec(text) ?? [];
  const postcode = code === "" ? undefined : parsePostcode(usualPostcode(code));
  if (!postcode?.ok) return text === "" ? {} : { town: text };
  return { postcode: hasFourDigits(code) ? code : postcode.value, ...(town === "" ? {} : { town }) };
}

/** The parts of an address in one cell: "Weseler Str. 12, 47169 Duisburg". */
export interface AddressParts {
  streetLine?: string;
  postcode?: string;
  town?: string;
  extra?: string;
}

/** "Plöck 3", "Alte Gasse 12 b"; also "Haus 5", which goes on after a street. */
const wordsWithNumber = /^\p{L}\D*\s\d{1,4}\s?\p{L}?(?:\s?[-/]\s?\d{1,4}\s?\p{L}?)?$/iu;
/** "Duisburg Weseler Str. 12": nothing parts the town from its street; a town may have more words ("Mülheim an der Ruhr"). */
const townBeforeStreet =
  /^(\p{Lu}[\p{L}-]+(?: (?:an|am|im|in|ob|vor|bei)(?: der| dem)? \p{Lu}[\p{L}-]+)?)\s+(\p{Lu}.*)$/u;
const countryOrState =
  /^(?:deutschland|germany|brd|de|nrw|nordrhein-westfalen|bayern|hessen|sachsen|niedersachsen|baden-württemberg)$/i;

/** Takes an address in one cell apart; without a postcode the first part is the street, a second the town. */
export function splitAddress(raw: string): AddressParts {
  if (raw === "") return {};
  const text = clean(raw.replace(/[\r\n|·•]+/g, ", ").replace(/;/g, ","), 300).replace(
    /,\s*(?:Deutschland|Germany|DE)$/i,
    "",
  );
  const [, before = "", postcode = "", town = ""] =
    /^(.*?)[\s,–/-]*(?:\bDE?\s*-\s*)?\b(\d{5})\s+(\p{L}.*)$/u.exec(text) ?? [];
  if (postcode !== "") return withPostcode(before, postcode, town);
  // "Weseler Str. 12, Duisburg, 47169"
  const [, line, place = "", code] = /^(.*\S),\s*(\p{L}[^\d,]*?),?\s+(\d{5})$/u.exec(text) ?? [];
  if (line !== undefined && code !== undefined) return { streetLine: line, postcode: code, town: place };
  const parts = text.split(/\s*,\s*/).filter(Boolean);
  const [street, last] = parts;
  if (street === undefined) return {};
  // "Heidelberg, Plöck 3": what has no number is the town where the other part reads like a street with one.
  if (
    last !== undefined &&
    parts.length === 2 &&
    !/\d/.test(street) &&
    wordsWithNumber.test(last) &&
    !leadsToDoor(last)
  )
    return { streetLine: last, town: street };
  // More parts, or one with a number, go on after the street: "Am Markt, Haus 5".
  return parts.length === 2 && last !== undefined && !/\d/.test(last)
    ? { streetLine: street, town: last }
    : { streetLine: parts.join(", ") };
}

function withPostcode(before: string, postcode: string, town: string): AddressParts {
  const street = before.replace(/[\s,–/-]+$|\s+in$/g, "");
  const [, inTown = "", rest = ""] = /^([^,]*),?\s*(.*)$/.exec(town) ?? [];
  const behind = /\p{L}/u.test(rest) && !countryOrState.test(rest) ? rest : "";
  if (street !== "")
    return { streetLine: street, postcode, town: inTown.trim(), ...(behind && { extra: behind }) };
  // "69121 Heidelberg, Dossenheimer Landstr. 88": the town may stand in front.
  if (behind !== "") return { streetLine: behind, postcode, town: inTown.trim() };
  const [, first, line = ""] = townBeforeStreet.exec(inTown.trim()) ?? [];
  if (first === undefined || !wordsWithNumber.test(line)) return { postcode, town: inTown.trim() };
  return leadsToDoor(line)
    ? { postcode, town: first, extra: line }
    : { streetLine: line, postcode, town: first };
}
