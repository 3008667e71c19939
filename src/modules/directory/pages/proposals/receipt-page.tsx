// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, groupedCode, Head, OwnForm, receiptPages } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { receiptDigests, receipts } from "../../actions/proposals/receipt.ts";
import { withdrawProposal } from "../../actions/proposals/withdraw-proposal.ts";
import { type ReceiptProposal, receiptProposal } from "../../store/proposals/receipts.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";

import { reasonText } from "../queue/reason-text.ts";
import { receiptAddress } from "./addresses.ts";
import { askerOf } from "./guard.tsx";

const askedFor = receiptPages(receipts, {
  words({ locale }) {
    const say = proposalTexts(locale);
    return {
      title: say("receipt.title"),
      lead: say("receipt.lead"),
      label: say("receipt.code"),
      hint: say("receipt.codeHint"),
      button: say("receipt.look"),
      problem: {
        incomplete: say("code.incomplete"),
        "too-long": say("code.too-long"),
        mistyped: say("code.mistyped"),
        unknown: say("code.unknown"),
        tooMany: say("tooMany"),
      },
    };
  },
  address: receiptAddress,
});

/** Asks for the code on a receipt, or leads on to what it is about. */
export const receiptForm = askedFor.form;

/** What became of what somebody asked. */
export async function receiptPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, secrets, url } = context;
  const code = askedFor.read(context);
  if (typeof code !== "string") return code;
  const proposal = await readInSite(primary, site.id, (tx) =>
    receiptProposal(tx, receiptDigests(secrets, site.id, code)),
  );
  if (!proposal) return askedFor.unknown(context, code);
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
            <p>{say(proposal.state === "accepted" ? "receipt.thanksLive" : "receipt.thanksText")}</p>
          </Notice>
        )}
        <p>{say("receipt.yourCode")}</p>
        <p class="secret">
          <bdi dir="ltr">{groupedCode(code)}</bdi>
        </p>
        <KeyValues items={facts(context, proposal)} />
        {proposal.state === "waiting" && (
          <OwnForm context={context} action={receiptAddress(context, code, "zuruecknehmen")}>
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
  const code = askedFor.read(context);
  if (typeof code !== "string") return code;
  // Decided meanwhile, or unknown: the page says so.
  await withdrawProposal(context.primary, askerOf(context), code);
  return redirect(receiptAddress(context, code));
}
