// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Resource, type ResourceProblems, resourceKinds } from "../../rules/rooms/resource.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { WeekTimes } from "../week-times.tsx";

/** A room, machine, vehicle or childcare: how many there are, for how many people, and when it is open. */
export const RoomForm: FC<{
  context: SiteContext;
  action: string;
  room?: Resource;
  problems: ResourceProblems;
}> = ({ context, action, room, problems }) => {
  const say = staffTexts(context.locale);
  const kept = (name: string, stored: string | undefined) => context.form?.get(name) ?? stored;
  return (
    <OwnForm context={context} action={action}>
      <Field
        name="name"
        label={say("rooms.name")}
        value={kept("name", room?.name)}
        required
        error={problems.name && say("rooms.nameMissing")}
      />
      <SelectField
        name="kind"
        label={say("field.kind")}
        value={kept("kind", room?.kind)}
        choices={resourceKinds.map((kind) => ({ value: kind, label: say(`resource.${kind}`) }))}
      />
      <Field
        name="units"
        label={say("rooms.units")}
        hint={say("rooms.unitsHint")}
        value={kept("units", String(room?.units ?? 1))}
        inputmode="numeric"
        maxlength={3}
        error={problems.units && say("plan.number")}
      />
      <Field
        name="capacity"
        label={say("rooms.capacity")}
        value={kept("capacity", room?.capacity == null ? "" : String(room.capacity))}
        inputmode="numeric"
        maxlength={5}
        error={problems.capacity && say("plan.number")}
      />
      <Field
        name="equipment"
        label={say("rooms.equipment")}
        value={kept("equipment", room?.equipment)}
        maxlength={500}
      />
      <Checkbox
        name="askable"
        checked={context.form ? context.form.get("askable") === "1" : room?.askable === true}
      >
        {say("ask.askable")}
      </Checkbox>
      <details class="mine" open={problems.opening !== undefined}>
        <summary>{say("rooms.opening")}</summary>
        <p class="muted">{say("rooms.openingHint")}</p>
        {problems.opening && <p class="field-error">{say("rooms.openingWrong")}</p>}
        <WeekTimes context={context} stored={(weekday) => room?.opening[String(weekday)]} />
      </details>
      <div class="actions">
        <Button>{say("save")}</Button>
      </div>
    </OwnForm>
  );
};
