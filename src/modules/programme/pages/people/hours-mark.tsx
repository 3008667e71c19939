// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Badge } from "../../../../kernel/ui/content/badge.tsx";
import { hoursStanding, limitsOn } from "../../rules/hours/hour-limits.ts";
import { type GuestHours, noHours } from "../../store/being-there/hours.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

/** Hours with one place, as the language writes them. */
export const hoursText = (minutes: number, locale: Locale): string =>
  staffTexts(locale)("hours.short", { hours: Math.round(minutes / 6) / 10 });

/** The hours of somebody over all offerings, and whether their entry form is wanted; nothing for who was never there. */
export const HoursMark: FC<{
  locale: Locale;
  now: Date;
  hours: GuestHours | undefined;
  always?: boolean;
}> = ({ locale, now, hours: { minutes, formDoneOn } = noHours, always }) => {
  const say = staffTexts(locale);
  const standing = hoursStanding(minutes, formDoneOn !== null, limitsOn(dayIn(now)));
  if (minutes === 0 && !always) return null;
  return (
    <>
      <span class="muted small">{hoursText(minutes, locale)}</span>
      {standing === "due" && (
        <>
          {" "}
          <Badge kind="warning">{say("hours.due")}</Badge>
        </>
      )}
      {standing === "soon" && (
        <>
          {" "}
          <Badge kind="info">{say("hours.soon")}</Badge>
        </>
      )}
      {standing === "done" && always && (
        <>
          {" "}
          <Badge kind="success">{say("hours.done")}</Badge>
        </>
      )}
    </>
  );
};
