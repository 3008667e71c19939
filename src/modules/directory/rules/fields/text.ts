import { normalForm } from "../../../../kernel/i18n/normal-form.ts";

/**
 * Characters that nobody sees and that do harm: controls, bidi embeddings, overrides and isolates (U+202A to U+202E, U+2066
 * to U+2069: they reorder what stands around them), soft hyphens, zero-width spaces and joiners of words (they hide words
 * from the search), byte order marks, the replacement character of a broken file, and surrogates without a partner
 * (PostgreSQL refuses them). The letter joiners U+200C and U+200D and the plain direction marks stay: Persian, Kurdish and
 * Arabic names and emoji need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
const lineBreaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/**
 * A text that cleaning would not change, as nearly all are: words with one space between them, of letters and signs before U+0300,
 * where the marks begin that can be put together with letters; without white space and unwanted characters among them.
 */
const plain = /^[!-~\u00a1-\u00ac\u00ae-\u02ff]+(?: [!-~\u00a1-\u00ac\u00ae-\u02ff]+)*$/;

/**
 * One line of text, made fit to keep: without unwanted characters, NFC, white space single and none at the ends, at most
 * `limit` characters (not cut inside a letter with its accents). Cleaning twice changes nothing.
 */
export function clean(raw: string, limit = 1_000): string {
  if (raw === "" || (raw.length <= limit && plain.test(raw))) return raw;
  const text = raw.replace(lineBreaks, " ").replaceAll("\t", " ").replace(unwanted, "");
  return cut(normalForm(text).replace(/\s+/gu, " ").trim(), limit);
}

/** Text of several paragraphs, cleaned in the same way; keeps line breaks, never more than one empty line. */
export function cleanLines(raw: string, limit = 5_000): string {
  const lines = raw
    .replace(lineBreaks, "\n")
    .split("\n")
    .map((line) => clean(line, Number.POSITIVE_INFINITY));
  return cut(
    lines
      .join("\n")
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
  return text.slice(0, end).trim();
}
