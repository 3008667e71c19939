import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { AddressContext, SiteContext } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { ForgetDevice } from "../account/forget-device.tsx";
import { accountAddress, signInAddress, signOutAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";
import { endPresentSession, sessionCookie, signedIn } from "../visitor.ts";

/** The ways to the own account and out, for every page that knows who asks. */
export function waysOut(context: AddressContext): { label: string; href: string }[] {
  const say = accountsTexts(context.locale);
  return [
    { label: say("account.title"), href: accountAddress(context) },
    { label: say("signOut"), href: signOutAddress(context) },
  ];
}

/** Ends the session of this device, also one that is only half signed in. */
export async function signOut(context: SiteContext): Promise<Answer> {
  await endPresentSession(context);
  return redirect(signOutAddress(context), 303, [{ name: sessionCookie(context), value: "" }]);
}

/** Asks whoever is signed in first, and says what this device has not sent yet: signing out deletes it. */
export function signedOutPage(context: SiteContext): Answer {
  const say = accountsTexts(context.locale);
  if (context.visitor)
    return {
      kind: "page",
      title: say("signOut"),
      noIndex: true,
      islands: ["forget-device"],
      body: (
        <div class="narrow">
          <Head
            context={context}
            title={say("signOut")}
            lead={say("account.lead", { name: signedIn(context).person.name })}
          />
          <ForgetDevice context={context} warn />
          <OwnForm context={context} action={signOutAddress(context)}>
            <div class="actions">
              <Button>{say("signOut")}</Button>
            </div>
          </OwnForm>
        </div>
      ),
    };
  return {
    kind: "page",
    title: say("signedOut.title"),
    noIndex: true,
    islands: ["forget-device"],
    body: (
      <div class="narrow">
        <Head context={context} title={say("signedOut.title")} lead={say("signedOut.lead")} />
        <ForgetDevice context={context} all />
        <p class="actions">
          <LinkButton href={signInAddress(context)}>{say("signIn.title")}</LinkButton>
        </p>
      </div>
    ),
  };
}
