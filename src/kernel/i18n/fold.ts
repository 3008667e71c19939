import { normalForm } from "./normal-form.ts";

/**
 * Letters that are written in several ways and are no accents, so that Unicode's decomposition leaves them apart.
 * After lower-casing and NFKD: German sz, Turkish dotless i, Polish l, Nordic and French ligatures, Arabic letter
 * forms that people interchange, the Ukrainian g, Arabic-Indic digits.
 */
const letters: Record<string, string> = {
  ß: "ss",
  ı: "i",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ґ: "г",
  є: "е",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ـ: "",
  "٠": "0",
  "١": "1",
  "٢": "2",
  "٣": "3",
  "٤": "4",
  "٥": "5",
  "٦": "6",
  "٧": "7",
  "٨": "8",
  "٩": "9",
};
const letterPattern = new RegExp(`[${Object.keys(letters).join("")}]`, "g");

/**
 * Brings a text to the form in which it is compared: lower case (Turkish İ, I and ı alike), without accents, the
 * two-letter spellings of umlauts (ae, oe, ue) as the bare vowel, so that Schröder, Schroeder and Schroder meet.
 */
export function fold(text: string): string {
  return normalForm(text, "NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(letterPattern, (letter) => letters[letter] ?? letter)
    .replace(/ae/g, "a")
    .replace(/oe/g, "o")
    .replace(/ue/g, "u");
}
