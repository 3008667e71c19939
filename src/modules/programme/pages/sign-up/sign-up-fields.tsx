// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { offeredLocales, type SiteContext } from "../../../quarter/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import type { Question } from "../../rules/questions/question.ts";
import { contactKinds, type SignUpProblems } from "../../rules/sign-up/read-sign-up.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { QuestionFields } from "../questions/question-fields.tsx";

/** Who comes, how to reach them, and who comes along; the same for the public and for staff. */
export const SignUpFields: FC<{
  context: SiteContext;
  offering: Pick<Offering, "quotas" | "childcare">;
  problems: SignUpProblems;
  /** The language in which it is written. */
  written: Locale;
  /** For staff: who is chosen from a list needs neither name nor contact. */
  brief?: boolean;
  /** Somebody known: who they are and how to reach them is there already. */
  known?: boolean;
  /** Nobody comes along. */
  alone?: boolean;
  questions?: readonly Question[];
  /** Those that must be answered and were not. */
  unanswered?: ReadonlySet<string> | undefined;
}> = ({ context, offering, problems, written, brief, known, alone, questions = [], unanswered }) => {
  const { form, locale, site } = context;
  const say = programmeTexts(written);
  const staff = staffTexts(locale);
  const kept = (field: string) => form?.get(field) ?? undefined;
  const wrong = problems.contact;
  // Whom partners have places for their people sign up themselves.
  const quotas = offering.quotas.filter(({ organisationId }) => brief || !organisationId);
  return (
    <>
      {!known && (
        <>
          <Field
            name="name"
            label={brief ? staff("signUp.name") : say("signup.name")}
            value={kept("name")}
            required={!brief}
            autocomplete={brief ? "off" : "name"}
            dir="auto"
            error={problems.name && say("problem.name")}
          />
          <ChoiceField
            name="contactKind"
            label={brief ? staff("signUp.contactKind") : say("signup.contactKind")}
            value={kept("contactKind") ?? (brief ? "paper" : "phone")}
            error={problems.contactKind && say("problem.contactKind")}
            choices={contactKinds.map((value) => ({
              value,
              label:
                brief && value === "paper" ? staff("signUp.contact.paper") : say(`signup.contact.${value}`),
            }))}
          />
          <TextArea
            name="contact"
            label={brief ? staff("signUp.contact") : say("signup.contact")}
            value={kept("contact")}
            rows={2}
            maxlength={300}
            dir="auto"
            error={
              wrong &&
              say(wrong === "mail" ? "problem.mail" : wrong === "phone" ? "problem.phone" : "problem.contact")
            }
          />
        </>
      )}
      {!alone && (
        <Field
          name="companions"
          label={brief ? staff("signUp.companions") : say("signup.companions")}
          value={kept("companions") ?? "0"}
          inputmode="numeric"
          maxlength={2}
          dir="ltr"
          error={problems.companions && say("problem.companions")}
        />
      )}
      {offering.childcare && (
        <Field
          name="children"
          label={brief ? staff("signUp.children") : say("signup.children")}
          hint={say("signup.childrenHint")}
          value={kept("children")}
          maxlength={60}
          dir="auto"
          error={problems.children && say("problem.children")}
        />
      )}
      {!known && (
        <SelectField
          name="language"
          label={brief ? staff("signUp.language") : say("signup.language")}
          value={kept("language") ?? locale}
          choices={offeredLocales(site).map((value) => ({ value, label: localeFacts[value].name }))}
        />
      )}
      {quotas.length > 0 && (
        <ChoiceField
          name="quota"
          label={brief ? staff("signUp.quota") : say("signup.quota")}
          value={kept("quota") ?? ""}
          choices={[
            { value: "", label: say("signup.quotaNone") },
            ...quotas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {questions.length > 0 && (
        <QuestionFields
          context={context}
          questions={questions}
          written={written}
          brief={brief}
          wrong={unanswered}
        />
      )}
    </>
  );
};
