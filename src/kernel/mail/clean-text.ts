/** Overrides of the direction of writing, which make a text look like another one. Marks and isolates are useful and stay. */
const overrides = /[\u202a-\u202e]/g;

/** All that is not meant to be seen, but line break and tab. */
const controls = /[\p{Cc}\ufeff]/gu;

/** A text for a mail: lines end with `\n`, no control characters, no halves of characters. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(overrides, "")
    .replace(controls, (character) => (character === "\n" || character === "\t" ? character : ""))
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same for a header, such as a subject or a name: all in one line, and no longer than people read. */
export function cleanLine(text: string, longest = 200): string {
  const line = text
    .toWellFormed()
    .replace(overrides, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Programs would read the beginning of an encoded word (RFC 2047) and show, or obey, what it stands for.
    .replaceAll("=?", "= ?")
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join("")}…`;
}
