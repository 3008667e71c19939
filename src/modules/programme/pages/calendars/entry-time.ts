// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Entry } from "../../rules/calendars/entry.ts";
import { momentText, shortDay, spanDays, spanText } from "../when.ts";

/** When a foreign entry is: whole days without a time, one without an end by its beginning alone. */
export function entryTime(
  { startsAt, endsAt, allDay }: Pick<Entry, "startsAt" | "endsAt" | "allDay">,
  locale: Locale,
): string {
  if (!allDay)
    return endsAt.getTime() === startsAt.getTime()
      ? momentText(startsAt, locale)
      : spanText({ startsAt, endsAt }, locale);
  const [first, last] = [
    dayIn(startsAt),
    dayIn(new Date(Math.max(startsAt.getTime(), endsAt.getTime() - 1))),
  ];
  return first === last ? shortDay(startsAt, locale) : spanDays(first, last, locale);
}
