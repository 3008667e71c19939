import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { changePassword } from "../../actions/account/change-password.ts";
import { leaveAccount } from "../../actions/account/leave-account.ts";
import { ownData } from "../../actions/account/own-data.ts";
import { endSessions } from "../../actions/sign-in/end-sessions.ts";
import { ownDataParts } from "../../index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress, signOutAddress } from "../addresses.ts";
import { passwordProblems } from "../password-problems.ts";
import { doingOf, sessionCookie, signedIn } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { accountPage } from "./account-page.tsx";

/** Takes a new password. */
export async function changePasswordByForm(context: SiteContext): Promise<Answer> {
  const { locale, site, form } = context;
  const say = accountsTexts(locale);
  const { person, session } = signedIn(context);
  const field = (name: string) => form?.get(name) ?? "";
  if (field("password") !== field("repeat")) return accountPage(context, say("password.differ"));
  const changed = await changePassword(
    doingOf(context),
    { person, sessionId: session.id },
    { current: field("current"), password: field("password"), siteName: site.name },
  );
  if (changed.ok) return redirect(accountAddress(context));
  const { reason } = changed;
  if (typeof reason === "object") return accountPage(context, waitText(reason, locale));
  return accountPage(
    context,
    reason === "wrong" ? say("account.currentWrong") : say(passwordProblems[reason]),
  );
}

/** Signs one device out, or all others. */
export async function endDevices(context: SiteContext): Promise<Answer> {
  const { person, session } = signedIn(context);
  const id = context.form?.get("device") ?? undefined;
  if (id === undefined) await endSessions(doingOf(context), person.id, { but: session.id });
  else if (isId(id)) await endSessions(doingOf(context), person.id, { id });
  return redirect(accountAddress(context));
}

/** All that is kept of the person, as a file (GDPR, articles 15 and 20). */
export async function ownDataFile(context: SiteContext): Promise<Answer> {
  const { site, slots } = context;
  const { person } = signedIn(context);
  const body = JSON.stringify(await ownData(doingOf(context), person, ownDataParts.of(slots)), null, 2);
  return data("application/json; charset=utf-8", body, {
    headers: { "Content-Disposition": `attachment; filename="${site.key}-konto.json"` },
  });
}

/** Deletes the own account. */
export async function deleteAccount(context: SiteContext): Promise<Answer> {
  const left = await leaveAccount(doingOf(context), signedIn(context).person.id);
  if (!left.ok) return accountPage(context, accountsTexts(context.locale)("account.lastAdministrator"));
  return redirect(signOutAddress(context), 303, [{ name: sessionCookie(context), value: "" }]);
}
