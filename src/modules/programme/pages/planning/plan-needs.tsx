// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { needLines } from "../../rules/planning/read-offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import type { Value } from "./plan-form-props.ts";

/** Rooms and machines that every session takes, or one of them. */
export const PlanNeeds: FC<{
  context: SiteContext;
  resources: Resource[];
  value: Value;
  legend: string;
  hint: string;
  error: string | undefined;
}> = ({ context, resources, value, legend, hint, error }) => {
  const say = staffTexts(context.locale);
  if (resources.length === 0) return <p class="muted">{say("plan.noRooms")}</p>;
  return (
    <fieldset class="days">
      <legend>{legend}</legend>
      <p class="field-hint">{hint}</p>
      {error && <p class="field-error">{error}</p>}
      {Array.from({ length: needLines }, (_, index) => (
        <div class="special-dates need-fields">
          <SelectField
            name={`need-${index}`}
            label={say("plan.need", { number: index + 1 })}
            value={value(`need-${index}`)}
            choices={[
              { value: "", label: "–" },
              ...resources.map(({ id, name, units }) => ({
                value: id,
                label: units > 1 ? `${name} (${units})` : name,
              })),
            ]}
          />
          <Field
            name={`need-units-${index}`}
            label={say("plan.units")}
            value={value(`need-units-${index}`)}
            inputmode="numeric"
            maxlength={3}
          />
        </div>
      ))}
    </fieldset>
  );
};
