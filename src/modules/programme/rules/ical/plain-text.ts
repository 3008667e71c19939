import { cleanText } from "../../../../kernel/mail/clean-text.ts";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const looksLikeHtml =
  /<\/?(?:p|br|a|b|i|u|em|strong|ul|ol|li|div|span|html|body|font|table|h[1-6])\b[^<>]{0,2000}>/i;

/**
 * A value of type TEXT (RFC 5545, 3.3.11) as people read it: without escapes, without the HTML that some calendars put into it, without
 * control characters. At most `longest` units long.
 */
export function plainText(value: string, longest: number): string {
  // What is cut off here nobody would see: escapes and tags at most double a text, so what is left is long enough.
  const text = unescapeText(value.slice(0, 8 * longest));
  const plain = cleanText(looksLikeHtml.test(text) ? withoutTags(text) : text);
  if (plain.length <= longest) return plain;
  return `${plain
    .slice(0, longest - 1)
    .toWellFormed()
    .trimEnd()}…`;
}

/** The same in one line. */
export function plainLine(value: string, longest: number): string {
  return plainText(value.replace(/\\[nN]/g, " "), longest).replace(/\s+/g, " ");
}

/** The entries of a list of texts such as CATEGORIES. */
export function plainList(value: string): string[] {
  return value
    .slice(0, 4_000)
    .split(/(?<!\\),/)
    .map((entry) => plainLine(entry, 100))
    .filter((entry) => entry !== "")
    .slice(0, 20);
}

const unescapeText = (value: string): string =>
  value.replace(/\\([nN\\;,:"])/g, (_, one: string) => (one === "n" || one === "N" ? "\n" : one));

function withoutTags(text: string): string {
  return text
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,2000}>/gi, "\n")
    .replace(/<li\b[^<>]{0,2000}>/gi, "- ")
    .replace(/<\/?[a-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->/gi, "")
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => entity(name) ?? whole);
}

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return Object.hasOwn(entities, name) ? entities[name] : undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
