// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { isWork } from "../../rules/calendars/next-reading.ts";
import { calendarsOf, type ListedCalendar } from "../../store/calendars/calendars.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { calendarsAddress } from "../addresses.ts";
import { problemWords } from "./calendar-words.ts";

/** Calendars that somebody has to look at. */
export const failedCalendars = async (tx: Db, now: Date): Promise<ListedCalendar[]> =>
  (await calendarsOf(tx, now)).filter(isWork);

/** Calendars that could not be had for a while, as work to do. */
export const FailedCalendars: FC<{ context: SiteContext; calendars: ListedCalendar[] }> = ({
  context,
  calendars,
}) => {
  const say = staffTexts(context.locale);
  if (calendars.length === 0) return null;
  return (
    <Section id="calendars" title={say("calendars.work")}>
      <ul class="cases">
        {calendars.map(({ id, name, problem }) => (
          <li class="case">
            <div class="case-side">
              <div>
                <h3 dir="auto">{name}</h3>
                <p>{problem && say(problemWords[problem])}</p>
              </div>
              <LinkButton href={calendarsAddress(context, id)} look="secondary" small>
                {say("calendars.look")}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
