// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { createRateLimit } from "../../../../kernel/web/rate-limit.ts";
import { groupedCode, Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { withdrawRequest } from "../../actions/asking/decide-request.ts";
import { openRefusal } from "../../actions/asking/sealed-request.ts";
import { readReceiptCode, receiptDigests } from "../../actions/sign-up/receipt.ts";
import { requestByReceipt } from "../../store/asking/room-requests.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { askAddress, listAddress, receiptAddress, requestAddress } from "../addresses.ts";
import { anybodyDoing } from "../sign-up/guard.tsx";
import { spanText } from "../when.ts";

/** Codes that are wrong: whoever tries many is a program. */
const guessing = createRateLimit({ burst: 30, perSecond: 1 / 20 });

/** What the code of the address opens; undefined leads to the form that asks for a code. */
async function readRequest(context: SiteContext) {
  const { primary, site, params, secrets, client } = context;
  const code = readReceiptCode(params.receipt ?? "");
  if (!code.ok) return undefined;
  const digests = receiptDigests(secrets, site.id, code.value);
  const request = await readInSite(primary, site.id, (tx) => requestByReceipt(tx, digests));
  if (request) return { code: code.value, request };
  guessing.allows(client.address);
  return undefined;
}

/** How a request stands, with the way to take it back. It names nobody. */
export async function requestPage(context: SiteContext): Promise<Answer> {
  const { locale, secrets, site, now, params } = context;
  const read = await readRequest(context);
  // The form says what is wrong with a code.
  if (!read) return redirect(receiptAddress(context, params.receipt ?? ""), 302);
  const { code, request } = read;
  const say = programmeTexts(locale);
  const title = say("ask.receipt");
  const state = request.state === "doubtful" ? "open" : request.state;
  const reason = openRefusal(secrets, site.id, request);
  const isAlive = (state === "open" || state === "accepted") && request.endsAt > now;
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[
            { label: say("menu"), href: listAddress(context) },
            { label: say("ask.title"), href: askAddress(context) },
          ]}
        />
        <p class="lead">
          <strong>{say(`ask.state.${state}`)}</strong>
        </p>
        {reason && <p dir="auto">{reason}</p>}
        <p>{say("receipt.yourCode")}</p>
        <p class="secret">
          <bdi dir="ltr">{groupedCode(code)}</bdi>
        </p>
        <KeyValues
          items={[
            { label: say("ask.what"), value: <bdi>{request.resource}</bdi> },
            { label: say("receipt.when"), value: spanText(request, locale) },
            ...(request.units > 1 ? [{ label: say("ask.units"), value: String(request.units) }] : []),
          ]}
        />
        {isAlive && (
          <OwnForm context={context} action={requestAddress(context, code, "zurueckziehen")}>
            <div class="actions">
              <Button look="secondary">{say("ask.withdraw")}</Button>
            </div>
          </OwnForm>
        )}
        <div class="actions">
          <LinkButton look="tertiary" href={askAddress(context)}>
            {say("ask.title")}
          </LinkButton>
        </div>
      </div>
    ),
  };
}

/** Takes a request back; the page then says how things stand. */
export async function withdrawByForm(context: SiteContext): Promise<Answer> {
  const read = await readRequest(context);
  if (!read) return redirect(receiptAddress(context, context.params.receipt ?? ""));
  await withdrawRequest(anybodyDoing(context), read.request.id);
  return redirect(requestAddress(context, read.code));
}
