// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newId } from "../../../../kernel/id/id.ts";
import {
  answerField,
  mostQuestions,
  type Question,
  questionIn,
  readAnswers,
  readQuestions,
} from "./question.ts";

const size: Question = {
  id: newId(),
  kind: "choice",
  required: true,
  keptDays: 7,
  texts: { de: { label: "Größe?", choices: ["S", "M"] }, ar: { label: "المقاس؟", choices: ["صغير", "وسط"] } },
};
const sewn: Question = {
  ...size,
  id: newId(),
  kind: "yes-no",
  texts: { de: { label: "Genäht?", choices: [] } },
};
const why: Question = { ...sewn, id: newId(), kind: "text", required: false };

test("a question speaks the language of whoever reads it, else German", () => {
  assert.deepEqual(questionIn(size, "ar"), { label: "المقاس؟", choices: ["صغير", "وسط"], locale: "ar" });
  assert.deepEqual(questionIn(size, "tr"), { label: "Größe?", choices: ["S", "M"], locale: "de" });
});

test("answers are read by question; what must be answered and was not is told", () => {
  const form = new URLSearchParams({
    [answerField(size)]: "1",
    [answerField(why)]: "  Wegen\r\nder Vorhänge ",
  });
  const { answers, missing } = readAnswers(form, [size, sewn, why]);
  assert.deepEqual(
    [...answers],
    [
      [size.id, "M"],
      [why.id, "Wegen\nder Vorhänge"],
    ],
  );
  assert.deepEqual([...missing], [sewn.id]);
});

test("whatever is sent as an answer, a choice is one of the choices and yes or no is one of the two", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (choice, said) => {
      const form = new URLSearchParams({ [answerField(size)]: choice, [answerField(sewn)]: said });
      const { answers } = readAnswers(form, [size, sewn]);
      const [chosen, yes] = [answers.get(size.id), answers.get(sewn.id)];
      assert.ok(chosen === undefined || ["S", "M"].includes(chosen));
      assert.ok(yes === undefined || ["yes", "no"].includes(yes));
    }),
  );
});

test("planned questions come in their order, keep their ids, and are at most eight", () => {
  const form = new URLSearchParams({
    "id-1": size.id,
    "label-1-de": "Größe?",
    "kind-1": "choice",
    "choices-1-de": "S\n\nM",
    "required-1": "1",
    "kept-1": "30",
  });
  form.set("label-0-de", "Warum?");
  form.set("label-8-de", "zu viel");
  const read = readQuestions(form);
  assert.ok(read.ok);
  assert.equal(read.value.length, 2);
  assert.equal(read.value[1]?.id, size.id);
  assert.deepEqual(read.value[1], {
    id: size.id,
    kind: "choice",
    required: true,
    keptDays: 30,
    texts: { de: { label: "Größe?", choices: ["S", "M"] } },
  });
  assert.equal(mostQuestions, 8);
});

test("what is wrong is told with the number of the question", () => {
  const wrong = (fields: Record<string, string>) => {
    const read = readQuestions(new URLSearchParams(fields));
    return read.ok ? "fine" : read.reason;
  };
  assert.deepEqual(wrong({ "label-2-tr": "Neden?" }), { index: 2, problem: "label" });
  assert.deepEqual(wrong({ "label-0-de": "Größe?", "kind-0": "choice", "choices-0-de": "S" }), {
    index: 0,
    problem: "choices",
  });
  assert.deepEqual(
    wrong({
      "label-0-de": "G?",
      "kind-0": "choice",
      "choices-0-de": "S\nM",
      "label-0-tr": "B?",
      "choices-0-tr": "S",
    }),
    { index: 0, problem: "languages" },
  );
  assert.deepEqual(wrong({ "label-0-de": "G?", "kept-0": "400" }), { index: 0, problem: "kept" });
});
