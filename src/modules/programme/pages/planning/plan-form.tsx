// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import { known } from "../../rules/catalogue.ts";
import { signUps } from "../../rules/planning/offering.ts";
import { longest, type PlanProblems, textField } from "../../rules/planning/read-offering.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";
import type { PlanFormProps } from "./plan-form-props.ts";
import { PlanLanguages } from "./plan-languages.tsx";
import { PlanMore } from "./plan-more.tsx";
import { PlanNeeds } from "./plan-needs.tsx";
import { planValues } from "./plan-values.ts";

/** One page: what everybody needs to say stands open, all else folds out. */
export const PlanForm: FC<PlanFormProps> = (props) => {
  const { context, action, plan, problems } = props;
  const say = staffTexts(context.locale);
  const words = programmeTexts(writtenIn(context.locale));
  const { value, values } = planValues(context.form, plan);
  const wrong = (field: keyof PlanProblems, words: StaffText) => (problems[field] ? say(words) : undefined);
  return (
    <OwnForm context={context} action={action}>
      <Field
        name={textField("title", "de")}
        label={say("plan.title")}
        value={value(textField("title", "de"))}
        maxlength={longest.title}
        required
        error={wrong("title", "plan.titleMissing")}
      />
      <SelectField
        name="kind"
        label={say("field.kind")}
        value={value("kind")}
        error={wrong("kind", "plan.kindMissing")}
        choices={known.kinds.map(({ id }) => ({ value: id, label: kindText(id, words) }))}
      />
      <TextArea
        name={textField("description", "de")}
        label={say("plan.description")}
        hint={say("plan.descriptionHint")}
        value={value(textField("description", "de"))}
        maxlength={longest.description}
      />
      <Field
        name="place"
        label={say("plan.place")}
        hint={plan ? say("plan.placeTold") : undefined}
        value={value("place")}
      />
      <Field name="address" label={say("plan.address")} value={value("address")} />
      <Field
        name="places"
        label={say("plan.places")}
        hint={say("plan.placesHint")}
        value={value("places")}
        inputmode="numeric"
        maxlength={5}
        error={wrong("places", "plan.number")}
      />
      <ChoiceField
        name="signUp"
        label={say("plan.signUp")}
        value={value("signUp") || "session"}
        choices={signUps.map((one) => ({ value: one, label: say(`signUp.${one}`) }))}
      />
      <Checkbox name="childcare" checked={value("childcare") === "1"}>
        {say("plan.childcare")}
      </Checkbox>
      <PlanNeeds
        {...props}
        value={value}
        legend={say("plan.needs")}
        hint={say("plan.needsHint")}
        error={wrong("needs", "plan.number")}
      />
      <PlanMore {...props} value={value} values={values} />
      <PlanLanguages {...props} value={value} />
      <div class="actions">
        <Button>{say("save")}</Button>
      </div>
    </OwnForm>
  );
};
