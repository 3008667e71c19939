import { type Answer, data, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { addPasskey, askToAddPasskey } from "../../actions/passkeys/add-passkey.ts";
import { removePasskey } from "../../actions/passkeys/remove-passkey.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { deviceName } from "../device-name.ts";
import { passkeyAnswer, passkeyPlace } from "../passkey-form.tsx";
import { doingOf, sessionCookie, signedIn } from "../visitor.ts";
import { passkeysPage, typedName } from "./passkeys-page.tsx";
import { codesPage } from "./second-factor-page.tsx";

/** What the browser is asked that makes a passkey. */
export async function newPasskeyQuestion(context: SiteContext): Promise<Answer> {
  const { person, session } = signedIn(context);
  const asked = await askToAddPasskey(doingOf(context), passkeyPlace(context), {
    person,
    sessionId: session.id,
  });
  return data("application/json; charset=utf-8", JSON.stringify(asked));
}

/** Takes the new passkey; with the first second factor come spare codes. */
export async function addPasskeyByForm(context: SiteContext): Promise<Answer> {
  const { client, locale } = context;
  const { person, session } = signedIn(context);
  const name = typedName(context) || deviceName(client.agent) || accountsTexts(locale)("passkey.title");
  const added = await addPasskey(doingOf(context), passkeyPlace(context), {
    person,
    sessionId: session.id,
    name,
    answer: passkeyAnswer(context),
    client,
  });
  if (!added.ok) return passkeysPage(context, added.reason);
  if (!added.value) return redirect(accountAddress(context, "passkeys"));
  const { codes, secret } = added.value;
  return {
    ...codesPage(context, codes, accountsTexts(locale)("passkey.done")),
    cookies: [{ name: sessionCookie(context), value: secret }],
  };
}

export async function removePasskeyByForm(context: SiteContext): Promise<Answer> {
  await removePasskey(doingOf(context), signedIn(context).person.id, context.form?.get("passkey") ?? "");
  return redirect(accountAddress(context, "passkeys"));
}
