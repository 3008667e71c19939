// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";

/** What a proposal is about: the name of the entry, or of the one that is to be. */
export const caseName = (
  { business, asked }: Pick<ListedProposal, "business" | "asked">,
  locale: Locale,
): string => business?.name || asked.facts?.names[0]?.value || queueTexts(locale)("nameless");

/** What is asked, in words for editors. */
export const caseKind = ({ kind, asked }: Pick<ListedProposal, "kind" | "asked">, locale: Locale): string =>
  proposalTexts(queueLocale(locale))(asked.what ? `what.${asked.what}` : `kind.${kind}`);
