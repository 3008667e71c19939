// SPDX-License-Identifier: EUPL-1.2
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean, cleanLines } from "../fields/text.ts";
import { type Complaint, complaints, longestWords } from "./proposal.ts";

/** What somebody says of an entry, and how to reach them; empty where they do not say. */
export interface Suggestion {
  what: Complaint;
  words: string;
  contact: string;
}

export type SuggestionField = "what" | "words" | "contact";
export type SuggestionProblem = "missing" | "too-long" | "not-understood";

/** Reads the form; refuses with what is wrong, field by field. That a business closed needs no words. */
export function readSuggestion(
  form: Pick<URLSearchParams, "get">,
): Result<Suggestion, Partial<Record<SuggestionField, SuggestionProblem>>> {
  const problems: Partial<Record<SuggestionField, SuggestionProblem>> = {};
  const what = complaints.find((known) => known === form.get("what"));
  if (!what) problems.what = "missing";
  const raw = form.get("words") ?? "";
  const words = cleanLines(raw, longestWords + 1);
  if (words.length > longestWords) problems.words = "too-long";
  else if (words === "" && what !== "closed") problems.words = "missing";
  const contact = readContact(form.get("contact") ?? "");
  if (!contact.ok) problems.contact = contact.reason;
  return what && contact.ok && Object.keys(problems).length === 0
    ? ok({ what, words, contact: contact.value })
    : refuse(problems);
}

/** A mail address, or anything else with the digits of a telephone number; empty where nothing was given. */
export function readContact(raw: string): Result<string, "too-long" | "not-understood"> {
  if (raw.length > 400) return refuse("too-long");
  const text = clean(raw);
  if (text === "") return ok("");
  if (text.length > 200) return refuse("too-long");
  if (text.includes("@")) {
    const address = readMailAddress(text);
    return address ? ok(address) : refuse("not-understood");
  }
  return (text.match(/\p{Nd}/gu) ?? []).length >= 5 ? ok(text) : refuse("not-understood");
}
