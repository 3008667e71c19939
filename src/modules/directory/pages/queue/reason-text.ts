// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import type { ProposalKind } from "../../rules/proposals/proposal.ts";
import {
  longestReasonWords,
  type ReasonPreset,
  readReason,
  refusalPresets,
  storeReason,
} from "../../rules/proposals/reason.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueTexts } from "../../texts/queue/texts.ts";

/** A stored reason in the language of whoever reads it; the editor's own words stay as they are. */
export function reasonText(stored: string, locale: Locale): string {
  const { preset, words } = readReason(stored);
  return [preset && proposalTexts(locale)(`reason.${preset}`), words].filter(Boolean).join("\n");
}

/** Why a reason cannot be taken, for the editor. */
export const reasonProblem = (problem: "too-long" | "missing", locale: Locale): string =>
  problem === "missing"
    ? queueTexts(locale)("reason.missing")
    : queueTexts(locale)("reason.tooLong", { count: longestReasonWords });

/** What is said where nothing else is: only of what was accepted. */
const usualOf: Partial<Record<ProposalKind, ReasonPreset>> = {
  new: "added",
  claim: "claimed",
  removal: "takenOut",
};
const usual = (kind: ProposalKind): ReasonPreset => usualOf[kind] ?? "done";

/**
 * Reads the reason of a form: as it is stored, and in German words for history and audit. Whoever is refused is told why;
 * whoever is accepted hears the usual words if no others were chosen.
 */
export function readReasonForm(
  form: Pick<URLSearchParams, "get">,
  state: "accepted" | "refused",
  kind: ProposalKind,
): Result<{ reason: string; written: string }, "too-long" | "missing"> {
  const words = cleanLines(form.get("reason") ?? "", longestReasonWords + 1);
  if (words.length > longestReasonWords) return refuse("too-long");
  const chosen = refusalPresets.find((known) => known === form.get("preset"));
  if (!chosen && words === "" && state === "refused") return refuse("missing");
  const preset = chosen ?? (words === "" ? usual(kind) : undefined);
  const reason = storeReason({ words, ...(preset && { preset }) });
  return ok({ reason, written: reasonText(reason, "de") });
}
