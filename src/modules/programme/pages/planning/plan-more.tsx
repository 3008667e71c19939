// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { CheckField } from "../../../../kernel/ui/controls/check-field.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { known } from "../../rules/catalogue.ts";
import { movesUps, visibilities } from "../../rules/planning/offering.ts";
import { quotaLines } from "../../rules/planning/read-offering.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { writtenIn } from "../staff-words.ts";
import { languageName } from "../when.ts";
import type { PlanFormProps, Value } from "./plan-form-props.ts";

/** What most offerings leave as it is. */
export const PlanMore: FC<PlanFormProps & { value: Value; values: (name: string) => string[] }> = ({
  context,
  problems,
  leaders,
  projects,
  plan,
  value,
  values,
}) => {
  const { locale, site } = context;
  const say = staffTexts(locale);
  const words = programmeTexts(writtenIn(locale));
  const isWrong = (["quotas", "costs", "overbooking", "askHours", "closesHours"] as const).some(
    (field) => problems[field] !== undefined,
  );
  return (
    <details class="mine" open={isWrong}>
      <summary>{say("plan.more")}</summary>
      <div class="form">
        <CheckField
          name="audience"
          label={words("filter.fuer")}
          fine
          chosen={values("audience")}
          choices={known.audiences.map((id) => ({
            value: id,
            label: words(`audience.${id}` as ProgrammeText),
          }))}
        />
        <CheckField
          name="languages"
          label={words("offering.languages")}
          fine
          chosen={values("languages")}
          choices={known.languages.map((code) => ({
            value: code,
            label: languageName(code, writtenIn(locale)),
          }))}
        />
        <SelectField
          name="level"
          label={words("offering.level")}
          value={value("level") || "none"}
          choices={known.levels.map((id) => ({
            value: id,
            label: id === "none" ? say("plan.levelNone") : words(`level.${id}` as ProgrammeText),
          }))}
        />
        <SelectField
          name="field"
          label={say("plan.field")}
          value={value("field")}
          choices={[
            { value: "", label: "–" },
            ...known.fields.map((id) => ({ value: id, label: say(`field.${id}` as StaffText) })),
          ]}
        />
        {site.areas.length > 0 && (
          <SelectField
            name="area"
            label={words("filter.gebiet")}
            value={value("area")}
            choices={[
              { value: "", label: "–" },
              ...site.areas.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        )}
        <Field
          name="costs"
          label={say("plan.costs")}
          value={value("costs")}
          maxlength={8}
          error={problems.costs && say("plan.costsWrong")}
        />
        <Field name="access" label={words("offering.access")} value={value("access")} />
        <Field name="organiser" label={words("offering.organiser")} value={value("organiser")} />
        <Field name="contact" label={words("offering.contact")} value={value("contact")} />
        <Field name="partners" label={say("plan.partners")} value={value("partners")} />
        {(projects.length > 1 || value("project") !== "") && (
          <SelectField
            name="project"
            label={say("plan.project")}
            hint={say("plan.projectHint")}
            value={value("project")}
            choices={[
              { value: "", label: say("plan.projectAll") },
              ...[...new Set([...projects, value("project")])]
                .filter(Boolean)
                .map((each) => ({ value: each, label: each })),
            ]}
          />
        )}
        {leaders.length > 0 && (
          <CheckField
            name="leaders"
            label={say("plan.leaders")}
            hint={say("plan.leadersHint")}
            chosen={values("leaders")}
            choices={leaders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ChoiceField
          name="visibility"
          label={say("plan.visibility")}
          value={value("visibility") || "public"}
          choices={visibilities.map((one) => ({ value: one, label: say(`visibility.${one}`) }))}
        />
        <ChoiceField
          name="movesUp"
          label={say("plan.movesUp")}
          value={value("movesUp") || "at-once"}
          choices={movesUps.map((one) => ({ value: one, label: say(`movesUp.${one}`) }))}
        />
        <Field
          name="askHours"
          label={say("plan.askHours")}
          value={value("askHours")}
          inputmode="numeric"
          maxlength={3}
          error={problems.askHours && say("plan.number")}
        />
        <Field
          name="closesHours"
          label={say("plan.closesHours")}
          value={value("closesHours")}
          inputmode="numeric"
          maxlength={4}
          error={problems.closesHours && say("plan.number")}
        />
        <Field
          name="overbooking"
          label={say("plan.overbooking")}
          hint={say("plan.overbookingHint")}
          value={value("overbooking")}
          inputmode="numeric"
          maxlength={3}
          error={problems.overbooking && say("plan.number")}
        />
        <fieldset class="days">
          <legend>{say("plan.quotas")}</legend>
          <p class="field-hint">{say("plan.quotasHint")}</p>
          {problems.quotas && (
            <p class="field-error">
              {say(problems.quotas === "too-many" ? "plan.quotasTooMany" : "plan.quotasWrong")}
            </p>
          )}
          {Array.from({ length: quotaLines }, (_, index) => (
            <div class="special-dates">
              <input type="hidden" name={`quota-id-${index}`} value={plan?.quotas[index]?.id ?? ""} />
              <Field
                name={`quota-name-${index}`}
                label={say("plan.quotaName")}
                value={value(`quota-name-${index}`)}
              />
              <Field
                name={`quota-places-${index}`}
                label={say("plan.quotaPlaces")}
                value={value(`quota-places-${index}`)}
                inputmode="numeric"
                maxlength={5}
              />
            </div>
          ))}
        </fieldset>
        <Checkbox name="signedList" checked={value("signedList") === "1"}>
          {say("plan.signedList")}
        </Checkbox>
        <Checkbox name="template" checked={value("template") === "1"}>
          {say("plan.template")}
        </Checkbox>
      </div>
    </details>
  );
};
