// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { longestReasonWords, readReason, reasonPresets, storeReason } from "../../rules/proposals/reason.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";

/** A stored reason in the language of whoever reads it; the editor's own words stay as they are. */
export function reasonText(stored: string, locale: Locale): string {
  const { preset, words } = readReason(stored);
  return [preset && proposalTexts(locale)(`reason.${preset}`), words].filter(Boolean).join("\n");
}

/** Reads the reason of a form: as it is stored, and in German words for history and audit. */
export function readReasonForm(
  form: Pick<URLSearchParams, "get">,
): Result<{ reason: string; written: string }, "too-long"> {
  const raw = cleanLines(form.get("reason") ?? "", longestReasonWords + 1);
  if (raw.length > longestReasonWords) return refuse("too-long");
  const preset = reasonPresets.find((known) => known === form.get("preset"));
  const reason = storeReason({ words: raw, ...(preset && { preset }) });
  return ok({ reason, written: reasonText(reason, "de") });
}
