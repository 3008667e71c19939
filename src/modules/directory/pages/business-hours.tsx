import type { FC } from "hono/jsx";
import { HoursTable } from "../../../kernel/ui/content/hours-table.tsx";
import type { SiteContext } from "../../quarter/index.ts";
import type { Hours } from "../rules/hours/hours.ts";
import { type WeekRange, weekTable } from "../rules/hours/week-table.ts";
import { directoryTexts } from "../texts/texts.ts";
import { shortDay } from "./times.ts";

/** The coming seven days, today first and highlighted. */
export const BusinessHours: FC<{ context: SiteContext; hours: Hours }> = ({ context, hours }) => {
  const { locale, now } = context;
  const say = directoryTexts(locale);
  const text = (range: WeekRange, holiday: boolean) => {
    const time = range.openEnd ? `${range.from}–` : `${range.from}–${range.to}`;
    if (!range.uncertain) return time;
    if (holiday) return say("business.uncertainHoliday", { time });
    return range.openEnd ? time : say("business.uncertain", { time });
  };
  return (
    <HoursTable
      caption={say("business.hoursCaption")}
      closed={say("business.dayClosed")}
      rows={weekTable(hours, now).map((day, index) => {
        // Noon of the day: no time zone moves it to another.
        const label = shortDay(new Date(`${day.day}T12:00:00Z`), locale);
        return {
          day: day.holiday ? say("business.holiday", { day: label, holiday: day.holiday }) : label,
          times: day.ranges.map((range) => text(range, day.holiday !== undefined)),
          today: index === 0,
        };
      })}
    />
  );
};
