/** What somebody can be shown: `photo` stands for all that is drawn anew. */
export type DocumentKind = "pdf" | "photo";

/** In bytes: files of this size lie in the database. A photo of a paper on a telephone is smaller. */
export const documentLimits = { bytes: 10 * 1024 * 1024 };

const tail = 1024;

/**
 * What a paper is by its first and last bytes; undefined for what is neither PDF nor JPEG, PNG or WebP. A PDF must begin as one and
 * end as one: what carries another file before or behind it is none.
 */
export function documentKind(file: Buffer): DocumentKind | undefined {
  const head = file.subarray(0, 12).toString("latin1");
  if (/^%PDF-[12]\.\d/.test(head))
    return /%%EOF\s*\0*$/.test(file.subarray(-tail).toString("latin1")) ? "pdf" : undefined;
  const isPicture =
    head.startsWith("\xff\xd8\xff") ||
    head.startsWith("\x89PNG\r\n\x1a\n") ||
    (head.startsWith("RIFF") && head.slice(8) === "WEBP");
  return isPicture ? "photo" : undefined;
}
