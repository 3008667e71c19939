// SPDX-License-Identifier: EUPL-1.2
import type { TableProblem } from "../../../../kernel/tables/table-file.ts";
import type { BusinessReason } from "../duplicates/business-evidence.ts";
import type { ListReport } from "../lists/list-report.ts";

/** An entry that a report names. */
export interface NamedEntry {
  shortId: string;
  name: string;
  category: string;
}

/** What a trial or an import found, as it is kept for its page. */
export interface ListOutcome {
  kind: "list";
  report: Omit<ListReport, "unknownCategories">;
  /** Words for trades that nobody knows, with how many rows have them. */
  unknownCategories: Record<string, number>;
  /** The entries that are perhaps closed, the first of them. */
  vanished: NamedEntry[];
  /** What is in the directory already, or may be, as people look at it. `other` is the entry that is known. */
  duplicates: {
    verdict: "merge" | "ask";
    name: string;
    other: Pick<NamedEntry, "shortId" | "name">;
    score: number;
    reasons?: BusinessReason[];
  }[];
  /** More than a third of what was known is missing. */
  isTooMany: boolean;
  asOf: string;
  /** The day of what the same source gave last, where that is newer. */
  olderThan: string | null;
  /** How many rows and fields were rejected in all; the file holds the first of them. */
  rejected: number;
}

/** What taking an import back did, or would do. */
export interface UndoOutcome {
  kind: "undo";
  removed: number;
  takenBack: number;
  parted: number;
  leftForPersons: number;
  leftForImports: number;
  left: { shortId: string; name: string; fields: string[]; because: "person" | "import" }[];
  mapParts: number;
  addresses: number;
}

/** What needs no more words. */
export type PlainProblem = "busy" | "gone" | "no-table" | "no-such-import" | "undone-already";

/** Why it was not done, although nothing is broken. */
export type TaskProblem =
  | { kind: "problem"; reason: PlainProblem }
  | { kind: "problem"; reason: "file"; problem: TableProblem }
  | { kind: "problem"; reason: "older"; asOf: string; last: string }
  | { kind: "problem"; reason: "vanished"; vanished: number; known: number };

/** What stands in `result` of a task; null where it failed. */
export type TaskResult = ListOutcome | UndoOutcome | TaskProblem | null;
