// SPDX-License-Identifier: EUPL-1.2

/**
 * What editors say most often; whoever asked reads it in their own language. `removed` is said by itself: the entry was taken out
 * while the question waited.
 */
export const reasonPresets = [
  "done",
  "added",
  "claimed",
  "takenOut",
  "exists",
  "unconfirmed",
  "unclear",
  "removed",
] as const;
export type ReasonPreset = (typeof reasonPresets)[number];

/** Those of them that say why something was not taken over. */
export const refusalPresets = ["exists", "unconfirmed", "unclear"] as const satisfies readonly ReasonPreset[];

/** A reason: one of the usual ones, words of the editor, or both. */
export interface Reason {
  preset?: ReasonPreset;
  words: string;
}

/** In characters, of the editor's own words. */
export const longestReasonWords = 400;

const mark = "preset:";

/** A reason as it is stored in one text. */
export const storeReason = ({ preset, words }: Reason): string =>
  [preset && mark + preset, words].filter(Boolean).join("\n");

/** Reads such a text; what is none of ours is all words. */
export function readReason(stored: string): Reason {
  const [first = "", ...rest] = stored.split("\n");
  const preset = first.startsWith(mark)
    ? reasonPresets.find((known) => known === first.slice(mark.length))
    : undefined;
  return preset ? { preset, words: rest.join("\n") } : { words: stored };
}
