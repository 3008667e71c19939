// SPDX-License-Identifier: EUPL-1.2
import { type CommandContext, CommandRefused } from "../../../../kernel/module/command.ts";
import { ImportsBusy, OlderThanLast, TooManyVanished } from "../../actions/import/import-refused.ts";
import type { ImportResult, RunOptions } from "../../actions/import/run-import.ts";

/** The options of every import about what is missing in its source. */
export const againOptions = [
  {
    name: "accept-vanished",
    help: "the file is complete, although more than a third of the known entries are missing in it",
  },
  { name: "partial", help: "the file is a selection: what it does not name is not taken for closed" },
  {
    name: "older",
    help: "take data that are older than what the same source gave last: newer facts are overwritten",
  },
];

/** The day of the data, and what says so where it is not the source itself. */
export const dayOf = ({ day, from }: ImportResult["asOf"]): string =>
  from === "file" ? day : `${day} (by the ${from})`;

/** What these options mean for the run. */
export function runOptions({
  options,
}: CommandContext): Pick<RunOptions, "acceptVanished" | "partial" | "older"> {
  if (options.partial === true && options["accept-vanished"] === true)
    throw new CommandRefused("Either --partial or --accept-vanished, not both.", 2);
  return {
    acceptVanished: options["accept-vanished"] === true,
    partial: options.partial === true,
    older: options.older === true,
  };
}

/** What went wrong, as a sentence where it has one. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof ImportsBusy)
    return new CommandRefused("Another import into this site is at work; try again when it has ended.");
  if (error instanceof OlderThanLast)
    return new CommandRefused(
      `The data are as of ${dayOf(error.asOf)}, but the last import from this source was as of ${error.last}: newer facts would be overwritten, so nothing was taken. --dry-run shows what would happen; --older takes them all the same.`,
    );
  if (error instanceof TooManyVanished)
    return new CommandRefused(
      `${error.vanished} of ${error.known} known entries are missing in this source and would be "perhaps closed": it is rather incomplete, so nothing was taken. --dry-run lists them; --partial takes it as a selection; --accept-vanished says that it is complete.`,
    );
  return error;
}
