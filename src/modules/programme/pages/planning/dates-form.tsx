// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { CheckField } from "../../../../kernel/ui/controls/check-field.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { rhythms } from "../../rules/planning/read-dates.ts";
import { weekDays } from "../../rules/series/series-rule.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { weekdayName } from "../when.ts";

/** Day, from when, until when. */
export const DateFields: FC<{ context: SiteContext; values?: Record<"day" | "from" | "to", string> }> = ({
  context,
  values,
}) => {
  const say = staffTexts(context.locale);
  const kept = (name: "day" | "from" | "to") => context.form?.get(name) ?? values?.[name];
  return (
    <div class="special-dates date-fields">
      <Field name="day" label={say("dates.day")} type="date" value={kept("day")} required />
      {(["from", "to"] as const).map((name) => (
        <div class="field">
          <label for={`field-${name}`}>{say(`dates.${name}`)}</label>
          <input
            class="field-input"
            id={`field-${name}`}
            name={name}
            type="time"
            value={kept(name)}
            required
          />
        </div>
      ))}
    </div>
  );
};

/** One date or a series of them. */
export const DatesForm: FC<{ context: SiteContext; offering: Offering; skippable: boolean }> = ({
  context,
  offering,
  skippable,
}) => {
  const say = staffTexts(context.locale);
  const kept = (name: string) => context.form?.get(name) ?? undefined;
  const isSeries = ["rhythm", "step", "count", "until", "own", "exceptions"].some((name) =>
    Boolean(kept(name)),
  );
  return (
    <OwnForm context={context} action={staffAddress(context, "angebot", offering.id, "termine")}>
      <DateFields context={context} />
      <details class="mine" open={isSeries}>
        <summary>{say("dates.series")}</summary>
        <div class="form">
          <ChoiceField
            name="rhythm"
            label={say("open.rhythm")}
            value={kept("rhythm") || (kept("step") ? "week" : "")}
            choices={[
              { value: "", label: say("open.rhythm.once") },
              ...rhythms.map((one) => ({ value: one, label: say(`open.rhythm.${one}`) })),
            ]}
          />
          <Field
            name="step"
            label={say("dates.step")}
            hint={say("dates.stepHint")}
            value={kept("step")}
            inputmode="numeric"
            maxlength={2}
          />
          <Field
            name="count"
            label={say("dates.count")}
            value={kept("count")}
            inputmode="numeric"
            maxlength={3}
          />
          <Field name="until" label={say("dates.until")} type="date" value={kept("until")} />
          <CheckField
            name="weekdays"
            label={say("open.weekdays")}
            hint={say("open.weekdaysHint")}
            fine
            chosen={context.form?.getAll("weekdays") ?? []}
            choices={weekDays.map((day, index) => ({
              value: day,
              label: weekdayName(index + 1, writtenIn(context.locale), "short"),
            }))}
          />
          <Field
            name="exceptions"
            label={say("dates.exceptions")}
            hint={say("dates.daysHint")}
            value={kept("exceptions")}
          />
          <Field name="own" label={say("dates.own")} hint={say("dates.daysHint")} value={kept("own")} />
          <Checkbox name="publicHolidays" checked={kept("publicHolidays") === "1"}>
            {say("open.publicHolidays")}
          </Checkbox>
          <Checkbox name="schoolHolidays" checked={kept("schoolHolidays") === "1"}>
            {say("open.schoolHolidays")}
          </Checkbox>
        </div>
      </details>
      <details class="mine" open={Boolean(kept("slot"))}>
        <summary>{say("dates.slots")}</summary>
        <div class="form">
          <Field
            name="slot"
            label={say("dates.slot")}
            hint={say("dates.slotHint")}
            value={kept("slot")}
            inputmode="numeric"
            maxlength={3}
          />
          <Field
            name="pause"
            label={say("dates.pause")}
            value={kept("pause")}
            inputmode="numeric"
            maxlength={3}
          />
        </div>
      </details>
      {skippable && (
        <Checkbox name="skip" checked={kept("skip") === "1"}>
          {say("dates.skip")}
        </Checkbox>
      )}
      <div class="actions">
        <Button>{say("dates.add")}</Button>
        <Button look="secondary" name="look" value="1">
          {say("open.look")}
        </Button>
      </div>
    </OwnForm>
  );
};
