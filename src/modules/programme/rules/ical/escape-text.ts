// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in a calendar file
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not written as it is, and halves of characters
const special = /[\\;,\u0000-\u001f\u007f\ud800-\udfff]/;

/** A text as a value of type TEXT (RFC 5545, 3.3.11); control characters, which no calendar may hold, fall away. */
export function escapeText(text: string): string {
  // Most texts are written as they are, and a feed has thousands of them.
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replace(control, "")
    .replace(/\\|;|,|\r\n?|\n/g, (one) => (one === "\\" || one === ";" || one === "," ? `\\${one}` : "\\n"));
}

/** A text as the value of a parameter, in quotes (RFC 6868 for what quotes cannot hold). */
export function quoteParameter(text: string): string {
  const clean = text.toWellFormed().replace(control, "");
  return `"${clean.replace(/\^|"|\r\n?|\n/g, (one) => (one === "^" ? "^^" : one === '"' ? "^'" : "^n"))}"`;
}
