// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { photoOf } from "../../actions/photos/judge-photo.ts";
import type { Business } from "../../rules/business.ts";
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
): string =>
  business?.name ||
  asked.facts?.names[0]?.value ||
  (business ? entryName(business, locale) : queueTexts(locale)("nameless"));

/** What editors call an entry: of two kiosks without a name each is told by its street, as on the public pages. */
export function entryName(
  { name, category, street }: { name: string; category?: string | null; street?: string | null },
  locale: Locale,
): string {
  if (name) return name;
  if (!category) return queueTexts(locale)("nameless");
  const trade = categoryName(category, queueLocale(locale));
  return street ? directoryTexts(queueLocale(locale))("nameless", { category: trade, street }) : trade;
}

/** The same of an entry of which everything is known. */
export const titleOf = ({ profile }: Pick<Business, "profile">, locale: Locale): string =>
  entryName(
    {
      name: profile.names[0]?.value ?? "",
      category: profile.categories[0] ?? "",
      street: [profile.address?.street, profile.address?.houseNumber].filter(Boolean).join(" "),
    },
    locale,
  );

/** The text that says what is asked. */
export const kindText = ({ kind, asked }: Pick<Proposal, "kind" | "asked">): ProposalText =>
  asked.what ? `what.${asked.what}` : photoOf({ asked }) ? "kind.photo" : `kind.${kind}`;

/** What is asked, in words for editors. */
export const caseKind = ({ kind, asked }: Pick<ListedProposal, "kind" | "asked">, locale: Locale): string =>
  proposalTexts(queueLocale(locale))(kindText({ kind, asked }));
