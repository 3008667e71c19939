// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { CalendarFormProblem, CalendarWords } from "../../rules/calendars/read-subscription.ts";
import { known } from "../../rules/catalogue.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";
import { formWords } from "./calendar-words.ts";

/** Whose calendar it is, and where its entries are sorted in. */
export const CalendarFields: FC<{
  context: SiteContext;
  words?: CalendarWords | undefined;
  problem?: CalendarFormProblem | undefined;
  /** Before the names of the fields, where a page has two such forms: an id stands once on a page. */
  prefix?: string;
}> = ({ context, words, problem, prefix = "" }) => {
  const { site, locale, form } = context;
  const say = staffTexts(locale);
  const kinds = programmeTexts(writtenIn(locale));
  const typed = (name: keyof CalendarWords) => form?.get(prefix + name) ?? words?.[name] ?? undefined;
  return (
    <>
      <Field
        name={`${prefix}name`}
        label={say("calendars.name")}
        hint={say("calendars.nameHint")}
        value={typed("name")}
        maxlength={120}
        required
        error={problem === "name" ? say(formWords.name) : undefined}
      />
      <SelectField
        name={`${prefix}kind`}
        label={say("field.kind")}
        value={typed("kind") ?? "other"}
        error={problem === "kind" ? say(formWords.kind) : undefined}
        choices={known.kinds.map(({ id }) => ({ value: id, label: kindText(id, kinds) }))}
      />
      {site.areas.length > 0 && (
        <SelectField
          name={`${prefix}area`}
          label={say("figures.area")}
          value={typed("area") ?? ""}
          choices={[
            { value: "", label: say("calendars.noArea") },
            ...site.areas.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
      )}
    </>
  );
};
