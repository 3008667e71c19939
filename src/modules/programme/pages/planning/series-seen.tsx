// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn, isDay } from "../../../../kernel/clock/berlin.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { freeDays } from "../../../directory/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Planned } from "../../actions/planning/plan-sessions.ts";
import type { LeftOut, SeriesDates } from "../../rules/series/series-rule.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { FreeDayNote, freeDaysAround } from "../free-day-note.tsx";
import { writtenIn } from "../staff-words.ts";
import { plainDay, type Span, spanText } from "../when.ts";

/** Why a day has no session: what the rule says, or (`taken`) that a room, machine or leader is not free. */
type Why = LeftOut["why"] | "taken";

const letters = {
  "public-holiday": "f",
  "school-holiday": "s",
  exception: "x",
  taken: "b",
} as const satisfies Record<Why, string>;
const whys = Object.keys(letters) as Why[];
/** More days nobody reads, and an address does not hold. */
const mostDays = 60;

/** What the page says after the dates are planned: how many there are, and which were left out. */
export function doneQuery(
  { made, left }: Planned,
  { leftOut, schoolHolidaysUnknownFrom }: SeriesDates,
): string {
  const taken = left.map((obstacle) => dayIn("at" in obstacle ? obstacle.at : obstacle.startsAt));
  const days = [
    ...leftOut.map(({ day, why }) => day + letters[why]),
    ...[...new Set(taken)].map((day) => day + letters.taken),
  ];
  const query = new URLSearchParams({ geplant: String(made) });
  if (days.length > 0) query.set("ohne", days.slice(0, mostDays).join(","));
  if (schoolHolidaysUnknownFrom) query.set("offen", schoolHolidaysUnknownFrom);
  return `?${query}`;
}

interface Left {
  day: string;
  why: Why;
  name?: string | undefined;
}

/** Each reason with its days; days of the same holidays stand together. */
const LeftOutList: FC<{ context: SiteContext; left: readonly Left[]; unknownFrom: string | undefined }> = ({
  context,
  left,
  unknownFrom,
}) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const groups = new Map<string, { why: Why; name: string; days: string[] }>();
  for (const { day, why, name = "" } of left) {
    const group = groups.get(`${why} ${name}`) ?? { why, name, days: [] };
    group.days.push(plainDay(day, written));
    groups.set(`${why} ${name}`, group);
  }
  return (
    <>
      {groups.size > 0 && (
        <>
          <p>{say("open.left")}</p>
          <ul>
            {[...groups.values()].map(({ why, name, days }) => (
              <li>
                {say(`open.left.${why}`)}
                {name && ` (${name})`}: {days.join(", ")}
              </li>
            ))}
          </ul>
        </>
      )}
      {unknownFrom && <p>{say("open.unknownFrom", { day: plainDay(unknownFrom, written) })}</p>}
    </>
  );
};

/** Which dates a form would plan, and which days it leaves out, before anything is planned. */
export const SeriesSeen: FC<{ context: SiteContext; series: SeriesDates; appointments: readonly Span[] }> = ({
  context,
  series,
  appointments,
}) => {
  const say = staffTexts(context.locale);
  const shown = appointments.slice(0, mostDays);
  const free = freeDaysAround(context, shown);
  return (
    <div role="status">
      <Notice title={say("open.seen", { count: appointments.length })}>
        <ol>
          {shown.map((span) => (
            <li>
              {spanText(span, writtenIn(context.locale))}
              <FreeDayNote context={context} date={span} free={free} />
            </li>
          ))}
        </ol>
        {appointments.length > mostDays && (
          <p>{say("open.seenMore", { count: appointments.length - mostDays })}</p>
        )}
        <LeftOutList context={context} left={series.leftOut} unknownFrom={series.schoolHolidaysUnknownFrom} />
        <p>
          {say("open.seenText")} <a href="#add">{say("open.seenForm")}</a>
        </p>
      </Notice>
    </div>
  );
};

/** After dates were planned: how many, and what was left out. */
export const SeriesDone: FC<{ context: SiteContext }> = ({ context }) => {
  const { url, site, locale } = context;
  const made = url.searchParams.get("geplant") ?? "";
  if (!/^\d{1,3}$/.test(made)) return null;
  const unknown = url.searchParams.get("offen") ?? "";
  const left = (url.searchParams.get("ohne") ?? "")
    .split(",")
    .slice(0, mostDays)
    .flatMap((text): Left[] => {
      const day = text.slice(0, 10);
      const why = whys.find((each) => letters[each] === text.slice(10));
      return why && isDay(day) ? [{ day, why, name: nameOf(site.state, day, why) }] : [];
    });
  return (
    <div role="status" id="planned">
      <Notice title={staffTexts(locale)("open.done", { count: Number(made) })}>
        <LeftOutList context={context} left={left} unknownFrom={isDay(unknown) ? unknown : undefined} />
      </Notice>
    </div>
  );
};

function nameOf(state: SiteContext["site"]["state"], day: string, why: Why): string | undefined {
  if (why !== "public-holiday" && why !== "school-holiday") return undefined;
  const { publicHoliday, schoolHolidays } = freeDays(state, day, day);
  return why === "public-holiday" ? publicHoliday(day) : schoolHolidays[0]?.name;
}
