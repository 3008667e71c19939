import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import {
  doingOf,
  Head,
  NewPassword,
  OwnForm,
  passwordProblemText,
  sessionCookie,
  signedIn,
  signInAddress,
} from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type CodeRefusal, lookAtCode, type OpenedCode } from "../../actions/owning/look-at-code.ts";
import { type Claimant, type ClaimRefusal, redeemClaim } from "../../actions/owning/redeem-claim.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { codeAddress, mineAddress } from "./addresses.ts";
import { askedWith, codePage } from "./code-page.tsx";

/** What a code opens: the business, and the few questions by which somebody comes in. */
export async function redeemPage(context: SiteContext): Promise<Answer> {
  const looked = await lookAtCode(askedWith(context, context.params.claim ?? ""));
  return looked.ok ? drawRedeem(context, looked.value) : codePage(context, looked.reason);
}

/** A slip in one of the fields, with what is to be said about it. */
interface FieldSlip {
  field: "name" | "login" | "password";
  text: string;
}

function drawRedeem(context: SiteContext, opened: OpenedCode, slip?: FieldSlip): Answer {
  const say = owningTexts(context.locale);
  const { title, address } = businessTitle(opened.business, context.locale);
  return {
    kind: "page",
    title: say("redeem.title"),
    noIndex: true,
    ...(slip && { status: 422 as const }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("redeem.title")} lead={say("redeem.lead")} />
        <div class="panel panel--accent claimed">
          <strong dir="auto">{title}</strong>
          {address && <span dir="auto">{address}</span>}
        </div>
        <OwnForm context={context} action={codeAddress(context, opened.code)}>
          {context.visitor ? (
            <p>{say("redeem.signedIn", { name: signedIn(context).person.name })}</p>
          ) : (
            <NewOwner context={context} opened={opened} slip={slip} />
          )}
          <div class="actions">
            <Button>{say("redeem.button")}</Button>
          </div>
        </OwnForm>
        {!context.visitor && (
          <p>
            <a href={signInAddress(context, codeAddress(context, opened.code))}>{say("redeem.known")}</a>
          </p>
        )}
      </div>
    ),
  };
}

const NewOwner: FC<{ context: SiteContext; opened: OpenedCode; slip: FieldSlip | undefined }> = (props) => {
  const { context, opened, slip } = props;
  const { locale, form } = context;
  const say = owningTexts(locale);
  const wrong = (field: FieldSlip["field"]) => (slip?.field === field ? slip.text : undefined);
  return (
    <>
      {slip && <FormProblem title={slip.text} />}
      <Notice title={say("redeem.newTitle")}>
        <p>{say("redeem.newText")}</p>
      </Notice>
      <Field
        name="name"
        label={say("redeem.name")}
        value={form?.get("name") ?? undefined}
        error={wrong("name")}
        required
        autocomplete="name"
        maxlength={120}
        dir="auto"
      />
      <Field
        name="login"
        label={say("redeem.login")}
        hint={say("redeem.loginHint")}
        value={form?.get("login") ?? opened.claim.sentTo ?? undefined}
        error={wrong("login")}
        required
        autocomplete="username"
        maxlength={120}
        dir="ltr"
      />
      <NewPassword context={context} error={wrong("password")} />
    </>
  );
};

/** Takes the business over. */
export async function redeemByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), locale, params, client } = context;
  const asked = askedWith(context, params.claim ?? "");
  if (!context.visitor && form.get("password") !== form.get("repeat")) {
    const text = passwordProblemText("differ", locale);
    return again(context, { field: "password", text });
  }
  const claimant: Claimant = context.visitor
    ? { kind: "known", personId: signedIn(context).id, actor: doingOf(context).actor, locale }
    : {
        kind: "new",
        client,
        registration: {
          name: form.get("name") ?? "",
          login: form.get("login") ?? "",
          password: form.get("password") ?? "",
          locale,
        },
      };
  const claimed = await redeemClaim(asked, claimant);
  if (!claimed.ok) return refused(context, claimed.reason);
  const { shortId, secret, waits } = claimed.value;
  const cookies = secret === null ? undefined : [{ name: sessionCookie(context), value: secret }];
  const to = waits ? `${mineAddress(context)}?wartet=1` : `${mineAddress(context, shortId)}?neu=1`;
  return redirect(to, 303, cookies);
}

async function again(context: SiteContext, slip: FieldSlip): Promise<Answer> {
  const looked = await lookAtCode(askedWith(context, context.params.claim ?? ""));
  return looked.ok ? drawRedeem(context, looked.value, slip) : codePage(context, looked.reason);
}

function refused(context: SiteContext, reason: ClaimRefusal): Answer | Promise<Answer> {
  const say = owningTexts(context.locale);
  if (isCodeRefusal(reason)) return codePage(context, reason);
  if (reason === "name") return again(context, { field: "name", text: say("redeem.noName") });
  if (reason === "login") return again(context, { field: "login", text: say("redeem.noLogin") });
  if (reason === "taken") return again(context, { field: "login", text: say("redeem.taken") });
  return again(context, { field: "password", text: passwordProblemText(reason, context.locale) });
}

const codeRefusals: readonly unknown[] = ["incomplete", "too-long", "mistyped", "gone"];

/** "too-long" of a code is told before a password is looked at, and a code in an address has the length of one. */
function isCodeRefusal(reason: ClaimRefusal): reason is Exclude<CodeRefusal, "too-long"> {
  return typeof reason === "object" || (reason !== "too-long" && codeRefusals.includes(reason));
}
