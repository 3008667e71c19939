import data from "../../catalogue/small-words.json" with { type: "json" };

/** What somebody looks for, and the address near which. */
interface NearPhrase {
  q: string;
  bei: string;
}

const escaped = (text: string): string => text.replace(/\s+/g, "\\s+");
const anyOf = (phrases: readonly string[]): string =>
  [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

/** A street with a number; a town or a postcode may follow. */
const address = String.raw`\p{L}[^\d]*\s\d{1,4}\s?[a-z]?(?:[\s,–-]\s*\S.*)?`;
const street = String.raw`\p{L}[^\d]*\s\d{1,4}\s?[a-z]?`;
const before = new RegExp(`^(?:(.*?\\S)\\s+)??(?:${anyOf(data.nearAddress.before)})\\s+(${address})$`, "iu");
// Turkish says it behind: "Weseler Straße 5 yakınında berber".
const behind = new RegExp(`^(${street})\\s+(?:${anyOf(data.nearAddress.behind)})(?:\\s+(\\S.*))?$`, "iu");

/**
 * Takes a question such as "hairdresser near Wanheimer Straße 12" apart, in all our languages; undefined where it names no
 * address with a number. Whether there is such an address the geocoder knows.
 *
 * @example
 * splitNear("Friseur bei Wanheimer Str. 12"); // { q: "Friseur", bei: "Wanheimer Str. 12" }
 */
export function splitNear(text: string): NearPhrase | undefined {
  const asked = text.trim();
  const [, q = "", bei] = before.exec(asked) ?? [];
  if (bei !== undefined) return { q, bei };
  const [, place, rest = ""] = behind.exec(asked) ?? [];
  return place === undefined ? undefined : { q: rest, bei: place };
}
