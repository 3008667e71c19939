// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { photoOf } from "../../actions/photos/judge-photo.ts";
import { categoryName } from "../../rules/categories/names.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";

/** What a proposal is about: the name of the entry, or of the one that is to be. */
export const caseName = (
  { business, asked }: Pick<ListedProposal, "business" | "asked">,
  locale: Locale,
): string => business?.name || asked.facts?.names[0]?.value || namelessName(business, locale);

/** Of two kiosks without a name each is told by its street, as on the public pages. */
function namelessName(business: ListedProposal["business"], locale: Locale): string {
  if (!business?.category) return queueTexts(locale)("nameless");
  const category = categoryName(business.category, queueLocale(locale));
  return business.street
    ? directoryTexts(queueLocale(locale))("nameless", { category, street: business.street })
    : category;
}

/** The text that says what is asked. */
export const kindText = ({ kind, asked }: Pick<Proposal, "kind" | "asked">): ProposalText =>
  asked.what ? `what.${asked.what}` : photoOf({ asked }) ? "kind.photo" : `kind.${kind}`;

/** What is asked, in words for editors. */
export const caseKind = ({ kind, asked }: Pick<ListedProposal, "kind" | "asked">, locale: Locale): string =>
  proposalTexts(queueLocale(locale))(kindText({ kind, asked }));
