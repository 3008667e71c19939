// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { Field, HiddenFields } from "../../../../kernel/ui/controls/form.tsx";
import type { Area, SiteContext } from "../../../quarter/index.ts";
import { allCategories } from "../../rules/categories/categories.ts";
import { categoryLabel } from "../../rules/categories/category-id-in.ts";
import { type Field as ColumnField, plainFields } from "../../rules/columns/fields.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import { layoutsInForm, mostInForm } from "../../rules/columns/mapping-form.ts";
import type { ListOutcome, TaskResult } from "../../rules/import/task-result.ts";
import type { ListFile } from "../../store/lists/list-files.ts";
import type { Task } from "../../store/lists/tasks.ts";
import { type ListsKey, listsTexts } from "../../texts/lists/texts.ts";
import { numberText } from "../times.ts";
import { AboutFields } from "./about-fields.tsx";
import { listFileAddress } from "./addresses.ts";

export interface ReadingProps {
  context: SiteContext;
  file: ListFile;
  areas: Area[];
  layouts: Layout[];
  trial: Task | undefined;
  /** The field that was not understood. */
  wrong: string | undefined;
}

const categoryOptions = "categories";

/** Everything that can be said of how a list is read. */
export const ReadingForm: FC<ReadingProps> = (props) => {
  const { context, file, layouts, trial } = props;
  const say = listsTexts(context.locale);
  const shown = layoutsInForm(layouts);
  const left = layouts.length - shown.length;
  const locale = context.locale === "en" ? "en" : "de";
  return (
    <form class="form form--wide" method="post" action={listFileAddress(context, file.id)}>
      <HiddenFields fields={[["token", context.visitor?.token ?? ""]]} />
      <datalist id={categoryOptions}>
        {allCategories().map(({ id }) => (
          <option value={categoryLabel(id, locale)} />
        ))}
      </datalist>
      {shown.map(({ layout, index }) => (
        <TableFields {...props} layout={layout} index={index} />
      ))}
      {left > 0 && <p>{say("read.more", { count: left })}</p>}
      <WordFields {...props} words={unknownWords(trial, file.mapping)} />
      <AboutFields {...props} categories={categoryOptions} />
      <div class="actions">
        <Button look="secondary">{say("read.save")}</Button>
      </div>
    </form>
  );
};

const TableFields: FC<ReadingProps & { layout: Layout; index: number }> = ({
  context,
  wrong,
  layout,
  index,
}) => {
  const say = listsTexts(context.locale);
  const { form } = context;
  const name = (what: string) => `${what}-${index}`;
  return (
    <Section id={name("table")} title={say("read.table", { name: layout.sheet.replace(/^_/, "") })}>
      <Checkbox name={name("use")} checked={form ? form.has(name("use")) : layout.use}>
        {say("read.use")}
      </Checkbox>
      <Field
        name={name("head")}
        label={say("read.head")}
        hint={say("read.headHint")}
        value={form?.get(name("head")) ?? layout.headingRows.join(" ")}
        error={wrong === name("head") ? say("read.headWrong") : undefined}
        inputmode="numeric"
        maxlength={20}
      />
      <DataTable
        caption={say("read.table", { name: layout.sheet.replace(/^_/, "") })}
        hideCaption
        columns={[
          { label: say("read.column") },
          { label: say("read.examples") },
          { label: say("read.field") },
        ]}
        rows={layout.columns.map((column) => [
          <>
            {column.letter} <bdi>{column.heading}</bdi>
          </>,
          <bdi class="muted small">{column.examples.join(" · ")}</bdi>,
          <FieldChoice
            context={context}
            name={`col-${index}-${column.index}`}
            letter={column.letter}
            field={column.field}
          />,
        ])}
      />
    </Section>
  );
};

const FieldChoice: FC<{ context: SiteContext; name: string; letter: string; field: ColumnField }> = (
  props,
) => {
  const { context, name, letter, field } = props;
  const say = listsTexts(context.locale);
  const chosen = context.form?.get(name) ?? field;
  // What was guessed beyond the usual, such as the hours of one day, stays to be chosen.
  const fields = plainFields.includes(field as never) ? plainFields : [field, ...plainFields];
  return (
    <select class="field-input" name={name} aria-label={say("read.fieldOf", { column: letter })}>
      {[...fields, ...dayFields.filter((one) => one !== field)].map((one) => (
        <option value={one} selected={one === chosen}>
          {fieldLabel(one, context)}
        </option>
      ))}
    </select>
  );
};

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo-Fr"];
const dayFields = (["hours", "opens", "closes"] as const).flatMap((kind) =>
  days.map((day): ColumnField => `${kind}:${day}`),
);

function fieldLabel(field: ColumnField, { locale }: SiteContext): string {
  const say = listsTexts(locale);
  const [kind = "", rest] = field.split(/:(.*)/s);
  if (rest === undefined) return say(`field.${kind}` as ListsKey);
  if (kind === "tag") return say("field.tag-of", { key: rest });
  const german: Record<string, string> = { Tu: "Di", We: "Mi", Th: "Do", Su: "So" };
  const named = locale === "en" ? rest : rest.replace(/Tu|We|Th|Su/g, (day) => german[day] ?? day);
  return say(`field.${kind}-of` as ListsKey, { days: named });
}

/** What the last trial did not know, the most frequent first, and what was said of words before. */
function unknownWords(trial: Task | undefined, mapping: Mapping | null): [word: string, rows: number][] {
  const outcome = trial?.result as TaskResult | undefined;
  const found = outcome?.kind === "list" ? (outcome as ListOutcome).unknownCategories : {};
  const said = Object.keys(mapping?.categories ?? {}).filter((word) => found[word] === undefined);
  return [
    ...Object.entries(found).sort((a, b) => b[1] - a[1]),
    ...said.map((word): [string, number] => [word, 0]),
  ].slice(0, mostInForm.words);
}

const WordFields: FC<ReadingProps & { words: [string, number][] }> = ({ context, file, wrong, words }) => {
  const { locale, form } = context;
  const say = listsTexts(locale);
  if (words.length === 0) return null;
  const known = file.mapping?.categories ?? {};
  const label = (id: string | null | undefined) =>
    id ? categoryLabel(id, locale === "en" ? "en" : "de") : "";
  return (
    <Section id="words" title={say("words.title")}>
      <p>{say("words.lead")}</p>
      <DataTable
        caption={say("words.title")}
        hideCaption
        columns={[
          { label: say("words.word") },
          { label: say("words.rows"), number: true },
          { label: say("words.means") },
          { label: say("words.none") },
        ]}
        rows={words.map(([word, rows], index) => [
          <>
            <bdi>{word}</bdi>
            <input type="hidden" name={`word-${index}`} value={word} />
          </>,
          rows > 0 ? numberText(rows, locale) : "",
          <>
            <input
              class="field-input"
              name={`means-${index}`}
              list={categoryOptions}
              value={form?.get(`means-${index}`) ?? label(known[word])}
              maxlength={200}
              aria-label={say("words.meansOf", { word })}
              aria-invalid={wrong === `means-${index}` ? "true" : undefined}
            />
            {wrong === `means-${index}` && <p class="field-error">{say("about.wrong.category")}</p>}
          </>,
          <Checkbox
            name={`none-${index}`}
            checked={form ? form.has(`none-${index}`) : known[word] === null}
            hidden
          >
            {say("words.noneOf", { word })}
          </Checkbox>,
        ])}
      />
    </Section>
  );
};
