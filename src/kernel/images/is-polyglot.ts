/** A reader of PDF looks for its head in the first so many bytes (ISO 32000-1, annex H.3). */
const pdfHeadWithin = 1024;
/** The end of a ZIP stands in the last so many bytes: its record and the longest comment (APPNOTE.TXT, 4.3.16). */
const zipEndWithin = 22 + 65_535;
const zipEnd = Buffer.from("PK\x05\x06", "latin1");
/** How programs of pages begin; long enough not to turn up among pixels by chance. */
const scripts = /<\?php|<script|<html|<!doctype/i;

/**
 * Whether a file that begins as a picture is something else as well, which another program would open or carry out: a document, an
 * archive, a page. What follows the picture is no sign of that by itself: telephones append short films.
 */
export function isPolyglot(file: Buffer): boolean {
  return (
    file.subarray(0, pdfHeadWithin + 5).includes("%PDF-") ||
    file.subarray(-zipEndWithin).includes(zipEnd) ||
    scripts.test(file.toString("latin1"))
  );
}
