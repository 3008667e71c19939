// SPDX-License-Identifier: EUPL-1.2
import { parsePhoneNumberWithError } from "libphonenumber-js";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { cleanLine, cleanText } from "../../../../kernel/mail/clean-text.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

/** How somebody can be reached. `paper`: not at all, they have a code on paper and come by. */
export const contactKinds = ["phone", "mail", "post", "paper"] as const;
export type ContactKind = (typeof contactKinds)[number];

/** What somebody says who wants to come. */
export interface SignUpWish {
  name: string;
  contactKind: ContactKind;
  /** As it is used: E.164, a mail address, or lines for a letter; empty for `paper`. */
  contact: string;
  /** The person and the grown-ups who come along. */
  seats: number;
  /** The ages of the children who come along. */
  children: number[];
  language: Locale;
  quota: string | null;
  /** The session, where one signs up for single ones. */
  session: string | null;
}

export type SignUpField = "name" | "contactKind" | "contact" | "companions" | "children" | "session";
export type SignUpProblems = Partial<Record<SignUpField, "missing" | "phone" | "mail" | "number">>;

/** More than that is a group, whom somebody calls. */
export const mostCompanions = 9;
const mostChildren = 9;

/**
 * Reads the form of a sign-up: a name and one way to be reached.
 *
 * @param usual the language of the page, where none was chosen
 */
export function readSignUp(
  form: Pick<URLSearchParams, "get">,
  usual: Locale,
): Result<SignUpWish, SignUpProblems> {
  const problems: SignUpProblems = {};
  const said = (name: string) => form.get(name) ?? "";
  const name = cleanLine(said("name"), 120);
  if (name === "") problems.name = "missing";
  const contactKind = contactKinds.find((kind) => kind === said("contactKind"));
  if (!contactKind) problems.contactKind = "missing";
  const contact = contactKind ? readContact(contactKind, said("contact")) : "";
  if (typeof contact === "object") problems.contact = contact.problem;
  const companions = said("companions").trim() || "0";
  if (!/^\d$/.test(companions) || Number(companions) > mostCompanions) problems.companions = "number";
  const children = readAges(said("children"));
  if (!children) problems.children = "number";
  if (!contactKind || !children || typeof contact === "object" || Object.keys(problems).length > 0)
    return refuse(problems);
  return ok({
    name,
    contactKind,
    contact,
    seats: 1 + Number(companions),
    children,
    language: locales.find((locale) => locale === said("language")) ?? usual,
    quota: said("quota") || null,
    session: isId(said("session")) ? said("session") : null,
  });
}

/** The ages of children, such as `4, 7` or `٤ و٧`, as it is written in each of our languages; undefined where something else was written. */
export function readAges(text: string): number[] | undefined {
  const ages = text.split(/[\s,،;؛+/&]+|und|and|ve|i|și|и|та|و/u).filter(Boolean);
  if (ages.length > mostChildren || !ages.every((age) => /^\p{Nd}{1,2}$/u.test(age))) return undefined;
  const numbers = ages.map((age) => Number(westernDigits(age)));
  return numbers.every((age) => age <= 17) ? numbers : undefined;
}

/** Digits of Arabic and Persian keyboards as ours. */
const westernDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

function readContact(kind: ContactKind, text: string): string | { problem: "missing" | "phone" | "mail" } {
  if (kind === "paper") return "";
  if (text.trim() === "") return { problem: "missing" };
  if (kind === "mail") return readMailAddress(text) ?? { problem: "mail" };
  if (kind === "post") return cleanText(text).slice(0, 300).toWellFormed();
  try {
    const phone = parsePhoneNumberWithError(westernDigits(text).slice(0, 60), "DE");
    return phone.isPossible() ? phone.number : { problem: "phone" };
  } catch {
    return { problem: "phone" };
  }
}
