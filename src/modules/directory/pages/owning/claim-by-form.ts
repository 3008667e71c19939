import { readFile } from "node:fs/promises";
import {
  type DocumentRefusal,
  type FittedDocument,
  fitDocument,
} from "../../../../kernel/documents/fit-document.ts";
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { waitText } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askForClaim } from "../../actions/owning/ask-for-claim.ts";
import { type LinkRefusal, sendClaimLink } from "../../actions/owning/send-claim-link.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { shortIdOf } from "../../rules/listing/slug.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { askedWays, codeDays } from "../../rules/owning/claim.ts";
import { longestWords } from "../../rules/proposals/proposal.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { receiptAddress } from "../proposals/addresses.ts";
import { askerOf, maySend, readGuard } from "../proposals/guard.tsx";
import { claimAddress, codeAddress } from "./addresses.ts";
import { type ClaimSlip, claimPage } from "./claim-page.tsx";

/** Sends the link to the address that was chosen. */
export async function claimByMail(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, form, client, now, url, mailWorks } = context;
  if (!mailWorks) return notFound;
  const slug = params.slug ?? "";
  const say = owningTexts(locale);
  const chosen = form?.get("to") ?? "other";
  const sent = await sendClaimLink({
    db: primary,
    site,
    shortId: shortIdOf(slug),
    to: /^\d$/.test(chosen) ? Number(chosen) : (form?.get("address") ?? "").trim(),
    locale,
    actor: askerOf(context).actor,
    address: client.address,
    now,
    write: (business, token) => ({
      subject: say("mail.claimSubject", { site: site.name, name: businessTitle(business, locale).title }),
      text: say("mail.claimText", {
        name: businessTitle(business, locale).title,
        site: site.name,
        link: new URL(codeAddress(context, token), url).href,
        days: codeDays.mail,
      }),
    }),
  });
  if (sent.ok) return redirect(`${claimAddress(context, slug)}?gesendet=1`);
  return sent.reason === "no-such-entry" ? notFound : claimPage(context, mailSlip(context, sent.reason));
}

function mailSlip({ locale }: SiteContext, reason: Exclude<LinkRefusal, "no-such-entry">): ClaimSlip {
  if (typeof reason === "object") return { status: 429, text: waitText(reason, locale) };
  const key = reason === "owned" ? "claim.ownedLead" : "claim.provesNothing";
  return { status: 422, text: owningTexts(locale)(key) };
}

/** Puts into the queue what somebody asks who says that the business is theirs. */
export async function askByForm(context: SiteContext): Promise<Answer> {
  const { primary, locale, params, form = new URLSearchParams() } = context;
  const shortId = shortIdOf(params.slug ?? "");
  const said = proposalTexts(locale);
  const way = askedWays.find((each) => each === form.get("wish")) ?? "visit";
  const contact = (form.get("contact") ?? "").trim().slice(0, 200);
  const words = cleanLines(form.get("words") ?? "", longestWords);
  // Only a letter finds its way without a word of how to reach whoever asks.
  if (way !== "letter" && contact === "")
    return claimPage(context, { status: 422, text: owningTexts(locale)("claim.contactMissing") });
  const guarded = readGuard(context, `claim ${shortId}`);
  if (guarded.kind === "stale") return claimPage(context, { status: 422, text: said("stale") });
  if (!maySend(context)) return claimPage(context, { status: 429, text: said("tooMany") });
  const { code, suspect } = guarded;
  // Drawing a photo anew takes time: not for programs.
  const document = suspect ? undefined : await sentDocument(context);
  if (typeof document === "string")
    return claimPage(context, {
      status: 422,
      text: owningTexts(locale)(documentSlips[document], { least: photoLimits.leastEdge }),
    });
  const claim = { way, words, contact, code, suspect, document };
  const asked = await askForClaim(primary, askerOf(context), shortId, claim);
  return asked.ok ? redirect(`${receiptAddress(context, code)}?neu=1`) : notFound;
}

const documentSlips: Record<DocumentRefusal, OwningText> = {
  "not-a-document": "claim.fileWrong",
  "too-large": "claim.fileTooLarge",
  "too-small": "claim.fileTooSmall",
  broken: "claim.fileBroken",
};

/** The paper that came with the form, as it may be kept; undefined where none did. */
async function sentDocument({
  files = [],
}: SiteContext): Promise<FittedDocument | DocumentRefusal | undefined> {
  const file = files.find(({ field, bytes }) => field === "document" && bytes > 0);
  if (!file) return undefined;
  const fitted = await fitDocument(await readFile(file.path));
  return fitted.ok ? fitted.value : fitted.reason;
}
