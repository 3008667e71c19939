// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { LikeEntry } from "../../actions/proposals/candidates.ts";
import { decide } from "../../actions/proposals/decide.ts";
import { proposalById } from "../../store/proposals/proposals.ts";
import { likeOf } from "../case/candidates-of-new.tsx";
import { viewAddress } from "./addresses.ts";
import { chosen } from "./chosen.ts";
import { mostAtOnce, writeDecided } from "./decided-mark.ts";
import { deciderOf, wordsOf } from "./decider.ts";
import { queuePage } from "./queue-page.tsx";
import { readReasonForm, reasonProblem } from "./reason-text.ts";
import { readView } from "./views.ts";

const isHidden = ({ business }: LikeEntry): boolean => business.status === "hidden";

/** Decides several proposals with one reason; each for itself, so that one that cannot be decided holds up no other. */
export async function decideMany(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), primary, site } = context;
  const art = readView(form.get("art"));
  const ids = [...new Set(form.getAll("case"))].filter(isId).slice(0, mostAtOnce);
  const state = chosen(form, "verdict", ["accepted", "refused"]);
  // Nothing of what was chosen and written is lost where only the reason is missing.
  const said = state && readReasonForm(form, state, "change");
  if (said && !said.ok && ids.length > 0)
    return queuePage(context, { view: art, chosen: ids, error: reasonProblem(said.reason, context.locale) });
  const done: string[] = [];
  for (const id of ids) {
    if (!state) break;
    const proposal = await readInSite(primary, site.id, (tx) => proposalById(tx, id));
    const reason = proposal && readReasonForm(form, state, proposal.kind);
    // Without a reason nobody is refused.
    if (!proposal || !reason?.ok) continue;
    // Whoever asked to be taken out does not come back among many others: somebody looks at each of these.
    if (state === "accepted" && (await likeOf(context, proposal))?.some(isHidden)) continue;
    const verdict = { state, ...reason.value, given: [], ...wordsOf(context) } as const;
    if ((await decide(deciderOf(context), id, verdict)).ok) done.push(id);
  }
  const fertig = writeDecided("proposals", done);
  return redirect(viewAddress(context, { art, zahl: done.length, rest: ids.length - done.length, fertig }));
}
