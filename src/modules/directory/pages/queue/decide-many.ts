// SPDX-License-Identifier: EUPL-1.2
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { decide } from "../../actions/proposals/decide.ts";
import { viewAddress } from "./addresses.ts";
import { deciderOf, letterOf } from "./decider.ts";
import { readReasonForm } from "./reason-text.ts";
import { readView } from "./views.ts";

/** More than a page shows nobody can have chosen. */
const most = 100;

/** Decides several proposals with one reason; each for itself, so that one that cannot be decided holds up no other. */
export async function decideMany(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const art = readView(form.get("art"));
  const ids = [...new Set(form.getAll("case"))].filter(isId).slice(0, most);
  const state = form.get("verdict") === "refused" ? "refused" : "accepted";
  const reason = readReasonForm(form);
  // Without a reason nobody is refused; the usual one stands in the list above the buttons.
  if (!reason.ok || (state === "refused" && reason.value.reason === ""))
    return redirect(viewAddress(context, { art, zahl: 0, rest: ids.length }));
  const letter = letterOf(context, state, reason.value.reason);
  let done = 0;
  for (const id of ids) {
    const verdict = { state, ...reason.value, given: [], ...(letter && { letter }) } as const;
    if ((await decide(deciderOf(context), id, verdict)).ok) done++;
  }
  return redirect(viewAddress(context, { art, zahl: done, rest: ids.length - done }));
}
