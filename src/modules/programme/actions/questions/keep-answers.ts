// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Doing } from "../../../accounts/index.ts";
import { type Answer, insertAnswers, questionsOf } from "../../store/joining/questions.ts";

export const answerPurpose = "programme answer";
export const answerBound = (
  siteId: string,
  { signUpId, questionId }: Pick<Answer, "signUpId" | "questionId">,
) => `${siteId} ${signUpId} ${questionId}`;

/** Whether something is left open that must be answered; staff may ask later. */
export async function answersMissing(
  tx: Db,
  offeringId: string,
  { by, answers }: { by: "public" | "staff" | "partner"; answers?: ReadonlyMap<string, string> },
): Promise<boolean> {
  if (by === "staff") return false;
  return (await questionsOf(tx, offeringId)).some(({ id, required }) => required && !answers?.has(id));
}

/** Keeps what somebody answered, sealed; what nobody asks is left out. */
export async function keepAnswers(
  tx: Db,
  { siteId, secrets }: Pick<Doing, "siteId" | "secrets">,
  offeringId: string,
  signUpId: string,
  answers: ReadonlyMap<string, string> | undefined,
): Promise<void> {
  if (!answers || answers.size === 0) return;
  const asked = await questionsOf(tx, offeringId);
  await insertAnswers(
    tx,
    siteId,
    asked.flatMap(({ id: questionId }) => {
      const said = answers.get(questionId);
      if (said === undefined) return [];
      return [
        {
          signUpId,
          questionId,
          said: secrets.seal(answerPurpose, answerBound(siteId, { signUpId, questionId }), said),
        },
      ];
    }),
  );
}

/** What somebody answered; empty where the key is not there any more. */
export const openAnswer = (secrets: Secrets, siteId: string, answer: Answer): string =>
  secrets.open(answerPurpose, answerBound(siteId, answer), answer.said) ?? "";
