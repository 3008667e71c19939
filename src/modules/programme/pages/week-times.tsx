// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { SiteContext } from "../../quarter/index.ts";
import { staffTexts } from "../texts/staff/texts.ts";
import { writtenIn } from "./staff-words.ts";
import { weekdayName } from "./when.ts";

/**
 * From when to when on each day of the week, as the fields `from-1`, `to-1` (Monday) to `to-7`. What was typed stays; before that what
 * is stored.
 */
export const WeekTimes: FC<{
  context: SiteContext;
  stored(weekday: number): { from: string; to: string } | undefined;
}> = ({ context: { form, locale }, stored }) => (
  <>
    {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
      <fieldset class="day">
        <legend>{weekdayName(weekday, writtenIn(locale), "long")}</legend>
        <div class="day-times">
          {(["from", "to"] as const).map((edge) => (
            <label class="day-range">
              {staffTexts(locale)(`dates.${edge}`)}
              <input
                class="field-input time-input"
                type="time"
                name={`${edge}-${weekday}`}
                value={form?.get(`${edge}-${weekday}`) ?? stored(weekday)?.[edge] ?? ""}
              />
            </label>
          ))}
        </div>
      </fieldset>
    ))}
  </>
);
