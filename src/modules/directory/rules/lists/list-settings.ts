// SPDX-License-Identifier: EUPL-1.2

import * as z from "zod";
import { isDay } from "../../../../kernel/clock/berlin.ts";
import { categoryIdIn } from "../categories/category-id-in.ts";

/** What it means that the list does not name what it named before. */
export const absences = ["closed", "closed-many", "selection"] as const;
export type Absence = (typeof absences)[number];

const day = z.string().refine(isDay);

/** Whether a text may be the short name of a licence (SPDX). */
export const isLicence = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.+-]{1,60}$/.test(text);

const line = (longest: number) => z.string().trim().max(longest);
const orNull = <T extends z.ZodType>(type: T) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    z.nullable(type),
  );

/** What is said of a list as a whole: the options of the command line, as a form has them. */
export const listSettings = z.object({
  /** Who made the list: the same name again is the same list. */
  source: line(120).min(1),
  licence: orNull(line(61).refine(isLicence)).default(null),
  attribution: orNull(line(300)).default(null),
  url: orNull(line(500).refine((text) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text))).default(null),
  /** As of when it is true; the day it was sent without it. */
  asOf: orNull(day).default(null),
  /** Of rows that tell no trade. */
  category: orNull(
    line(200).transform((typed, context) => {
      const id = categoryIdIn(typed);
      if (id !== undefined) return id;
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }),
  ).default(null),
  /** The key of the programme area to which the import is limited. */
  area: orNull(line(80)).default(null),
  /** `closed`: perhaps closed, unless it is more than a third; `closed-many`: also then; `selection`: it means nothing. */
  absent: z.enum(absences).default("closed"),
  /** Takes data that are older than what the same source gave last. */
  older: z.preprocess((value) => value === true || value === "1", z.boolean()).default(false),
});
export type ListSettings = z.output<typeof listSettings>;

/** The settings in a form; the reason names the field that is not right. */
export function readListSettings(
  form: URLSearchParams,
): { settings: ListSettings } | { wrong: keyof ListSettings } {
  const given = Object.fromEntries(
    Object.keys(listSettings.shape).flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const read = listSettings.safeParse(given);
  if (read.success) return { settings: read.data };
  return { wrong: (read.error.issues[0]?.path[0] ?? "source") as keyof ListSettings };
}
