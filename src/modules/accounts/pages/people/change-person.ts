import { isId } from "../../../../kernel/id/id.ts";
import { ok, type Result } from "../../../../kernel/result/result.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Doing } from "../../actions/doing.ts";
import { endRole, giveRole, type ManageRefusal, setState } from "../../actions/people/manage-person.ts";
import { inviteAgain, removeFactor, setMail } from "../../actions/people/reset-access.ts";
import type { TellingWords } from "../../actions/people/tell-person.ts";
import { tellingWords } from "../account/told-notice.tsx";
import { personAddress } from "../addresses.ts";
import { doingOf } from "../visitor.ts";
import { invitationShown } from "./invitation-shown.tsx";
import { personPage } from "./person-page.tsx";

type Change = (
  doing: Doing,
  personId: string,
  form: URLSearchParams,
  words: TellingWords | undefined,
) => Promise<Result<void, ManageRefusal>>;

/** A change of a person by a form; afterwards their page says how things stand. */
function changing(change: Change) {
  return async (context: SiteContext): Promise<Answer> => {
    const { params, form = new URLSearchParams() } = context;
    const id = params.person ?? "";
    if (!isId(id)) return notFound;
    const done = await change(doingOf(context), id, form, tellingWords(context));
    return done.ok ? redirect(personAddress(context, id)) : personPage(context, done.reason);
  };
}

export const giveRoleByForm = changing((doing, id, form) =>
  giveRole(doing, id, form.get("role") ?? "", form.get("until") ?? "", form.get("organisation") ?? ""),
);

export const endRoleByForm = changing((doing, id, form) => endRole(doing, id, form.get("membership") ?? ""));

export const suspendByForm = changing((doing, id) => setState(doing, id, "suspended"));
export const resumeByForm = changing((doing, id) => setState(doing, id, "confirmed"));
export const leaveByForm = changing((doing, id) => setState(doing, id, "left"));

export const setMailByForm = changing((doing, id, form, words) =>
  setMail(doing, id, form.get("mail") ?? "", words),
);

export const removeFactorByForm = changing(async (doing, id, _, words) => {
  const done = await removeFactor(doing, id, words);
  return done.ok ? ok(undefined) : done;
});

/** Makes a new link and shows it. */
export async function inviteAgainByForm(context: SiteContext): Promise<Answer> {
  const personId = context.params.person ?? "";
  if (!isId(personId)) return notFound;
  const done = await inviteAgain(doingOf(context), personId, tellingWords(context));
  if (!done.ok) return personPage(context, done.reason);
  return invitationShown(context, { personId, ...done.value });
}
