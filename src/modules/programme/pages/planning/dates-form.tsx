// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";

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
  const isSeries = Boolean(kept("step"));
  return (
    <OwnForm context={context} action={staffAddress(context, "angebot", offering.id, "termine")}>
      <DateFields context={context} />
      <details class="mine" open={isSeries}>
        <summary>{say("dates.series")}</summary>
        <div class="form">
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
          <Field
            name="exceptions"
            label={say("dates.exceptions")}
            hint={say("dates.daysHint")}
            value={kept("exceptions")}
          />
          <Field name="own" label={say("dates.own")} hint={say("dates.daysHint")} value={kept("own")} />
          <Checkbox name="publicHolidays" checked={kept("publicHolidays") === "1"}>
            {say("dates.publicHolidays")}
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
      {skippable && <Checkbox name="skip">{say("dates.skip")}</Checkbox>}
      <div class="actions">
        <Button>{say("dates.add")}</Button>
      </div>
    </OwnForm>
  );
};
