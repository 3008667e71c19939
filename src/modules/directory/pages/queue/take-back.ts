// SPDX-License-Identifier: EUPL-1.2
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Decider } from "../../actions/proposals/decide.ts";
import { type Retold, reopen } from "../../actions/proposals/reopen.ts";
import { undoLine } from "../../actions/proposals/settle-entry.ts";
import { undoPair } from "../../actions/proposals/settle-pair.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import { takenWords } from "../owning/taken-words.ts";
import { caseAddress, pairAddress, viewAddress } from "./addresses.ts";
import { type DecidedKind, readDecided } from "./decided-mark.ts";
import { deciderOf } from "./decider.ts";
import { readView } from "./views.ts";

/** Takes one of them back; whether it went. */
const takeBack: Record<DecidedKind, (decider: Decider, id: string, told: Retold) => Promise<boolean>> = {
  proposals: async (decider, id, told) => (await reopen(decider, id, told)).ok,
  pairs: async (decider, id) => (await undoPair(decider, Number(id))).ok,
  lines: async (decider, id) => (await undoLine(decider, id)).ok,
};

/** Takes back what was decided, one or several at once; each for itself, so that one that stays holds up no other. */
export async function takeBackByForm(context: SiteContext): Promise<Answer> {
  const was = readDecided(context.form?.get("was"));
  if (!was) return notFound;
  const { kind, ids } = was;
  const decider = deciderOf(context);
  const reason = cleanLines(context.form?.get("reason") ?? "", longestReasonWords);
  const told = { reason, words: takenWords(context) };
  let done = 0;
  // The last first: one may rest on another before it.
  for (const id of ids.toReversed()) if (await takeBack[kind](decider, id, told)) done++;
  const [only] = ids;
  // Where one could not be taken back, its page shows that it stays decided.
  if (only !== undefined && ids.length === 1 && kind === "proposals")
    return redirect(caseAddress(context, only));
  if (only !== undefined && ids.length === 1 && kind === "pairs")
    return redirect(pairAddress(context, Number(only)));
  const art = readView(context.form?.get("art"));
  return redirect(viewAddress(context, { art, wieder: done, rest: ids.length - done }));
}
