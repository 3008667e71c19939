import { basename, extname } from "node:path";

/**
 * What a source is called that nobody named: the file without its ending, dates and marks of copies, so that next
 * year's file of the same name is the same source.
 *
 * @example
 * sourceName("Betriebe_Hochfeld_2024-03 (2).xlsx"); // "Betriebe Hochfeld"
 */
export function sourceName(file: string): string {
  let name = basename(file).replace(/\.gz$/i, "");
  name = basename(name, extname(name));
  const bare = name
    .replace(/[_+]+/g, " ")
    .replace(/\(\d+\)|\b(?:kopie|copy|final|neu|v\d+)\b/gi, " ")
    .replace(
      /\b(?:stand\s+)?(?:\d{4}[-.]?\d{2}[-.]?\d{2}|\d{1,2}[-.]\d{1,2}[-.]\d{2,4}|(?:19|20)\d{2}(?:[-.]\d{1,2})?)\b/gi,
      " ",
    )
    .replace(/\s+/g, " ")
    .replace(/^[\s.-]+|[\s.-]+$/g, "");
  return (bare || name).slice(0, 100).toWellFormed();
}
