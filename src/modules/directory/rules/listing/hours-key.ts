import * as z from "zod";
import type { Result } from "../../../../kernel/result/result.ts";
import type { Profile } from "../fields/profile.ts";
import type { GermanState } from "../hours/german-state.ts";
import { type Hours, type HoursRefusal, parseHours } from "../hours/hours.ts";
import { specialDaySchema } from "../hours/special-days.ts";

/** The opening hours of an entry as one text: the week and, on a second line, the special days. */
export function hoursKey(profile: Profile): string | undefined {
  const { openingHours, specialDays } = profile;
  if (!openingHours) return undefined;
  return specialDays?.length ? `${openingHours}\n${JSON.stringify(specialDays)}` : openingHours;
}

/** The reverse of `hoursKey`, understood. */
export function hoursOfKey(key: string, state: GermanState): Result<Hours, HoursRefusal> {
  const [week = "", special] = key.split("\n");
  return parseHours(week, state, special ? z.array(specialDaySchema).parse(JSON.parse(special)) : []);
}
