/** The scripts in use that run from right to left (Unicode Bidirectional Class R or AL). */
const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);

/** In which direction a language is written, by its BCP 47 tag; left to right where nothing else is known. */
export function writingDirection(tag: string): "ltr" | "rtl" {
  try {
    return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}
