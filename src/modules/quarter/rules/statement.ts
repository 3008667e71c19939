// SPDX-License-Identifier: EUPL-1.2
import { isDay } from "../../../kernel/clock/berlin.ts";

/** Logos beside one statement: as many as stand in a row on a sheet. */
export const mostLogos = 6;

/** In characters. */
export const longestStatement = { project: 200, words: 600, alt: 200 };

/** A mark of a funder, drawn anew from the pixels of the file that came. */
export interface StatementLogo {
  id: string;
  /** Whose it is, for those who do not see it. */
  alt: string;
  width: number;
  height: number;
}

/**
 * What a funder wants to be said on lists, certificates and flyers of a project, in its own words, and for how long. Days are ISO
 * days; without one it begins or ends with the project.
 */
export interface FundingStatement {
  id: string;
  project: string;
  words: string;
  from: string | null;
  until: string | null;
  logos: StatementLogo[];
}

/** What somebody fills in of it. */
export type StatementFields = Omit<FundingStatement, "id" | "logos">;

/** Why a statement is not taken. */
export type StatementProblem = "project" | "words" | "from" | "until";

const line = (text: string | null, most: number): string =>
  (text ?? "").replace(/\s+/gu, " ").trim().slice(0, most).toWellFormed();

/** Reads the form of a statement. @returns the fields, or the first that is not right */
export function readStatement(form: Pick<URLSearchParams, "get">): StatementFields | StatementProblem {
  const project = line(form.get("project"), longestStatement.project);
  const words = line(form.get("words"), longestStatement.words);
  const [from, until] = [line(form.get("from"), 10), line(form.get("until"), 10)];
  if (project === "") return "project";
  if (words === "") return "words";
  if (from !== "" && !isDay(from)) return "from";
  if (until !== "" && (!isDay(until) || (from !== "" && until < from))) return "until";
  return { project, words, from: from || null, until: until || null };
}
