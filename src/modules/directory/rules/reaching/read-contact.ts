import { parsePhone } from "../fields/phone.ts";
import { type AreaCode, phoneTexts } from "../german/phones.ts";
import type { Cells } from "../lists/cells.ts";
import { type LeftOut, leftOut } from "../lists/left-out.ts";
import { addOnline, type Online, onlineOf, readOnline } from "./read-online.ts";

const address = /\S*@\S+|\bhttps?:\S+|\bwww\.\S+/gi;
/** Rules out most cells at once: they are numbers alone. */
const mayHoldAddress = /@|https?:|www\./i;
/** Where in a cell the address of a house ends and telephones begin: "Weseler Str. 12, Tel. 0203 123456". */
const contactStart =
  /(?:(?<![\p{L}])(?:tel|telefon|fon|mobil|handy|fax|telefax|e-?mail|mail|internet)(?![\p{L}])\s*[.:]|(?<![\p{L}])(?:tel|telefon|mobil|handy|fax)\.?\s+(?=[+0(])|(?<![^\s,;|])[^\s,;|@]+@[^\s@]+\.\S|https?:|www\.)/iu;

/** More no cell says of how to reach a business; what is hostile must not hold up the others. */
const longest = 1_000;

/** A cell with the address of a house and perhaps how to reach it, in two. */
export function partContact(text: string): { address: string; contact: string } {
  const at = text.slice(0, longest).search(contactStart);
  return at < 0
    ? { address: text, contact: "" }
    : { address: text.slice(0, at).replace(/(?<![\s,;|/–-])[\s,;|/–-]+$/, ""), contact: text.slice(at) };
}

/**
 * The address of a house in a cell of all sorts, from the line with its street to that with its postcode; empty where there is
 * none. Who is to be asked for stands above it and is passed over.
 */
export function addressAmong(text: string): string {
  const lines = text
    .slice(0, longest)
    .split(/\n|(?<=\p{L}),\s*(?=\p{Lu})/u)
    .map((line) => partContact(line).address.trim());
  const at = lines.findIndex((line) => /(?:^|[\s,])\d{5}\s+\p{L}/u.test(line));
  if (at < 0) return "";
  const [before = "", own = ""] = [lines[at - 1], lines[at]];
  return /^\d{5}/.test(own) && /\p{L}{2}.*\s\d/u.test(before) ? `${before}, ${own}` : own;
}

/** How to reach the business of a row. */
export interface Contact {
  /** Telephone numbers as `readProfile` wants them, parted by semicolons. */
  phones: string;
  online: Online;
}

/** Telephone numbers in a text of all sorts; names and other words in it are nobody else's business. */
function phonesIn(text: string, areaCode: AreaCode | undefined): string[] {
  return (
    text
      .slice(0, longest)
      .replace(address, "\n")
      .split(/\n|,(?!\s*-?\d{1,3}\b)/)
      // "47169 Duisburg" is no telephone.
      .map((part) => part.replace(/^\s*(?:D-)?\d{5}\s+\p{L}[\p{L} -]*/u, ""))
      .flatMap((part) => (/\d(?:\D{0,3}\d){4}/.test(part) ? phoneTexts(part, areaCode) : []))
      .filter((one) => /\d(?:\D{0,3}\d){4}/.test(one) || parsePhone(one).ok)
  );
}

/** Telephones and addresses of a row, of columns for them and of cells with all sorts. */
export function contactOf(cells: Cells, areaCode: AreaCode | undefined, left: LeftOut[]): Contact {
  const online = onlineOf(cells, left);
  const found = cells.each("phone").flatMap((cell) => {
    const text = cell.text.slice(0, longest);
    // A mail address may stand with the telephone.
    const addresses = mayHoldAddress.test(text) ? text.match(address) : null;
    const texts = phoneTexts(addresses ? text.replace(address, " ") : text, areaCode);
    if (addresses) addOnline(online, readOnline(addresses.join(" ")).found);
    else if (texts.length === 0) left.push(leftOut(cell, /fax/i.test(cell.text) ? "fax" : "not-understood"));
    // Of two numbers beneath "Tel./Fax" nobody says which is which: the second is the fax.
    if (texts.length < 2 || !/fax/i.test(cell.heading)) return texts;
    left.push(leftOut(cell, "fax"));
    return texts.slice(0, 1);
  });
  const mixed = [...cells.all("contact"), ...cells.all("address").map((text) => partContact(text).contact)];
  for (const text of mixed.filter(Boolean)) {
    found.push(...phonesIn(text, areaCode));
    const addresses = text.slice(0, longest).match(address);
    if (addresses) addOnline(online, readOnline(addresses.join(" ")).found);
  }
  return { phones: found.join(";"), online };
}
