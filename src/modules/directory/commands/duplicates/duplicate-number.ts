// SPDX-License-Identifier: EUPL-1.2
import { type CommandContext, CommandRefused, onlyWord } from "../../../../kernel/module/command.ts";
import type { DecisionRefusal } from "../../actions/duplicates/decide-duplicate.ts";
import { businessReasonText } from "../../rules/duplicates/business-reason-text.ts";
import type { ListedPair, PairSide } from "../../store/duplicates/queue.ts";

/** The number of the pair in the only word. */
export function duplicateNumberIn(context: CommandContext): number {
  const word = onlyWord(context, "N");
  if (!/^[1-9]\d{0,8}$/.test(word))
    throw new CommandRefused(
      `"${word.slice(0, 60)}" is no number of a pair; "duplicates list" shows them.`,
      2,
    );
  return Number(word);
}

export const noSuchPair = (site: { key: string }, id: number): CommandRefused =>
  new CommandRefused(
    `The site ${site.key} has no pair ${id}; "duplicates list --site ${site.key}" shows them.`,
  );

/** Why a pair could not be decided, as a sentence. */
export function refusalOf(site: { key: string }, id: number, reason: DecisionRefusal): CommandRefused {
  switch (reason.kind) {
    case "no-such-pair":
      return noSuchPair(site, id);
    case "decided":
      return new CommandRefused(
        `The pair ${id} is ${reason.state} already; "duplicates undo ${id} --site ${site.key}" takes that back.`,
      );
    case "not-decided":
      return new CommandRefused(`The pair ${id} is an open question; there is nothing to take back.`);
    case "merged-since":
      return new CommandRefused(
        `The entry ${reason.shortId} was merged with another one since: take that back first ("duplicates list --all" shows its number).`,
      );
    case "not-of-pair":
      return new CommandRefused(
        `--keep is one of ${reason.shortIds.join(" and ")}, the entries of the pair.`,
        2,
      );
  }
}

const called = ({ name, category, street, shortId, status }: PairSide): string =>
  `${name || category || "(no name)"}${street === null ? "" : `, ${street}`} (${shortId}${status === "published" || status === "merged" ? "" : `, ${status}`})`;

/** A pair in a line for people. */
export function pairLine({
  id,
  score,
  one,
  other,
  reasons,
  state,
  byRule,
  kept,
  decidedBy,
}: ListedPair): string {
  const was =
    state === "open"
      ? ""
      : `  ${state}${kept === null ? "" : `, ${kept} goes on`}${byRule ? ", by rule" : decidedBy === null ? "" : `, by ${decidedBy}`}`;
  return `${String(id).padStart(5)}  ${score.toFixed(2)}  ${called(one)} | ${called(other)}: ${businessReasonText(reasons)}${was}`;
}
