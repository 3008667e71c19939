// SPDX-License-Identifier: EUPL-1.2
import { isDayOfOurs, isTime, momentIn } from "../../../../kernel/clock/berlin.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { readDate } from "../planning/read-dates.ts";
import { wholeNumber } from "../planning/read-offering.ts";

/** When a room, or how many of some machines, cannot be booked, and why. */
export interface Block {
  startsAt: Date;
  endsAt: Date;
  /** Undefined for all there are. */
  units: number | undefined;
  reason: string;
}

export type BlockProblem = "day" | "time" | "end" | "units";

/**
 * Reads the form: a day and from when until when; with a last day all the time between the first moment and the last.
 *
 * @param all how many there are
 */
export function readBlock(
  form: Pick<URLSearchParams, "get" | "getAll">,
  all: number,
): Result<Block, BlockProblem> {
  const units = wholeNumber(form, "blocked", 1, all);
  if (units === undefined) return refuse("units");
  const more = { units: units ?? undefined, reason: cleanLine(form.get("reason") ?? "", 200) };
  const [day = "", last = "", from = "", to = ""] = ["day", "last", "from", "to"].map(
    (name) => form.get(name)?.trim() ?? "",
  );
  if (last === "" || last === day) {
    const one = readDate(form);
    if (one.ok) return ok({ ...one.value, ...more });
    return refuse(one.reason === "time" || one.reason === "end" ? one.reason : "day");
  }
  if (!isDayOfOurs(day) || !isDayOfOurs(last)) return refuse("day");
  if (!isTime(from) || !isTime(to)) return refuse("time");
  return last > day
    ? ok({ startsAt: momentIn(day, from), endsAt: momentIn(last, to), ...more })
    : refuse("end");
}
