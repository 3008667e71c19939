import type { Status } from "../business.ts";
import type { BusinessComparison } from "./compare-businesses.ts";

/** What became of a pair: somebody should look, both are one entry now, or they are told apart for good. */
export type PairState = "open" | "merged" | "separated";

/** What is known of a pair beside how alike both are. */
export interface PairSituation {
  /** One of the two came into the directory just now. */
  isNew: boolean;
  /** One source names both, each with a name of its own: more likely it means two. */
  sameSource: boolean;
  /** What stands of this pair already. */
  state: PairState | undefined;
  /** What a person decided of the same names of the same sources, before an import was taken back and done again. */
  remembered: "merged" | "separated" | undefined;
  /** Of the entry that was there before. */
  status: Status;
}

/** An entry that a person took out for another reason than a wish is no place to put a new one silently. */
const takesUp: readonly Status[] = ["published", "perhaps-closed", "hidden"];

/**
 * What is to happen with a pair. Merged by rule is only what is new: of two entries that stood side by side so far, people
 * may have good reasons to keep both. What was decided or asked once is never decided by rule again.
 */
export function judgePair(
  { band }: Pick<BusinessComparison, "band">,
  { isNew, sameSource, state, remembered, status }: PairSituation,
): "merge" | "ask" | "nothing" {
  if (state === "separated" || remembered === "separated") return "nothing";
  if (state !== undefined) return band === "different" ? "nothing" : "ask";
  if (isNew && remembered === "merged") return "merge";
  // Whoever asked to be taken out must not come back under another name: better one question too many.
  if (status === "hidden" && isNew && band === "ask") return "ask";
  if (band === "same") return isNew && !sameSource && takesUp.includes(status) ? "merge" : "ask";
  return band === "ask" && !sameSource ? "ask" : "nothing";
}
