// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { offeredLocales } from "../../../quarter/index.ts";
import { longest, textField } from "../../rules/planning/read-offering.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import type { PlanFormProps, Value } from "./plan-form-props.ts";

/** What is said in the other languages, and the rest of the German text. */
export const PlanLanguages: FC<PlanFormProps & { value: Value }> = ({ context, value }) => {
  const say = staffTexts(context.locale);
  const others = offeredLocales(context.site).filter((locale) => locale !== "de");
  return (
    <details class="mine">
      <summary>{say("plan.languages")}</summary>
      <div class="form">
        <TextPart locale="de" part="bring" label={say("plan.bring")} value={value} />
        <TextPart locale="de" part="way" label={say("plan.way")} value={value} />
        {others.map((locale) => (
          <fieldset class="days" lang={localeFacts[locale].intl} dir={localeFacts[locale].dir}>
            <legend>{localeFacts[locale].name}</legend>
            <Field
              name={textField("title", locale)}
              label={say("plan.title")}
              value={value(textField("title", locale))}
              maxlength={longest.title}
              dir="auto"
            />
            <TextPart locale={locale} part="description" label={say("plan.description")} value={value} />
            <TextPart locale={locale} part="bring" label={say("plan.bring")} value={value} />
            <TextPart locale={locale} part="way" label={say("plan.way")} value={value} />
          </fieldset>
        ))}
      </div>
    </details>
  );
};

const TextPart: FC<{
  locale: Locale;
  part: "description" | "bring" | "way";
  label: string;
  value: Value;
}> = ({ locale, part, label, value }) => (
  <TextArea
    name={textField(part, locale)}
    label={label}
    value={value(textField(part, locale))}
    rows={part === "description" ? 4 : 2}
    maxlength={part === "description" ? longest.description : longest.short}
    dir="auto"
  />
);
