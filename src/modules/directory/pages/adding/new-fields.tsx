// SPDX-License-Identifier: EUPL-1.2
import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { Field, type FieldProps } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { escapeHtml } from "../../../../kernel/ui/escape.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { allCategories } from "../../rules/categories/categories.ts";
import { categoryName } from "../../rules/categories/names.ts";
import type { NewField, NewProblem } from "../../rules/proposals/read-new.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";

interface Look extends Pick<FieldProps, "type" | "autocomplete" | "inputmode" | "dir" | "required"> {
  label: ProposalText;
  hint?: ProposalText;
  lines?: number;
  longest: number;
  /** What to say where the text means nothing to us. */
  wrong?: ProposalText;
}

const looks: Record<NewField, Look> = {
  name: { label: "new.name", longest: 255, required: true, dir: "auto" },
  sector: {
    label: "new.sector",
    hint: "new.sectorHint",
    longest: 100,
    required: true,
    dir: "auto",
    wrong: "new.sectorWrong",
  },
  street: { label: "new.street", longest: 200, required: true, dir: "auto" },
  houseNumber: { label: "new.houseNumber", longest: 40, dir: "ltr", wrong: "new.numberWrong" },
  postcode: {
    label: "new.postcode",
    longest: 10,
    inputmode: "numeric",
    dir: "ltr",
    wrong: "new.postcodeWrong",
  },
  city: { label: "new.city", longest: 100, dir: "auto" },
  phones: {
    label: "new.phones",
    hint: "new.phonesHint",
    longest: 100,
    type: "tel",
    dir: "ltr",
    wrong: "new.phonesWrong",
  },
  emails: { label: "new.emails", longest: 200, type: "email", dir: "ltr", wrong: "new.emailsWrong" },
  websites: {
    label: "new.websites",
    hint: "new.websitesHint",
    longest: 300,
    dir: "ltr",
    wrong: "new.websitesWrong",
  },
  hours: { label: "new.hours", hint: "new.hoursHint", longest: 500, lines: 3, dir: "auto" },
  description: {
    label: "new.description",
    hint: "new.descriptionHint",
    longest: 1_000,
    lines: 4,
    dir: "auto",
  },
  contact: {
    label: "contact",
    hint: "contactHint",
    longest: 200,
    autocomplete: "email",
    dir: "auto",
    wrong: "contactWrong",
  },
};

/** One field of a new business. */
export const NewFieldInput: FC<{
  context: SiteContext;
  field: NewField;
  problem: NewProblem | "no-place" | undefined;
}> = ({ context, field, problem }) => {
  const say = proposalTexts(context.locale);
  const { label, hint, lines, longest, wrong, ...rest } = looks[field];
  const texts: Record<NonNullable<typeof problem>, ProposalText> = {
    missing: "new.missing",
    "too-long": "tooLong",
    "not-understood": wrong ?? "new.wrong",
    "no-place": "new.noPlace",
  };
  const common = {
    name: field,
    label: rest.required || field === "contact" ? say(label) : say("new.optional", { label: say(label) }),
    value: context.form?.get(field) ?? "",
    hint: hint && say(hint),
    error: problem && say(texts[problem], { count: longest }),
    maxlength: longest,
  };
  if (lines) return <TextArea {...common} rows={lines} dir="auto" />;
  return <Field {...common} {...rest} list={field === "sector" ? "sectors" : undefined} />;
};

/** What kinds of business there are, for the browser to suggest; works without scripts. */
export const SectorList: FC<{ locale: Locale }> = ({ locale }) => {
  const names = [...new Set(allCategories().map(({ id }) => categoryName(id, locale)))];
  const collator = new Intl.Collator(locale === "de-simple" ? "de" : locale);
  const options = names
    .sort(collator.compare)
    .map((name) => `<option value="${escapeHtml(name)}"></option>`)
    .join("");
  return <datalist id="sectors">{raw(options)}</datalist>;
};
