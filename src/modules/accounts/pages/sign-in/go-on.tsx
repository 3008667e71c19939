import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { HiddenFields } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, type Cookie, redirect } from "../../../../kernel/web/answer.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { insideAddress } from "../addresses.ts";
import { carriedAlong, unpackForm } from "../kept-form.ts";
import { Head } from "../parts.tsx";

/** Where somebody goes who has just signed in: back to the form that waits, to the page they wanted, or inside. */
export function goOn(context: SiteContext, token: string, cookies: Cookie[] = []): Answer {
  const { form = new URLSearchParams(), locale } = context;
  const kept = unpackForm(form.get("kept"), startAddress(context));
  const { onward } = carriedAlong(context);
  if (!kept) return redirect(onward || insideAddress(context), 303, cookies);
  // What was only looked at can be looked at again.
  if (kept.fields === null) return redirect(kept.path, 303, cookies);
  const say = accountsTexts(locale);
  return {
    kind: "page",
    title: say("goOn.title"),
    noIndex: true,
    cookies,
    body: (
      <div class="narrow">
        <Head context={context} title={say("goOn.title")} lead={say("goOn.lead")} />
        <form class="form" method="post" action={kept.path}>
          <HiddenFields fields={[["token", token], ...kept.fields]} />
          <div class="actions">
            <Button>{say("goOn.send")}</Button>
          </div>
        </form>
      </div>
    ),
  };
}
