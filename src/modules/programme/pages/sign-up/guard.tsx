// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { judgeSeal, newFormSeal } from "../../../../kernel/secrets/form-seal.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { createRateLimit } from "../../../../kernel/web/rate-limit.ts";
import { type Doing, doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { receiptCode } from "../../actions/sign-up/receipt.ts";
import { programmeTexts } from "../../texts/texts.ts";

/** A whole class behind one address may sign up at once; a program may not go on like that. */
const sending = createRateLimit({ burst: 300, perSecond: 1 / 5 });

/** Whether one more form may come from where this one comes from. */
export const maySend = ({ client }: SiteContext): boolean => sending.allows(client.address);

const aboutOf = (about: string) => `programme ${about}`;

/** What goes with a form that anybody may send. @param seal that of the form before, where it is shown again */
export const Guard: FC<{
  context: SiteContext;
  about: string;
  seal?: string | null;
  /** For staff, who are no programs: without the trap. */
  bare?: boolean;
}> = (props) => {
  const { context, seal, bare } = props;
  const { secrets, now } = context;
  const about = aboutOf(props.about);
  const known = seal && judgeSeal(secrets, about, seal, now) === "good" ? seal : undefined;
  return (
    <>
      <input type="hidden" name="seal" value={known ?? newFormSeal(secrets, about, now)} />
      {!bare && (
        <div class="trap" aria-hidden="true">
          <label for="field-homepage">{programmeTexts(context.locale)("trap")}</label>
          <input id="field-homepage" name="homepage" tabindex={-1} autocomplete="off" />
        </div>
      )}
    </>
  );
};

/** What is to be thought of a form that came: `stale` is shown once more, and sent by a click. */
export type Guarded =
  | { kind: "stale" }
  | {
      kind: "sent";
      /** It may come from a program; whoever sent it is answered the same. */
      doubtful: boolean;
      /** The code on the receipt, as digits: the same form has the same. */
      code: string;
    };

/** Reads what goes with a form. */
export function readGuard(context: SiteContext, about: string): Guarded {
  const { secrets, site, form = new URLSearchParams(), now } = context;
  const verdict = judgeSeal(secrets, aboutOf(about), form.get("seal") ?? "", now);
  if (verdict === "stale") return { kind: "stale" };
  const doubtful = verdict !== "good" || (form.get("homepage") ?? "") !== "";
  return { kind: "sent", doubtful, code: receiptCode(secrets, site.id, `${about} ${form.toString()}`) };
}

/** Who does something on a page for anybody: whoever is signed in, else nobody that we know. */
export function anybodyDoing(context: SiteContext): Doing {
  if (context.visitor) return doingOf(context);
  const { primary: db, site, secrets, now, client } = context;
  const actor: Actor = { kind: "nobody", from: networkOf(client.address) };
  return { db, siteId: site.id, actor, secrets, now };
}
