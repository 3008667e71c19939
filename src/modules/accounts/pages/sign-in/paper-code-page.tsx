import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { usePaperCode } from "../../actions/people/use-paper-code.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { invitationAddress, paperCodeAddress, signInAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";
import { waitText } from "../wait-text.ts";

/** For those who got their invitation on paper: sixteen digits. */
export function paperCodePage(context: SiteContext, problem?: string, status: 422 | 429 = 422): Answer {
  const say = accountsTexts(context.locale);
  return {
    kind: "page",
    title: say("paper.title"),
    noIndex: true,
    ...(problem && { status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("paper.title")}
          above={[{ label: say("signIn.title"), href: signInAddress(context) }]}
          lead={say("paper.lead")}
        />
        <OwnForm context={context} action={paperCodeAddress(context)}>
          {problem && <FormProblem title={problem} />}
          <Field
            name="code"
            label={say("paper.code")}
            value={context.form?.get("code") ?? undefined}
            required
            autocomplete="off"
            inputmode="numeric"
            maxlength={40}
            dir="ltr"
          />
          <div class="actions">
            <Button>{say("step.button")}</Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

/** Takes the digits; from there on it is like a link. */
export async function paperCodeByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, client, secrets, now, locale, form } = context;
  const typed = form?.get("code") ?? "";
  const used = await usePaperCode(primary, site.id, { typed, address: client.address, secrets }, now);
  if (used.ok) return redirect(invitationAddress(context, used.value));
  const { reason } = used;
  if (typeof reason === "object") return paperCodePage(context, waitText(reason, locale), 429);
  return paperCodePage(context, accountsTexts(locale)(`paper.${reason}`));
}
