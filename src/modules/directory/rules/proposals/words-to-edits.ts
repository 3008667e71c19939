// SPDX-License-Identifier: EUPL-1.2
import type { Business } from "../business.ts";
import { readEdits } from "../edit/read-edits.ts";
import { parsePhone } from "../fields/phone.ts";
import { hoursOfText } from "../german/hours.ts";
import type { Edits } from "../history/edit-facts.ts";
import type { Complaint } from "./proposal.ts";

/** A run of digits with what stands between them, as long as a telephone number. */
const numbers = /\+?\d[\d\s()./-]{4,24}\d/g;

/**
 * The facts that the words of a suggestion state, where they can be read with certainty: a telephone number, opening hours.
 * Undefined where a person has to read them; an editor sees both before anything holds.
 *
 * @example
 * wordsToEdits("telephone", "Neue Nummer: 0203 123456", business) // { phones: ["+49203123456"] }
 */
export function wordsToEdits(
  what: Complaint,
  words: string,
  business: Pick<Business, "profile" | "place">,
): Edits | undefined {
  const field = what === "telephone" ? "phones" : what === "hours" ? "openingHours" : undefined;
  const text = what === "telephone" ? onlyNumber(words) : what === "hours" ? hoursIn(words) : undefined;
  if (field === undefined || text === undefined) return undefined;
  const edits = readEdits([[field, text]], business);
  return edits.ok ? edits.value : undefined;
}

/** The one number in a text; of two nobody knows which is the right one. */
function onlyNumber(words: string): string | undefined {
  const found = (words.match(numbers) ?? []).filter((text) => parsePhone(text).ok);
  return found.length === 1 ? found[0] : undefined;
}

function hoursIn(words: string): string | undefined {
  const text = words
    .replaceAll("\n", "; ")
    .replace(/^[^:]{0,40}(?:öffnungszeiten|geöffnet|offen)[^:]{0,20}:\s*/i, "");
  return hoursOfText(text);
}
