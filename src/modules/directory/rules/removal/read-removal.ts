// SPDX-License-Identifier: EUPL-1.2
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { cleanLines } from "../fields/text.ts";
import { longestWords } from "../proposals/proposal.ts";

/** Who asks for an entry to be taken out: whose business it is, who is named in it, or somebody else. */
export const askers = ["owner", "named", "other"] as const;
export type RemovalAsker = (typeof askers)[number];

/** A wish to be taken out; texts are empty where nothing was said. */
export interface Removal {
  who: RemovalAsker;
  words: string;
  /** A mail address, or an address for a letter. */
  contact: string;
}

/** In characters: an address has a few lines. */
export const longestContact = 300;

export type RemovalProblems = Partial<Record<keyof Removal, "missing" | "too-long">>;

/** Reads the form; refuses with what is wrong, field by field. */
export function readRemoval(form: Pick<URLSearchParams, "get">): Result<Removal, RemovalProblems> {
  const problems: RemovalProblems = {};
  const who = askers.find((known) => known === form.get("who"));
  const words = cleanLines(form.get("words") ?? "", longestWords + 1);
  const contact = cleanLines(form.get("contact") ?? "", longestContact + 1);
  if (words.length > longestWords) problems.words = "too-long";
  if (contact.length > longestContact) problems.contact = "too-long";
  if (!who) problems.who = "missing";
  return who && Object.keys(problems).length === 0 ? ok({ who, words, contact }) : refuse(problems);
}
