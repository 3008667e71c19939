import type { FC } from "hono/jsx";
import { languageName } from "../../../../kernel/i18n/language-names.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { aboutField, aboutLanguages } from "../../rules/my-business/name-part.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import type { FieldsProps } from "../my-business/part-page.tsx";

/** The name, and what the business does in own words: those languages first that are written or likely, then the others. */
export const NameFields: FC<FieldsProps> = ({ context, form, wrong }) => {
  const { locale } = context;
  const say = owningTexts(locale);
  const own = localeFacts[locale].intl.slice(0, 2);
  const first = [...new Set(["de", own, ...aboutLanguages(form)])];
  const all = locales.map((each) => localeFacts[each].intl.slice(0, 2));
  const others = [...new Set(all)].filter((language) => !first.includes(language));
  const about = (language: string) => (
    <TextArea
      name={aboutField(language)}
      label={say("name.about", { language: languageName(language, locale) })}
      {...(language === first[0] && { hint: say("name.aboutHint") })}
      value={form.get(aboutField(language)) ?? undefined}
      error={wrong(aboutField(language))}
      maxlength={5000}
      rows={4}
      dir="auto"
    />
  );
  return (
    <>
      <Field
        name="name"
        label={say("name.name")}
        value={form.get("name") ?? undefined}
        error={wrong("name")}
        required
        maxlength={200}
        dir="auto"
      />
      {first.map(about)}
      <details>
        <summary>{say("name.others")}</summary>
        <div class="form">{others.map(about)}</div>
      </details>
    </>
  );
};
