// SPDX-License-Identifier: EUPL-1.2
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { isId, newId } from "../../../../kernel/id/id.ts";
import { cleanLine, cleanText } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

export const questionKinds = ["text", "choice", "yes-no"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** More is a form that nobody fills in on a phone. */
export const mostQuestions = 8;
const mostChoices = 12;
/** In characters. */
export const longestAnswer = 500;
/** So many days after the last session an answer is kept where nothing else is said. */
export const usualKeptDays = 7;

/** A question in one language. */
export interface QuestionText {
  label: string;
  /** Of which one is chosen; as many in each language, in the same order. */
  choices: string[];
}

/** What an offering asks whoever signs up. */
export interface Question {
  id: string;
  kind: QuestionKind;
  required: boolean;
  /** Days after the last session, after which answers are deleted. */
  keptDays: number;
  /** German is always there. */
  texts: Partial<Record<Locale, QuestionText>>;
}

/** A question in this language, else in German. */
export function questionIn({ texts }: Question, locale: Locale): QuestionText & { locale: Locale } {
  const german = texts.de ?? { label: "", choices: [] };
  const own = texts[locale];
  if (!own) return { ...german, locale: "de" };
  return { label: own.label, choices: german.choices.map((choice, at) => own.choices[at] || choice), locale };
}

/** The name of the field of a question. */
export const answerField = ({ id }: Pick<Question, "id">): string => `question-${id}`;

type Form = Pick<URLSearchParams, "get">;

/** What was answered, by question; a choice as its German words, so that it says the same when the question is changed. */
export function readAnswers(
  form: Form,
  questions: readonly Question[],
): { answers: Map<string, string>; missing: Set<string> } {
  const answers = new Map<string, string>();
  const missing = new Set<string>();
  for (const question of questions) {
    const answer = readAnswer(question, form.get(answerField(question)) ?? "");
    if (answer !== "") answers.set(question.id, answer);
    else if (question.required) missing.add(question.id);
  }
  return { answers, missing };
}

function readAnswer({ kind, texts }: Question, said: string): string {
  if (kind === "text") return cleanText(said).slice(0, longestAnswer).toWellFormed();
  if (kind === "yes-no") return said === "yes" || said === "no" ? said : "";
  return /^\d{1,2}$/.test(said) ? (texts.de?.choices[Number(said)] ?? "") : "";
}

export type QuestionProblem = "label" | "choices" | "kept" | "languages";

/** The names of the fields by which a question is planned. */
export const planField = (part: string, index: number, locale?: Locale): string =>
  locale ? `${part}-${index}-${locale}` : `${part}-${index}`;

/**
 * Reads the questions as they are planned; a line without German words is none.
 *
 * @returns refused with the number of the question, from 0, and what is wrong with it
 */
export function readQuestions(form: Form): Result<Question[], { index: number; problem: QuestionProblem }> {
  const questions: Question[] = [];
  for (let index = 0; index < mostQuestions; index++) {
    const said = (part: string, locale?: Locale) => form.get(planField(part, index, locale)) ?? "";
    const kind = questionKinds.find((each) => each === said("kind")) ?? "text";
    const texts: Question["texts"] = {};
    for (const locale of locales) {
      const label = cleanLine(said("label", locale), 200);
      const choices = kind === "choice" ? linesOf(said("choices", locale)) : [];
      if (label !== "") texts[locale] = { label, choices };
      else if (choices.length > 0) return refuse({ index, problem: "label" });
    }
    const german = texts.de;
    if (!german) {
      if (Object.keys(texts).length > 0) return refuse({ index, problem: "label" });
      continue;
    }
    const count = german.choices.length;
    if (kind === "choice" && (count < 2 || count > mostChoices)) return refuse({ index, problem: "choices" });
    if (Object.values(texts).some(({ choices }) => choices.length !== count && choices.length !== 0))
      return refuse({ index, problem: "languages" });
    const kept = said("kept").trim() || String(usualKeptDays);
    if (!/^\d{1,3}$/.test(kept) || Number(kept) > 366) return refuse({ index, problem: "kept" });
    // Whatever is no id is a new question.
    const id = isId(said("id")) ? said("id") : newId();
    questions.push({ id, kind, required: said("required") === "1", keptDays: Number(kept), texts });
  }
  return ok(questions);
}

const linesOf = (text: string): string[] =>
  cleanText(text)
    .split("\n")
    .map((line) => cleanLine(line, 120))
    .filter((line) => line !== "");
