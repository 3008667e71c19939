import { setTimeout as pause } from "node:timers/promises";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type LinkKind, linkMinutes, sendLink } from "../../actions/sign-in/send-link.ts";
import { signInByLink } from "../../actions/sign-in/sign-in-by-link.ts";
import { formToken } from "../../rules/signed-in.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { linkAddress, newPasswordAddress, signInAddress, signInLinkAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";
import { sessionCookie } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { goOn } from "./go-on.tsx";
import { secondStepPage } from "./second-step.tsx";

/** A link by mail: to come in without a password, or to choose a new one. Only where mail works. */
export function linkForm(context: SiteContext, problem?: string): Answer {
  if (!context.mailWorks) return notFound;
  const say = accountsTexts(context.locale);
  return {
    kind: "page",
    title: say("link.title"),
    noIndex: true,
    ...(problem && { status: 429 as const }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("link.title")}
          above={[{ label: say("signIn.title"), href: signInAddress(context) }]}
          lead={say("link.lead")}
        />
        {problem && <FormProblem title={problem} />}
        <OwnForm context={context} action={linkAddress(context)}>
          <Field
            name="login"
            label={say("signIn.login")}
            value={context.form?.get("login") ?? undefined}
            required
            autocomplete="username"
            dir="ltr"
          />
          <div class="actions">
            <Button name="kind" value="sign-in">
              {say("link.signIn")}
            </Button>
            <Button look="secondary" name="kind" value="password">
              {say("link.password")}
            </Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

/** In milliseconds: longer than the work takes, so that the time does not tell whether there is an account. */
const answerAfter = 400;

/** Sends the link, if there is somebody to send it to; the answer is the same either way. */
export async function sendLinkByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, client, now, mailWorks, url, form } = context;
  if (!mailWorks) return notFound;
  const say = accountsTexts(locale);
  const wanted: LinkKind = form?.get("kind") === "password" ? "password" : "sign-in";
  const write = (code: string, kind: LinkKind) => {
    const to = kind === "password" ? newPasswordAddress(context, code) : signInLinkAddress(context, code);
    return {
      subject: say(`mail.${kind}.subject`, { site: site.name }),
      text: say(`mail.${kind}.text`, { site: site.name, link: new URL(to, url).href, minutes: linkMinutes }),
    };
  };
  const request = {
    login: form?.get("login") ?? "",
    kind: wanted,
    client,
    locale,
    siteName: site.name,
    write,
  };
  const [sent] = await Promise.all([sendLink(primary, site.id, request, now), pause(answerAfter)]);
  if (!sent.ok) return linkForm(context, waitText(sent.reason, locale));
  return {
    kind: "page",
    title: say("link.sent"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("link.sent")}
          lead={say("link.sentText", { minutes: linkMinutes })}
        />
      </div>
    ),
  };
}

/** Where the link leads: one more click, because programs that look through mails open links as well. */
export function signInLinkPage(context: SiteContext, gone = false): Answer {
  const say = accountsTexts(context.locale);
  const title = say(gone ? "link.gone" : "signIn.title");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(gone && { status: 404 as const }),
    body: (
      <div class="narrow">
        {gone ? (
          <EmptyState icon="mail" title={title} text={say("link.goneText")}>
            <LinkButton href={linkAddress(context)}>{say("link.title")}</LinkButton>
          </EmptyState>
        ) : (
          <>
            <Head context={context} title={title} lead={say("link.oneMore", { site: context.site.name })} />
            <OwnForm context={context} action={signInLinkAddress(context, context.params.code ?? "")}>
              <div class="actions">
                <Button>{say("signIn.button")}</Button>
              </div>
            </OwnForm>
          </>
        )}
      </div>
    ),
  };
}

export async function signInByLinkForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, client, now } = context;
  const signed = await signInByLink(primary, site.id, { code: params.code ?? "", client }, now);
  if (!signed.ok) return signInLinkPage(context, true);
  const { secret, secondStep, person } = signed.value;
  const cookies = [{ name: sessionCookie(context), value: secret }];
  if (!secondStep) return goOn(context, formToken(secret), cookies);
  return { ...secondStepPage(context, formToken(secret), person), cookies };
}
