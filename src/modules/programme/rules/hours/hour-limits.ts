// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import catalogue from "../../catalogue/hour-limits.json" with { type: "json" };

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const schema = z.object({
  version: z.string(),
  rules: z.array(
    z.object({
      id: z.string(),
      from: day,
      until: day.nullable(),
      warnMinutes: z.number().int().positive(),
      formMinutes: z.number().int().positive(),
      source: z.string(),
    }),
  ),
});

/** Until how many minutes somebody may come without the funder's entry form: changed by a new line, never in an old one. */
export type HourLimits = Pick<z.infer<typeof schema>["rules"][number], "warnMinutes" | "formMinutes">;

const { rules } = schema.parse(catalogue);

/** The limits in force on a day (`2026-11-26`); undefined where there are none. */
export const limitsOn = (today: string): HourLimits | undefined =>
  rules.find(({ from, until }) => from <= today && (until === null || today <= until));

/** What all the hours of a person ask for: nothing, that the entry form is prepared, that it is filled in, or nothing any more. */
export type HoursStanding = "fine" | "soon" | "due" | "done";

/** @param minutes over all offerings */
export function hoursStanding(
  minutes: number,
  hasForm: boolean,
  limits: HourLimits | undefined,
): HoursStanding {
  if (hasForm) return "done";
  if (!limits || minutes < limits.warnMinutes) return "fine";
  return minutes < limits.formMinutes ? "soon" : "due";
}
