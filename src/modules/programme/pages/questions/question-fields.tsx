// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { answerField, longestAnswer, type Question, questionIn } from "../../rules/questions/question.ts";
import { programmeTexts } from "../../texts/texts.ts";

/** What an offering asks whoever signs up, in their language where it was written in it. */
export const QuestionFields: FC<{
  context: SiteContext;
  questions: readonly Question[];
  written: Locale;
  /** Staff may ask later. */
  brief?: boolean | undefined;
  wrong?: ReadonlySet<string> | undefined;
}> = ({ context, questions, written, brief, wrong }) => {
  const say = programmeTexts(written);
  return (
    <>
      {questions.map((question) => {
        const { label, choices, locale } = questionIn(question, written);
        const name = answerField(question);
        const value = context.form?.get(name) ?? "";
        const required = question.required && !brief;
        const common = {
          name,
          label,
          value,
          required,
          error: wrong?.has(question.id) ? say("problem.question") : undefined,
          ...(!required && question.kind === "text" && { hint: say("question.free") }),
        };
        const options =
          question.kind === "yes-no"
            ? [
                { value: "yes", label: say("question.yes") },
                { value: "no", label: say("question.no") },
              ]
            : choices.map((choice, at) => ({ value: String(at), label: choice }));
        const none = required ? [] : [{ value: "", label: say("question.none") }];
        return (
          <div
            lang={locale === written ? undefined : localeFacts[locale].intl}
            dir={locale === written ? undefined : localeFacts[locale].dir}
          >
            {question.kind === "text" ? (
              <TextArea {...common} rows={2} maxlength={longestAnswer} dir="auto" />
            ) : (
              <ChoiceField {...common} choices={[...options, ...none]} />
            )}
          </div>
        );
      })}
      {!brief && <p class="muted small">{say("question.kept")}</p>}
    </>
  );
};
