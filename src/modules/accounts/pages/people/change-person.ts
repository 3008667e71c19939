import { isId } from "../../../../kernel/id/id.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Doing } from "../../actions/doing.ts";
import {
  endRole,
  giveRole,
  inviteAgain,
  type ManageRefusal,
  setState,
} from "../../actions/people/manage-person.ts";
import { personAddress } from "../addresses.ts";
import { doingOf } from "../visitor.ts";
import { invitationShown } from "./invitation-shown.tsx";
import { personPage } from "./person-page.tsx";

type Change = (doing: Doing, personId: string, form: URLSearchParams) => Promise<Result<void, ManageRefusal>>;

/** A change of a person by a form; afterwards their page says how things stand. */
function changing(change: Change) {
  return async (context: SiteContext): Promise<Answer> => {
    const { params, form = new URLSearchParams() } = context;
    const id = params.person ?? "";
    if (!isId(id)) return notFound;
    const done = await change(doingOf(context), id, form);
    return done.ok ? redirect(personAddress(context, id)) : personPage(context, done.reason);
  };
}

export const giveRoleByForm = changing((doing, id, form) =>
  giveRole(doing, id, form.get("role") ?? "", form.get("until") ?? "", form.get("organisation") ?? ""),
);

export const endRoleByForm = changing((doing, id, form) => endRole(doing, id, form.get("membership") ?? ""));

export const setStateByForm = changing(async (doing, id, form) => {
  const state = form.get("state");
  if (state !== "suspended" && state !== "confirmed" && state !== "left")
    return { ok: false, reason: "state" };
  return setState(doing, id, state);
});

/** Makes a new link and shows it. */
export async function inviteAgainByForm(context: SiteContext): Promise<Answer> {
  const personId = context.params.person ?? "";
  if (!isId(personId)) return notFound;
  const done = await inviteAgain(doingOf(context), personId);
  if (!done.ok) return personPage(context, done.reason);
  return invitationShown(context, { personId, ...done.value });
}
