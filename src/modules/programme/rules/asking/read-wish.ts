// SPDX-License-Identifier: EUPL-1.2
import { cleanText } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { readDate } from "../planning/read-dates.ts";

/** What somebody wants a room or machine for. */
export interface RoomWish {
  startsAt: Date;
  endsAt: Date;
  units: number;
  purpose: string;
}

export type WishProblem = "when" | "far" | "units";

/** So far ahead rooms may be asked for, in days. */
export const mostAheadDays = 92;
const longestPurpose = 500;

/** Reads the form by which residents ask for something. @param most units of it that there are */
export function readWish(
  form: Pick<URLSearchParams, "get" | "getAll">,
  most: number,
  now: Date,
): Result<RoomWish, WishProblem> {
  const when = readDate(form);
  if (!when.ok || when.value.startsAt <= now) return refuse("when");
  if (when.value.startsAt.getTime() > now.getTime() + mostAheadDays * 86_400_000) return refuse("far");
  const units = (form.get("units") ?? "").trim() || "1";
  if (!/^\d{1,3}$/.test(units) || Number(units) < 1 || Number(units) > most) return refuse("units");
  const purpose = cleanText(form.get("purpose") ?? "")
    .slice(0, longestPurpose)
    .toWellFormed();
  return ok({ ...when.value, units: Number(units), purpose });
}
