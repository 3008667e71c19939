// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { createRateLimit } from "../../../../kernel/web/rate-limit.ts";
import { dayOf, Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readReceiptCode, receiptDigests } from "../../actions/proposals/receipt.ts";
import { withdrawProposal } from "../../actions/proposals/withdraw-proposal.ts";
import { type ReceiptProposal, receiptProposal } from "../../store/proposals/receipts.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";

import { reasonText } from "../queue/reason-text.ts";
import { receiptAddress } from "./addresses.ts";
import { askerOf } from "./guard.tsx";

/** Codes that are wrong: whoever tries many is a program. */
const guessing = createRateLimit({ burst: 30, perSecond: 1 / 20 });

/** Asks for the code on a receipt, or leads on to what it is about. */
export function receiptForm(context: SiteContext): Answer {
  const typed = context.url.searchParams.get("code")?.trim();
  if (!typed) return askForCode(context);
  const code = readReceiptCode(typed);
  return code.ok
    ? redirect(receiptAddress(context, code.value))
    : askForCode(context, { status: 422, problem: `code.${code.reason}`, typed });
}

function askForCode(
  context: SiteContext,
  again?: { status: 404 | 422 | 429; problem: ProposalText; typed: string },
): Answer {
  const say = proposalTexts(context.locale);
  return {
    kind: "page",
    title: say("receipt.title"),
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head context={context} title={say("receipt.title")} lead={say("receipt.lead")} />
        <form class="form" method="get" action={receiptAddress(context)}>
          <Field
            name="code"
            label={say("receipt.code")}
            hint={say("receipt.codeHint")}
            value={again?.typed}
            error={again && say(again.problem)}
            inputmode="numeric"
            maxlength={40}
            dir="ltr"
            required
          />
          <div class="actions">
            <Button>{say("receipt.look")}</Button>
          </div>
        </form>
      </div>
    ),
  };
}

/** The code as people write it down. */
const grouped = (code: string): string => code.replace(/\d{4}(?=\d)/g, "$& ");

/** What became of what somebody asked. */
export async function receiptPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, secrets, url, client } = context;
  const typed = params.receipt ?? "";
  const code = readReceiptCode(typed);
  if (!code.ok) return askForCode(context, { status: 404, problem: `code.${code.reason}`, typed });
  const proposal = await inSite(primary, site.id, (tx) =>
    receiptProposal(tx, receiptDigests(secrets, site.id, code.value)),
  );
  if (!proposal)
    return guessing.allows(client.address)
      ? askForCode(context, { status: 404, problem: "code.unknown", typed: grouped(code.value) })
      : askForCode(context, { status: 429, problem: "tooMany", typed: "" });
  const say = proposalTexts(locale);
  const isNew = url.searchParams.get("neu") === "1";
  const title = say(isNew ? "receipt.thanks" : "receipt.title");
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={title} />
        {isNew && (
          <Notice>
            <p>{say("receipt.thanksText")}</p>
          </Notice>
        )}
        <p>{say("receipt.yourCode")}</p>
        <p class="secret" dir="ltr">
          {grouped(code.value)}
        </p>
        <KeyValues items={facts(context, proposal)} />
        {proposal.state === "waiting" && (
          <OwnForm context={context} action={receiptAddress(context, code.value, "zuruecknehmen")}>
            <p class="muted">{say("receipt.withdrawText")}</p>
            <div class="actions">
              <Button look="secondary">{say("receipt.withdraw")}</Button>
            </div>
          </OwnForm>
        )}
        <div class="actions">
          <LinkButton look="tertiary" href={listAddress(context)}>
            {say("receipt.toList")}
          </LinkButton>
        </div>
      </div>
    ),
  };
}

function facts(context: SiteContext, proposal: ReceiptProposal) {
  const { locale } = context;
  const say = proposalTexts(locale);
  const { asked, state, madeAt, decidedAt, reason, page, kind } = proposal;
  const name = page?.name ?? asked.facts?.names[0]?.value;
  return [
    { label: say("receipt.what"), value: say(asked.what ? `what.${asked.what}` : `kind.${kind}`) },
    ...(name
      ? [
          {
            label: say("receipt.business"),
            value: page ? (
              <a href={businessAddress(context, page.slug)}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            ),
          },
        ]
      : []),
    { label: say("receipt.made"), value: dayOf(madeAt, locale) },
    {
      label: say("receipt.state"),
      value: (
        <>
          <strong>{say(`state.${state}`)}</strong>
          {decidedAt && state !== "waiting" && ` (${dayOf(decidedAt, locale)})`}
        </>
      ),
    },
    ...(reason
      ? [{ label: say("receipt.reason"), value: <span dir="auto">{reasonText(reason, locale)}</span> }]
      : []),
  ];
}

/** Takes back what waits; the page then says how things stand. */
export async function withdrawByForm(context: SiteContext): Promise<Answer> {
  const typed = context.params.receipt ?? "";
  const code = readReceiptCode(typed);
  if (!code.ok) return askForCode(context, { status: 404, problem: `code.${code.reason}`, typed });
  // Decided meanwhile, or unknown: the page says so.
  await withdrawProposal(context.primary, askerOf(context), code.value);
  return redirect(receiptAddress(context, code.value));
}
