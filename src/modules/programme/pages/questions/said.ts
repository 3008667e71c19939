// SPDX-License-Identifier: EUPL-1.2
import type { SiteContext } from "../../../quarter/index.ts";
import { openAnswer } from "../../actions/questions/keep-answers.ts";
import { type Question, questionIn } from "../../rules/questions/question.ts";
import type { Answer } from "../../store/joining/questions.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { writtenIn } from "../staff-words.ts";

/** What was answered with a sign-up, in the order of the questions. */
export type Said = (signUpId: string) => { question: string; answer: string }[];

/** Opens answers for those who run something. */
export function said(
  { locale, secrets, site }: SiteContext,
  questions: readonly Question[],
  answers: readonly Answer[],
): Said {
  const written = writtenIn(locale);
  const words = programmeTexts(written);
  const byKey = new Map(answers.map((answer) => [`${answer.signUpId} ${answer.questionId}`, answer]));
  return (signUpId) =>
    questions.flatMap((question) => {
      const sealed = byKey.get(`${signUpId} ${question.id}`);
      if (!sealed) return [];
      const answer = openAnswer(secrets, site.id, sealed);
      const shown =
        question.kind === "yes-no" && (answer === "yes" || answer === "no")
          ? words(`question.${answer}`)
          : answer;
      return [{ question: questionIn(question, written).label, answer: shown }];
    });
}
