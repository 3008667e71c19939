import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm, waitText } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type CodeRefusal, lookAtCode } from "../../actions/owning/look-at-code.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { codeAddress } from "./addresses.ts";

/** Where a code from a letter or an adviser is typed. */
export function codePage(context: SiteContext, refused?: CodeRefusal): Answer {
  const { locale, form, params, url } = context;
  const say = owningTexts(locale);
  const problem = refused && codeProblem(context, refused);
  return {
    kind: "page",
    title: say("code.title"),
    noIndex: true,
    ...(refused && { status: typeof refused === "object" ? (429 as const) : (422 as const) }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("code.title")} lead={say("code.lead")} />
        {problem && <FormProblem title={problem} />}
        <OwnForm context={context} action={codeAddress(context)}>
          <Field
            name="code"
            label={say("code.label")}
            hint={say("code.hint")}
            value={form?.get("code") ?? params.claim ?? url.searchParams.get("code") ?? undefined}
            required
            autocomplete="off"
            inputmode="numeric"
            maxlength={60}
            dir="ltr"
          />
          <div class="actions">
            <Button>{say("code.button")}</Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

const slips: Record<Exclude<CodeRefusal, object>, OwningText> = {
  incomplete: "code.incomplete",
  "too-long": "code.too-long",
  mistyped: "code.mistyped",
  gone: "code.gone",
};

function codeProblem({ locale }: SiteContext, refused: CodeRefusal): string {
  return typeof refused === "object" ? waitText(refused, locale) : owningTexts(locale)(slips[refused]);
}

/** Takes the digits and leads on to the business that they open. */
export async function codeByForm(context: SiteContext): Promise<Answer> {
  const looked = await lookAtCode(askedWith(context, context.form?.get("code") ?? ""));
  return looked.ok ? redirect(codeAddress(context, looked.value.code)) : codePage(context, looked.reason);
}

/** What the actions about codes are asked with. */
export const askedWith = ({ primary, site, secrets, client, now }: SiteContext, typed: string) => ({
  db: primary,
  site,
  secrets,
  typed,
  address: client.address,
  now,
});
