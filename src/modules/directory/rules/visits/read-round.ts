// SPDX-License-Identifier: EUPL-1.2
import { isDay } from "../../../../kernel/clock/berlin.ts";
import { categoryIdIn } from "../categories/category-id-in.ts";
import { clean } from "../fields/text.ts";

/** What can be seen at a door. `vacant`: nothing is there any more, and the rooms stand empty. */
export const visitOutcomes = ["confirmed", "changed", "closed", "vacant", "new"] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** What can be said of an entry that is on the list. */
export const entryOutcomes = ["confirmed", "changed", "closed", "vacant"] as const;

/** So many lines of the list, and so many for what was not on it, stand in one form. */
export const mostLines = { entries: 200, others: 12 };

const longest = { note: 500, name: 200, street: 200, houseNumber: 40 };

export interface SeenEntry {
  shortId: string;
  outcome: (typeof entryOutcomes)[number];
  note: string;
}

/** A business that is not on the list, or an empty house. */
export interface SeenElse {
  outcome: "new" | "vacant";
  name: string;
  /** A category's id; empty for an empty house. */
  category: string;
  street: string;
  houseNumber: string;
  note: string;
}

export interface Round {
  id: string;
  day: string;
  entries: SeenEntry[];
  others: SeenElse[];
}

export type RoundProblem = {
  field: string;
  reason: "day" | "outcome" | "note" | "name" | "category" | "street";
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the form of a round: `entry-0`, `what-0`, `note-0` for the lines of the list, `new-0`, `name-0` … for what was not on it.
 * Lines without an outcome are passed over.
 *
 * @param today nobody was there tomorrow
 */
export function readRound(
  form: URLSearchParams,
  today: string,
): { round: Round } | { problems: RoundProblem[] } {
  const problems: RoundProblem[] = [];
  const text = (name: string, most: number) =>
    clean((form.get(name) ?? "").slice(0, most + 100)).slice(0, most);
  const day = form.get("day") ?? "";
  if (!isDay(day) || day > today) problems.push({ field: "day", reason: "day" });
  const entries: SeenEntry[] = [];
  for (let index = 0; index < mostLines.entries && form.has(`entry-${index}`); index++) {
    const said = form.get(`what-${index}`) ?? "";
    if (said === "") continue;
    const outcome = entryOutcomes.find((known) => known === said);
    const note = text(`note-${index}`, longest.note);
    if (!outcome) problems.push({ field: `what-${index}`, reason: "outcome" });
    // Without a word nobody knows what to change.
    else if (outcome === "changed" && note === "") problems.push({ field: `note-${index}`, reason: "note" });
    else entries.push({ shortId: form.get(`entry-${index}`) ?? "", outcome, note });
  }
  const others: SeenElse[] = [];
  for (let index = 0; index < mostLines.others; index++) {
    const said = form.get(`new-${index}`) ?? "";
    const name = text(`name-${index}`, longest.name);
    if (said === "" && name === "") continue;
    const outcome = said === "vacant" ? "vacant" : "new";
    const typed = form.get(`trade-${index}`) ?? "";
    const category = categoryIdIn(typed) ?? "";
    const street = text(`street-${index}`, longest.street);
    if (street === "") problems.push({ field: `street-${index}`, reason: "street" });
    if (outcome === "new" && name === "") problems.push({ field: `name-${index}`, reason: "name" });
    if (outcome === "new" && category === "") problems.push({ field: `trade-${index}`, reason: "category" });
    const houseNumber = text(`number-${index}`, longest.houseNumber);
    others.push({
      outcome,
      name,
      category,
      street,
      houseNumber,
      note: text(`remark-${index}`, longest.note),
    });
  }
  const id = form.get("round") ?? "";
  if (!uuid.test(id)) problems.push({ field: "round", reason: "outcome" });
  return problems.length > 0 ? { problems } : { round: { id, day, entries, others } };
}
