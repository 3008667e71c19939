// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { isTime, wallOf, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { wholeNumber } from "../planning/read-offering.ts";

export const resourceKinds = ["room", "machine", "vehicle", "childcare"] as const;

/** On which days of the week (1 is Monday) from when until when; a day that is not there is closed, none at all is always open. */
export const opening = z.record(z.string(), z.object({ from: z.string(), to: z.string() }));
export type Opening = z.infer<typeof opening>;

/** Something that can be booked. */
export interface Resource {
  id: string;
  name: string;
  kind: (typeof resourceKinds)[number];
  /** How many of it there are, such as eight machines; one room is one. */
  units: number;
  /** For how many people. */
  capacity: number | null;
  equipment: string;
  opening: Opening;
  /** Whether residents may ask for it. */
  askable?: boolean;
}

/** When it is open on the day of a moment; undefined where it is closed all day. */
export const openOn = (hours: Opening, moment: Date): Opening[string] | undefined =>
  hours[String(weekdayOf(wallOf(moment).day))];

/** Whether it is open for all of a time, which must lie within one day. */
export function isOpenFor(hours: Opening, startsAt: Date, endsAt: Date): boolean {
  if (Object.keys(hours).length === 0) return true;
  const [from, to] = [wallOf(startsAt), wallOf(endsAt)];
  const day = openOn(hours, startsAt);
  return day !== undefined && from.day === to.day && from.time >= day.from && to.time <= day.to;
}

/**
 * The lowest units that nobody has, or undefined where there are not enough.
 *
 * @param taken the numbers of those that somebody has, from 0
 */
export function freeUnits(units: number, taken: readonly number[], wanted: number): number[] | undefined {
  const busy = new Set(taken);
  const free = Array.from({ length: units }, (_, unit) => unit).filter((unit) => !busy.has(unit));
  return free.length >= wanted ? free.slice(0, wanted) : undefined;
}

export type ResourceProblems = Partial<
  Record<"name" | "kind" | "units" | "capacity" | "opening", "missing" | "wrong">
>;

/** Reads the form of a room or machine. */
export function readResource(
  form: Pick<URLSearchParams, "get" | "getAll">,
): Result<Omit<Resource, "id">, ResourceProblems> {
  const problems: ResourceProblems = {};
  const name = cleanLine(form.get("name") ?? "", 120);
  if (name === "") problems.name = "missing";
  const kind = resourceKinds.find((each) => each === form.get("kind"));
  if (!kind) problems.kind = "missing";
  const units = wholeNumber(form, "units", 1, 200);
  if (units === undefined) problems.units = "wrong";
  const capacity = wholeNumber(form, "capacity", 1, 10_000);
  if (capacity === undefined) problems.capacity = "wrong";
  const hours: Opening = {};
  for (let day = 1; day <= 7; day++) {
    const [from = "", to = ""] = [form.get(`from-${day}`) ?? "", form.get(`to-${day}`) ?? ""];
    if (from === "" && to === "") continue;
    if (!isTime(from) || !isTime(to) || from >= to) problems.opening = "wrong";
    else hours[day] = { from, to };
  }
  if (!kind || Object.keys(problems).length > 0) return refuse(problems);
  const equipment = cleanLine(form.get("equipment") ?? "", 500);
  const askable = form.get("askable") === "1";
  return ok({
    name,
    kind,
    units: units ?? 1,
    capacity: capacity ?? null,
    equipment,
    opening: hours,
    askable,
  });
}
