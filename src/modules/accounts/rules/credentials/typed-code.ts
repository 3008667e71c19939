import { normalForm } from "../../../../kernel/i18n/normal-form.ts";

/**
 * What somebody typed for a code of digits: without blanks and hyphens, digits of every script as 0 to 9, and the letters that
 * are taken for digits on paper as these. What else stands there stays, and is then no code.
 */
export function readDigits(typed: string): string {
  return (
    bare(typed)
      .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
      .replace(/[oO]/g, "0")
      // A capital i and a small L, as they look alike in most fonts.
      .replace(/[iIl|]/g, "1")
  );
}

/** The same for a code of small letters and digits. */
export function readLetters(typed: string): string {
  return bare(typed)
    .toLowerCase()
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

function bare(typed: string): string {
  return normalForm(typed.slice(0, 100), "NFKC").replace(/[\p{Z}\p{Pd}\p{Cf}\s._]/gu, "");
}

/** Unicode has the digits of each script in a row from 0 to 9 (The Unicode Standard, 4.6); some rows follow upon one another. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
