// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Locale, localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openContact } from "../../actions/proposals/contact.ts";
import { readReason } from "../../rules/proposals/reason.ts";
import { type ListedProposal, listedProposal } from "../../store/proposals/queue.ts";
import { removalTexts } from "../../texts/removal/texts.ts";
import { reasonText } from "../queue/reason-text.ts";
import { longDate } from "../times.ts";

/** The answer to somebody who asked to be taken out, in their language, ready to be printed. */
export async function letterPage(context: SiteContext): Promise<Answer> {
  const { primary, site, secrets, params } = context;
  const id = params.proposal ?? "";
  if (!isId(id)) return notFound;
  const proposal = await readInSite(primary, site.id, (tx) => listedProposal(tx, id));
  const isAnswered = proposal?.state === "accepted" || proposal?.state === "refused";
  if (proposal?.kind !== "removal" || !isAnswered) return notFound;
  const locale = locales.find((known) => known === proposal.language) ?? "de";
  const say = removalTexts(locale);
  const contact = openContact(secrets, site.id, proposal) ?? "";
  const { contact: ours = {} } = site.texts;
  const name = proposal.business?.name ?? "";
  return {
    kind: "page",
    title: say("letter.subject", { name }),
    noIndex: true,
    body: (
      <div class="narrow text letter" lang={localeFacts[locale].intl} dir={locale === "ar" ? "rtl" : "ltr"}>
        <p class="small">
          {[ours.organisation ?? site.name, ours.street, [ours.postcode, ours.city].filter(Boolean).join(" ")]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p class="letter-to" dir="auto">
          {contact}
        </p>
        <p class="letter-date">{longDate(proposal.decidedAt ?? context.now, locale)}</p>
        <h1>{say("letter.subject", { name })}</h1>
        <p>{say("letter.greeting")}</p>
        {paragraphs(proposal, { locale, name, site: site.name }).map((paragraph) => (
          <p dir="auto">{paragraph}</p>
        ))}
        <p>{say("letter.regards")}</p>
        <p>{ours.organisation ?? site.name}</p>
      </div>
    ),
  };
}

function paragraphs(
  { state, reason, madeAt, decidedAt }: ListedProposal,
  { locale, name, site }: { locale: Locale; name: string; site: string },
): string[] {
  const say = removalTexts(locale);
  // What the usual answer says, the letter says itself; the reason of a refusal it does not.
  const own = reason ? readReason(reason).words : "";
  const asked = say("letter.asked", { name, site, asked: longDate(madeAt, locale) });
  if (state === "accepted")
    return [
      asked,
      say("letter.done", { decided: longDate(decidedAt ?? madeAt, locale) }),
      say("letter.stays"),
      ...(own ? [own] : []),
      say("letter.back"),
    ];
  return [
    asked,
    say("letter.refused"),
    ...(reason ? [`${say("letter.reason")} ${reasonText(reason, locale)}`] : []),
    say("letter.objection"),
  ];
}
