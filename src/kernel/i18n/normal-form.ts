type Form = "NFC" | "NFD" | "NFKC" | "NFKD";

/** No writing system needs more: UAX #15, Stream-Safe Text Format. */
const mostMarks = 30;
const surplus = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu");
const cut = (text: string): string => (text.length > mostMarks ? text.replace(surplus, "$1") : text);

/**
 * A text in a normal form of Unicode, with at most thirty marks upon one letter: to put a run of marks into order takes time by the
 * square of its length, seconds for what fits into one form. All texts from outside are normalised by this. Doing it twice changes
 * nothing.
 */
export function normalForm(text: string, form: Form = "NFC"): string {
  return cut(cut(text).normalize(form));
}
