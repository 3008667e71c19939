import { Button } from "../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../kernel/web/answer.ts";
import { createRateLimit } from "../../../kernel/web/rate-limit.ts";
import type { SiteContext } from "../../quarter/index.ts";
import type { CodeSlip } from "../rules/credentials/one-time-code.ts";
import { groupedCode, type ReceiptCodes } from "../rules/credentials/receipt-codes.ts";
import { Head } from "./parts.tsx";

/** What a page that asks for the code on a receipt says. */
export interface ReceiptWords {
  title: string;
  lead: string;
  label: string;
  hint: string;
  button: string;
  problem: Record<CodeSlip | "unknown" | "tooMany", string>;
}

/** Codes that are wrong: whoever tries many is a program. */
const guessing = createRateLimit({ burst: 30, perSecond: 1 / 20 });

type Again = { status: 404 | 422 | 429; problem: keyof ReceiptWords["problem"]; typed: string };

/** The pages on which somebody gives the code of a receipt of one capability. */
export function receiptPages(
  codes: ReceiptCodes,
  {
    words,
    address,
  }: { words(context: SiteContext): ReceiptWords; address(context: SiteContext, code?: string): string },
) {
  function ask(context: SiteContext, again?: Again): Answer {
    const { title, lead, label, hint, button, problem } = words(context);
    return {
      kind: "page",
      title,
      noIndex: true,
      ...(again && { status: again.status }),
      body: (
        <div class="narrow">
          <Head context={context} title={title} lead={lead} />
          <form class="form" method="get" action={address(context)}>
            <Field
              name="code"
              label={label}
              hint={hint}
              value={again?.typed}
              error={again && problem[again.problem]}
              inputmode="numeric"
              maxlength={40}
              dir="ltr"
              required
            />
            <div class="actions">
              <Button>{button}</Button>
            </div>
          </form>
        </div>
      ),
    };
  }
  return {
    /** Asks for the code, or leads on to what it is about. */
    form(context: SiteContext): Answer {
      const typed = context.url.searchParams.get("code")?.trim();
      if (!typed) return ask(context);
      const code = codes.read(typed);
      return code.ok
        ? redirect(address(context, code.value))
        : ask(context, { status: 422, problem: code.reason, typed });
    },
    /** The code in the address, or the page that asks for it once more. */
    read(context: SiteContext): string | Answer {
      const { receipt: typed = "" } = context.params;
      const code = codes.read(typed);
      return code.ok ? code.value : ask(context, { status: 404, problem: code.reason, typed });
    },
    /** Nothing stands under this code. Says so, until somebody has tried too many. */
    unknown(context: SiteContext, code: string): Answer {
      return guessing.allows(context.client.address)
        ? ask(context, { status: 404, problem: "unknown", typed: groupedCode(code) })
        : ask(context, { status: 429, problem: "tooMany", typed: "" });
    },
  };
}
