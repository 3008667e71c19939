/**
 * Control characters, line and paragraph separators, bidi embeddings, overrides and isolates (U+202A to U+202E, U+2066 to
 * U+2069: they reorder what stands around them), byte order marks, the replacement character of a broken file, and
 * surrogates without a partner (PostgreSQL refuses them).
 * Joiners and the plain direction marks stay: Arabic and Persian names need them.
 */
const unwanted = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufffd\p{Cs}]/gu;
const unwantedButLineBreak =
  /[^\S\n]*\n[^\S\n]*|[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufffd\p{Cs}]/gu;

/**
 * One line of text, made fit to keep: NFC, without unwanted characters, white space single and none at the ends, at most
 * `limit` characters (not cut inside a letter with its accents). Cleaning twice changes nothing.
 */
export function clean(raw: string, limit = 1_000): string {
  const text = raw
    .normalize("NFC")
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, " ")
    .replace(unwanted, "");
  return cut(text.replace(/\s+/gu, " ").trim(), limit);
}

/** Text of several paragraphs, cleaned in the same way; keeps line breaks, never more than one empty line. */
export function cleanLines(raw: string, limit = 5_000): string {
  const text = raw
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replaceAll("\t", " ");
  const lines = text.replace(unwantedButLineBreak, (found) => (found.includes("\n") ? "\n" : ""));
  return cut(
    lines
      .replace(/[^\S\n]+/gu, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    limit,
  );
}

const letters = new Intl.Segmenter("de", { granularity: "grapheme" });

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // A little more than the limit is looked at, so that the last letter is seen whole.
  for (const { index, segment } of letters.segment(text.slice(0, limit + 50))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end).normalize("NFC").trim();
}
