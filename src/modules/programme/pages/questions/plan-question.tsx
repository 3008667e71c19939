// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { offeredLocales, type SiteContext } from "../../../quarter/index.ts";
import { planField, type Question, questionKinds, usualKeptDays } from "../../rules/questions/question.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

/** The fields of one question: what is asked in German, how it is answered, how long it is kept; other languages fold out. */
export const PlanQuestion: FC<{ context: SiteContext; index: number; question: Question | undefined }> = ({
  context,
  index,
  question,
}) => {
  const { form, locale, site } = context;
  const say = staffTexts(locale);
  const kept = (part: string, stored: string, language?: Locale) =>
    form ? (form.get(planField(part, index, language)) ?? "") : stored;
  const texts = (language: Locale) => (
    <>
      <Field
        name={planField("label", index, language)}
        label={say("setUp.label")}
        value={kept("label", question?.texts[language]?.label ?? "", language)}
        dir="auto"
      />
      <TextArea
        name={planField("choices", index, language)}
        label={say("setUp.choices")}
        value={kept("choices", (question?.texts[language]?.choices ?? []).join("\n"), language)}
        rows={3}
        dir="auto"
      />
    </>
  );
  const others = offeredLocales(site).filter((each) => each !== "de");
  return (
    <fieldset class="days">
      <legend>{say("setUp.question", { number: index + 1 })}</legend>
      <input type="hidden" name={planField("id", index)} value={kept("id", question?.id ?? "")} />
      <SelectField
        name={planField("kind", index)}
        label={say("setUp.kind")}
        value={kept("kind", question?.kind ?? "text")}
        choices={questionKinds.map((kind) => ({ value: kind, label: say(`question.kind.${kind}`) }))}
      />
      {texts("de")}
      <Checkbox
        name={planField("required", index)}
        checked={kept("required", question?.required ? "1" : "") === "1"}
      >
        {say("setUp.required")}
      </Checkbox>
      <Field
        name={planField("kept", index)}
        label={say("setUp.kept")}
        value={kept("kept", String(question?.keptDays ?? usualKeptDays))}
        inputmode="numeric"
        maxlength={3}
      />
      <details class="mine">
        <summary>{say("setUp.languages")}</summary>
        {others.map((language) => (
          <fieldset class="days" lang={localeFacts[language].intl} dir={localeFacts[language].dir}>
            <legend>{localeFacts[language].name}</legend>
            {texts(language)}
          </fieldset>
        ))}
      </details>
    </fieldset>
  );
};
