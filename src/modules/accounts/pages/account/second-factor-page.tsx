import { raw } from "hono/html";
import QRCode from "qrcode";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import {
  openSeed,
  renewRecoveryCodes,
  sealSeed,
  switchOff,
  switchOn,
} from "../../actions/sign-in/second-factor.ts";
import { newTotpSeed, totpAddress } from "../../rules/credentials/totp.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";
import { doingOf, sessionCookie, signedIn } from "../visitor.ts";

/** Sets up the second factor: a picture for the app, the same as letters, and a first code as the proof. */
export async function secondFactorPage(context: SiteContext, again?: string): Promise<Answer> {
  const { site, locale, secrets } = context;
  const say = accountsTexts(locale);
  const { person } = signedIn(context);
  if (person.codeApp) return redirect(accountAddress(context), 303);
  const seed = again ?? newTotpSeed();
  const picture = await QRCode.toString(totpAddress(seed, site.name, person.login), {
    type: "svg",
    margin: 2,
    errorCorrectionLevel: "M",
  });
  return {
    kind: "page",
    title: say("factor.title"),
    noIndex: true,
    ...(again && { status: 422 as const }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("factor.title")}
          above={[{ label: say("account.title"), href: accountAddress(context) }]}
          lead={say("factor.lead")}
        />
        {again && <FormProblem title={say("factor.wrong")} />}
        <div class="factor-picture" role="img" aria-label={say("factor.picture")}>
          {raw(picture.replace("<svg ", '<svg aria-hidden="true" '))}
        </div>
        <p>
          {say("factor.secret")}:{" "}
          <span class="secret" dir="ltr">
            {seed.replace(/.{4}(?=.)/g, "$& ")}
          </span>
        </p>
        <OwnForm
          context={context}
          action={accountAddress(context, "zweiter-schritt")}
          hidden={[["seed", sealSeed(secrets, site.id, person.id, seed)]]}
        >
          <Field
            name="code"
            label={say("step.code")}
            required
            autocomplete="one-time-code"
            inputmode="numeric"
            maxlength={20}
            dir="ltr"
          />
          <div class="actions">
            <Button>{say("factor.button")}</Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

/** Takes the first code and shows the recovery codes. */
export async function switchOnByForm(context: SiteContext): Promise<Answer> {
  const { site, secrets, client, form } = context;
  const { person, session } = signedIn(context);
  const seed = openSeed(secrets, site.id, person.id, form?.get("seed") ?? "");
  if (seed === undefined) return redirect(accountAddress(context, "zweiter-schritt"), 303);
  const code = form?.get("code") ?? "";
  const done = await switchOn(doingOf(context), secrets, person, {
    seed,
    code,
    client,
    sessionId: session.id,
  });
  if (done.ok)
    return {
      ...codesPage(context, done.value.codes),
      cookies: [{ name: sessionCookie(context), value: done.value.secret }],
    };
  return done.reason === "wrong" ? secondFactorPage(context, seed) : redirect(accountAddress(context), 303);
}

export async function switchOffByForm(context: SiteContext): Promise<Answer> {
  await switchOff(doingOf(context), signedIn(context).person.id);
  return redirect(accountAddress(context), 303);
}

export async function renewCodesByForm(context: SiteContext): Promise<Answer> {
  const { person } = signedIn(context);
  if (!person.secondFactor) return redirect(accountAddress(context), 303);
  return codesPage(context, await renewRecoveryCodes(doingOf(context), context.secrets, person.id));
}

/** Shows the spare codes, this once. */
export function codesPage(
  context: SiteContext,
  codes: readonly string[],
  title: string = accountsTexts(context.locale)("factor.done"),
) {
  const say = accountsTexts(context.locale);
  return {
    kind: "page" as const,
    title,
    noIndex: true,
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[{ label: say("account.title"), href: accountAddress(context) }]}
        />
        <h2>{say("factor.recovery")}</h2>
        <p>{say("factor.recoveryText")}</p>
        <ul class="panel plain-list secret" dir="ltr">
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
        <p class="actions">
          <LinkButton href={accountAddress(context)}>{say("factor.toAccount")}</LinkButton>
        </p>
      </div>
    ),
  };
}
