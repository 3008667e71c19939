import { fold } from "../../../../kernel/i18n/fold.ts";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { effectiveLength, repeatedUnit } from "./simplicity.ts";

/**
 * Why a password is not taken. `common`: on the list of those that are tried first; `personal`: hardly more than the
 * person's or the site's own name; `simple`: a sequence, a keyboard row or a repetition.
 */
export type PasswordRefusal = "too-short" | "too-long" | "personal" | "simple" | "common";

/** In characters. NIST SP 800-63B-4 (3.1.1.2) wants 15, or 8 beside a second factor, and no rules of composition. */
const shortest = 12;
const longest = 200;
/** What a password must hold, in characters that do not follow from one another, beside a word that others guess. */
const leastRest = 6;
const leastEffective = 8;
/** Shorter entries of the list are in half of all words. */
const shortestCommon = 4;

/** The form in which a password is hashed and compared: keyboards write the same letters in different ways. */
export function preparePassword(typed: string): string {
  return normalForm(typed, "NFKC");
}

/** Whether it can be anybody's password at all; more is not worth the work of hashing it. */
export function isTooLong(prepared: string): boolean {
  return [...prepared].length > longest;
}

/**
 * Decides whether somebody may choose this password.
 *
 * @param own what is known of the person and the site: names, mail address
 * @returns the password as it is to be hashed
 * @example
 * await checkPassword("Hochfeld-2026", ["Ayşe Demir", "Duisburg-Hochfeld"]) // { ok: false, reason: "personal" }
 */
export async function checkPassword(
  typed: string,
  own: readonly string[],
): Promise<Result<string, PasswordRefusal>> {
  const prepared = preparePassword(typed);
  if (isTooLong(prepared)) return refuse("too-long");
  if ([...prepared].length < shortest) return refuse("too-short");
  const unit = repeatedUnit(fold(prepared));
  // What is written twice counts once.
  if (effectiveLength(unit) < leastEffective) return refuse("simple");
  if (isPersonal(unit, own)) return refuse("personal");
  if (isCommon(unit, await commonPasswords())) return refuse("common");
  return ok(prepared);
}

function isPersonal(folded: string, own: readonly string[]): boolean {
  const words = [...own, "mittendrin", "passwort", "password"]
    .flatMap((text) => [fold(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ""), folded);
  return rest !== folded && effectiveLength(rest) < leastRest;
}

/** On the list, also with a little before or after it, or with digits and signs in place of letters. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  // Sign for letter, so that what stands at a place in one stands there in the other.
  const letters = lettersOf(folded);
  for (let from = 0; from <= letters.length - shortestCommon; from++) {
    const before = effectiveLength(folded.slice(0, from));
    if (before >= leastRest) return false;
    for (let to = from + shortestCommon; to <= letters.length; to++)
      if (common.has(letters.slice(from, to)) && before + effectiveLength(folded.slice(to)) < leastRest)
        return true;
  }
  return false;
}

const lookAlikes: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  "€": "e",
};

function lettersOf(text: string): string {
  return text.replace(/[0134570@$!€]/g, (sign) => lookAlikes[sign] ?? sign);
}

let common: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 that leaked most often, read at the first use: they would hold up every start by a tenth of a second. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) =>
      new Set(dictionary["passwords-common"].map((entry) => lettersOf(fold(String(entry))))),
  );
  return common;
}
