// SPDX-License-Identifier: EUPL-1.2
import type { OfferingTexts } from "../planning/offering.ts";

/** One time that somebody was expected or came. */
interface Time {
  offeringId: string;
  texts: OfferingTexts;
  minutes: number;
}

export interface OfferingHours extends Time {
  /** How often they were there. */
  times: number;
}

/** The hours of a person by offering, the most first; an offering at which they never were is not among them. */
export function hoursByOffering(all: readonly Time[]): OfferingHours[] {
  const sums = new Map<string, OfferingHours>();
  for (const { offeringId, texts, minutes } of all) {
    if (minutes === 0) continue;
    const sum = sums.get(offeringId) ?? { offeringId, texts, minutes: 0, times: 0 };
    sums.set(offeringId, { ...sum, minutes: sum.minutes + minutes, times: sum.times + 1 });
  }
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes);
}
