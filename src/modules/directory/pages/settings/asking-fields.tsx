// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Asking, type AskingField, askingLimits } from "../../rules/fresh/asking.ts";
import { directorySettingsTexts } from "../../texts/settings/texts.ts";

/** How the site keeps its entries fresh: part of the form of the settings. */
export const AskingFields: FC<{
  locale: Locale;
  asking: Asking;
  /** What was sent and is not right. */
  form: URLSearchParams | undefined;
  problems: readonly AskingField[];
}> = ({ locale, asking, form, problems }) => {
  const say = directorySettingsTexts(locale);
  return (
    <Section id="asking" title={say("asking.title")}>
      <p>{say("asking.lead")}</p>
      <div class="form">
        <SelectField
          name="asks"
          label={say("asking.asks")}
          value={form?.get("asks") ?? (asking.asks ? "yes" : "no")}
          choices={(["yes", "no"] as const).map((value) => ({ value, label: say(`asking.${value}`) }))}
        />
        {(["months", "perDay"] as const).map((name) => {
          const [least, most] = askingLimits[name];
          return (
            <Field
              name={name}
              label={say(`asking.${name}`)}
              hint={say(`asking.${name}Hint`, { least, most })}
              value={form?.get(name) ?? String(asking[name])}
              inputmode="numeric"
              maxlength={4}
              {...(problems.includes(name) && { error: say("wrong.number", { least, most }) })}
            />
          );
        })}
      </div>
    </Section>
  );
};
