import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { ForgetDevice } from "../account/forget-device.tsx";
import { signInAddress, signOutAddress } from "../addresses.ts";
import { Head } from "../parts.tsx";
import { endPresentSession, sessionCookie } from "../visitor.ts";

/** Ends the session of this device, also one that is only half signed in. */
export async function signOut(context: SiteContext): Promise<Answer> {
  await endPresentSession(context);
  return redirect(signOutAddress(context), 303, [{ name: sessionCookie(context), value: "" }]);
}

export function signedOutPage(context: SiteContext): Answer {
  const say = accountsTexts(context.locale);
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
