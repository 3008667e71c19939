// SPDX-License-Identifier: EUPL-1.2
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { reopen } from "../../actions/proposals/reopen.ts";
import { undoLine } from "../../actions/proposals/settle-entry.ts";
import { undoPair } from "../../actions/proposals/settle-pair.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import { takenWords } from "../owning/taken-words.ts";
import { caseAddress, pairAddress, viewAddress } from "./addresses.ts";
import { deciderOf } from "./decider.ts";

/** Takes back what was decided: a proposal (`p.`), a pair of entries (`d.`), or a line of the history of an entry (`c.`). */
export async function takeBackByForm(context: SiteContext): Promise<Answer> {
  const was = context.form?.get("was") ?? "";
  const [kind, id] = [was.slice(0, 2), was.slice(2)];
  const decider = deciderOf(context);
  if (kind === "p." && isId(id)) {
    const reason = cleanLines(context.form?.get("reason") ?? "", longestReasonWords);
    await reopen(decider, id, { reason, words: takenWords(context) });
    // Where it could not be taken back, the page shows that it stays decided.
    return redirect(caseAddress(context, id));
  }
  if (kind === "d." && /^\d{1,9}$/.test(id)) {
    await undoPair(decider, Number(id));
    return redirect(pairAddress(context, Number(id)));
  }
  if (kind === "c." && isId(id)) {
    const undone = await undoLine(decider, id);
    return redirect(
      viewAddress(context, { art: "verschwunden", zahl: undone.ok ? 1 : 0, rest: undone.ok ? 0 : 1 }),
    );
  }
  return notFound;
}
