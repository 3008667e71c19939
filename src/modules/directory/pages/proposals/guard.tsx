// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { judgeSeal, newFormSeal } from "../../../../kernel/secrets/form-seal.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { createRateLimit } from "../../../../kernel/web/rate-limit.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { receiptCode } from "../../actions/proposals/receipt.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";

/** A whole class behind one address may write at once; a program may not go on like that. */
const sending = createRateLimit({ burst: 40, perSecond: 1 / 20 });

/** Whether one more form may come from where this one comes from. */
export const maySend = ({ client }: SiteContext): boolean => sending.allows(client.address);

/** What goes with a form that anybody may send. @param seal that of the form before, where it is shown again */
export const Guard: FC<{ context: SiteContext; about: string; seal?: string | null }> = (props) => {
  const { context, about, seal } = props;
  const known = seal && judgeSeal(context.secrets, about, seal, context.now) === "good" ? seal : undefined;
  const say = proposalTexts(context.locale);
  return (
    <>
      <input type="hidden" name="seal" value={known ?? newFormSeal(context.secrets, about, context.now)} />
      <div class="trap" aria-hidden="true">
        <label for="field-homepage">{say("trap")}</label>
        <input id="field-homepage" name="homepage" tabindex={-1} autocomplete="off" />
      </div>
    </>
  );
};

/** What is to be thought of a form that came. */
export type Guarded =
  /** It lay open too long: it is shown again, and sent again by a click. */
  | { kind: "stale" }
  | {
      kind: "sent";
      /** Why it may come from a program; whoever sent it is answered the same. */
      suspect: string | undefined;
      /** The code on the receipt, as digits. */
      code: string;
    };

/** Reads what goes with a form. A program is given the same answer as a person: it learns nothing. */
export function readGuard(context: SiteContext, about: string): Guarded {
  const { secrets, site, form = new URLSearchParams(), now } = context;
  const seal = form.get("seal") ?? "";
  const verdict = judgeSeal(secrets, about, seal, now);
  if (verdict === "stale") return { kind: "stale" };
  const filled = (form.get("homepage") ?? "") !== "";
  const suspect = filled ? "trap" : verdict === "good" ? undefined : verdict;
  return { kind: "sent", suspect, code: receiptCode(secrets, site.id, `${about} ${form.toString()}`) };
}

/** Who asks: whoever is signed in, else nobody that we know. */
export const askerOf = (context: SiteContext) => ({
  siteId: context.site.id,
  secrets: context.secrets,
  locale: context.locale,
  actor: actorOf(context),
});

function actorOf(context: SiteContext): Actor {
  return context.visitor
    ? doingOf(context).actor
    : { kind: "nobody", from: networkOf(context.client.address) };
}
