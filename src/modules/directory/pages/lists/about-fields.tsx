// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { categoryLabel } from "../../rules/categories/category-id-in.ts";
import { absences, type ListSettings } from "../../rules/lists/list-settings.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import type { ReadingProps } from "./reading-form.tsx";

/** What is said of the list as a whole. `categories` is the id of the list that a field for a trade offers. */
export const AboutFields: FC<ReadingProps & { categories: string }> = (props) => {
  const { context, file, areas, wrong, categories } = props;
  const { form, locale } = context;
  const { settings } = file;
  const say = listsTexts(locale);
  const value = (name: keyof ListSettings) => form?.get(name) ?? settings[name]?.toString() ?? "";
  const error = (name: keyof ListSettings) => (wrong === name ? say(`about.wrong.${name}`) : undefined);
  const category = settings.category && categoryLabel(settings.category, locale === "en" ? "en" : "de");
  return (
    <Section id="about" title={say("about.title")}>
      <div class="form">
        <Field
          name="source"
          label={say("about.source")}
          value={value("source")}
          error={error("source")}
          required
          maxlength={120}
        />
        <Field
          name="asOf"
          type="date"
          label={say("about.asOf")}
          hint={say("about.asOfHint")}
          value={value("asOf")}
          error={error("asOf")}
        />
        <Field
          name="category"
          label={say("about.category")}
          hint={say("about.categoryHint")}
          value={form?.get("category") ?? category ?? ""}
          error={error("category")}
          list={categories}
        />
        <ChoiceField
          name="absent"
          label={say("about.absent")}
          value={value("absent")}
          error={error("absent")}
          choices={absences.map((absent) => ({ value: absent, label: say(`about.absent.${absent}`) }))}
        />
        {areas.length > 0 && (
          <SelectField
            name="area"
            label={say("about.area")}
            value={value("area")}
            error={error("area")}
            choices={[
              { value: "", label: say("about.areaAll") },
              ...areas.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        )}
        <Field
          name="licence"
          label={say("about.licence")}
          hint={say("about.licenceHint")}
          value={value("licence")}
          error={error("licence")}
          dir="ltr"
          maxlength={61}
        />
        <Field
          name="attribution"
          label={say("about.attribution")}
          value={value("attribution")}
          error={error("attribution")}
          maxlength={300}
        />
        <Field
          name="url"
          label={say("about.url")}
          value={value("url")}
          error={error("url")}
          dir="ltr"
          maxlength={500}
        />
        <Checkbox name="older" checked={form ? form.has("older") : settings.older}>
          {say("about.older")}
        </Checkbox>
      </div>
    </Section>
  );
};
