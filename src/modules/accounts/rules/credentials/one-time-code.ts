import { randomInt } from "node:crypto";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { readDigits } from "./typed-code.ts";

/** Why what was typed can be no code of ours, whoever asks: a slip, to be said at once and not counted as a guess. */
export type CodeSlip = "incomplete" | "too-long" | "mistyped";

const purpose = "accounts one-time-code";
/**
 * Digits, since every keyboard has them and they can be read out in every language; fifteen random ones (50 bits) and one to
 * check. With 1,000 codes open at a site, a million guesses find one with a probability of one in a million.
 */
const randomDigits = 15;

/**
 * A code for paper, a letter or the telephone, in groups of four.
 *
 * @param length how many digits are random; fewer where a code opens nothing that is worth a guess
 * @example
 * newOneTimeCode() // "4831 2207 9164 0575"
 */
export function newOneTimeCode(length = randomDigits): string {
  return codeOfDigits(Array.from({ length }, () => randomInt(10)).join(""));
}

/** The code of these digits, with the one to check behind them, in groups of four. */
export function codeOfDigits(digits: string): string {
  return `${digits}${checkDigit(digits)}`.replace(/\d{4}(?=\d)/g, "$& ");
}

/** Reads a code as somebody types it, with the digits of any script. */
export function readOneTimeCode(typed: string, length = randomDigits): Result<string, CodeSlip> {
  const code = readDigits(typed);
  if (!/^\d*$/.test(code)) return refuse("mistyped");
  if (code.length <= length) return refuse("incomplete");
  if (code.length > length + 1) return refuse("too-long");
  return checkDigit(code) === 0 ? ok(code) : refuse("mistyped");
}

/**
 * What is stored instead of a code, and looked up: worthless without the secret key, however few codes there are to try.
 *
 * @param code as `readOneTimeCode` gives it
 * @param bound what it is for, such as site and kind
 */
export function codeDigest(secrets: Secrets, bound: string, code: string): string {
  return secrets.sign(purpose, `${bound} ${code}`);
}

/** Under which a code may stand, the secret key having changed meanwhile: `where digest = any(…)`. */
export function codeDigests(secrets: Secrets, bound: string, code: string): string[] {
  return secrets.signatures(purpose, `${bound} ${code}`);
}

/**
 * H. M. Damm, Total anti-symmetrische Quasigruppen (Marburg 2004): finds every wrong digit and every two neighbours that were
 * swapped. With its check digit behind it, a number has the check digit 0.
 */
const quasigroup = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

function checkDigit(number: string): number {
  return [...number].reduce((interim, digit) => Number(quasigroup[interim]?.[Number(digit)]), 0);
}
