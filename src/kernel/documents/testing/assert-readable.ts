import assert from "node:assert/strict";
import type { Answer } from "../../web/answer.ts";
import { type ReadPdf, readPdf } from "./read-pdf.ts";

/** Text without its spaces and hyphens: lines break where they break. */
export const bare = (text: string): string => text.replace(/[\s\u00ad]+/g, "");

/** The PDF of an answer. */
export function pdfOf(answer: Answer): ReadPdf {
  assert.ok(answer.kind === "data", answer.kind);
  assert.equal(answer.contentType, "application/pdf");
  assert.match(answer.headers?.["Content-Disposition"] ?? "", /^inline; filename="[\w-]+\.pdf"$/);
  return readPdf(Buffer.from(answer.body as Uint8Array));
}

/** That a document can be read aloud (PDF/UA): tagged, in its language, with headings, every letter in a font. */
export function assertReadable({ catalog, metadata, objects, text }: ReadPdf, lang: string): void {
  assert.match(catalog, new RegExp(`/Lang \\(${lang}\\)`));
  assert.match(catalog, /\/MarkInfo <<[^>]*\/Marked true/);
  const tree = objects.get(Number(/\/StructTreeRoot (\d+) 0 R/.exec(catalog)?.[1])) ?? "";
  assert.match(tree, /\/Type \/StructTreeRoot/);
  assert.match(metadata, /pdfuaid:part[^0-9]*1/);
  assert.match([...objects.values()].join("\n"), /\/S \/H1/);
  assert.doesNotMatch(text, /�/, "every letter is in the fonts");
}

/** That a text is drawn: letter by letter where it runs from right to left. */
export function assertDrawn({ text }: ReadPdf, words: string, rtl = false): void {
  if (!rtl) assert.ok(bare(text).includes(bare(words)), `${words} is not in ${text}`);
  else for (const letter of words.replace(/[^\p{L}]/gu, "")) assert.ok(text.includes(letter), letter);
}
