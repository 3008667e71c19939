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
import { signedIn } from "../visitor.ts";
import { invitationShown } from "./invitation-shown.tsx";
import { personPage } from "./person-page.tsx";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Change = (doing: Doing, personId: string, form: URLSearchParams) => Promise<Result<void, ManageRefusal>>;

/** A change of a person by a form; afterwards their page says how things stand. */
function changing(change: Change) {
  return async (context: SiteContext): Promise<Answer> => {
    const { primary, site, now, params, form = new URLSearchParams() } = context;
    const id = params.person ?? "";
    if (!uuid.test(id)) return notFound;
    const done = await change(
      { db: primary, siteId: site.id, actor: signedIn(context).actor, secrets: context.secrets, now },
      id,
      form,
    );
    return done.ok ? redirect(personAddress(context, id)) : personPage(context, done.reason);
  };
}

export const giveRoleByForm = changing((doing, id, form) =>
  giveRole(doing, id, form.get("role") ?? "", form.get("until") ?? ""),
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
  const { primary, site, now, params } = context;
  const personId = params.person ?? "";
  if (!uuid.test(personId)) return notFound;
  const doing = {
    db: primary,
    siteId: site.id,
    actor: signedIn(context).actor,
    secrets: context.secrets,
    now,
  };
  const done = await inviteAgain(doing, personId);
  if (!done.ok) return personPage(context, done.reason);
  return invitationShown(context, { personId, ...done.value });
}
