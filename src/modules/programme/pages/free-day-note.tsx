// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../kernel/clock/berlin.ts";
import { Badge } from "../../../kernel/ui/content/badge.tsx";
import { type FreeDays, freeDays } from "../../directory/index.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { staffTexts } from "../texts/staff/texts.ts";
import type { Span } from "./when.ts";

type Start = Pick<Span, "startsAt">;

/** The free days of the site's state around some dates, in any order; none where there are no dates. */
export function freeDaysAround({ site }: SiteContext, dates: readonly Start[]): FreeDays | undefined {
  const days = dates.map(({ startsAt }) => dayIn(startsAt)).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? freeDays(site.state, first, last) : undefined;
}

/** Whether a date is on a public holiday or in the school holidays: it may well be, but whoever plans it should know. */
export const FreeDayNote: FC<{ context: SiteContext; date: Start; free: FreeDays | undefined }> = ({
  context: { locale },
  date,
  free,
}) => {
  const day = dayIn(date.startsAt);
  const say = staffTexts(locale);
  const feast = free?.publicHoliday(day);
  const school = free?.schoolHolidays.find(({ from, to }) => from <= day && day <= to);
  const words = [
    ...(feast === undefined ? [] : [say("open.onPublicHoliday", { name: feast })]),
    ...(school ? [say("open.inSchoolHolidays", { name: school.name })] : []),
  ];
  return words.length === 0 ? null : (
    <p class="row">
      {words.map((each) => (
        <Badge kind="info">{each}</Badge>
      ))}
    </p>
  );
};
