import type { FC } from "hono/jsx";
import { HoursTable } from "../../../../kernel/ui/content/hours-table.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { type SpecialDay, validSpecialDays } from "../../rules/hours/special-days.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { isoDay, shortDay } from "../times.ts";

/** Dated exceptions that are not over, with their reasons, the next first: holidays lie beyond the table of the week. */
export const SpecialDays: FC<{ context: SiteContext; days?: readonly SpecialDay[] | undefined }> = ({
  context,
  days = [],
}) => {
  const { locale, now } = context;
  const say = directoryTexts(locale);
  const today = isoDay(now);
  const coming = validSpecialDays(days)
    .filter((special) => special.to >= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (coming.length === 0) return null;
  // Noon of the day: no time zone moves it to another.
  const label = (day: string) => shortDay(new Date(`${day}T12:00:00Z`), locale);
  return (
    <>
      <h3>{say("business.specialDays")}</h3>
      <HoursTable
        caption={say("business.specialDays")}
        closed={say("business.dayClosed")}
        rows={coming.map(({ from, to, hours, reason }) => {
          const day = from === to ? label(from) : `${label(from)} – ${label(to)}`;
          return {
            day: reason === undefined ? day : say("business.holiday", { day, holiday: reason }),
            times: hours?.split(/, ?/).map((time) => time.replace("-", "–")) ?? [],
            today: from <= today,
          };
        })}
      />
    </>
  );
};
