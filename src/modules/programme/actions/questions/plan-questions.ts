// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Question } from "../../rules/questions/question.ts";
import { assignQuotas } from "../../store/joining/partner-quotas.ts";
import { writeQuestions } from "../../store/joining/questions.ts";
import { offeringById } from "../../store/offerings.ts";

/** What is asked of whoever signs up, and which partners have places of their own. */
export interface SignUpPlan {
  questions: Question[];
  /** The partner of a group, by the group's id; null for a group of nobody. */
  partners: Map<string, string | null>;
}

/** Plans how people sign up for an offering. @returns whether it is there */
export function planSignUp(doing: Doing, offeringId: string, plan: SignUpPlan): Promise<boolean> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    if (!(await offeringById(tx, offeringId, true))) return false;
    await writeQuestions(tx, doing.siteId, offeringId, plan.questions);
    await assignQuotas(tx, offeringId, plan.partners);
    await writeAudit(tx, {
      event: "sign-up.planned",
      actor: doing.actor,
      subject: { kind: "offering", id: offeringId },
      facts: { questions: plan.questions.length },
    });
    return true;
  });
}
