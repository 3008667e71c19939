// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import type { Business, Facts } from "../../rules/business.ts";
import { type Agreeing, compareWords, type Differing } from "../../rules/fresh/differing.ts";
import { forgetAgreed, putDisagreements } from "../../store/fresh/disagreements.ts";
import type { BatchContext } from "../import/take-batch.ts";

/** What a source says otherwise than others do, of the entries of a batch. */
export interface WordNotes {
  /** Compares what the source says of an entry with what was held of it before. */
  compare(held: Business, said: Partial<Facts>): void;
  /** Writes it down; the entries must be there already. */
  write(): Promise<void>;
}

/** Begins to note where the word of a source is not that of others: such an entry is asked about sooner. */
export function createWordNotes({ tx, site, source, sources, importId }: BatchContext): WordNotes {
  const at = now();
  const differing = new Map<string, Differing & { businessId: string }>();
  const agreeing: (Agreeing & { businessId: string })[] = [];
  return {
    compare({ id, profile, provenance }, said) {
      const held = { facts: profile, provenance };
      const words = compareWords(held, said, source, (number) => sources.get(number), {
        state: site.state,
        now: at,
      });
      // One word for each field: of two names of the source that mean the same entry the last one counts.
      for (const one of words.differing) differing.set(`${id} ${one.field}`, { ...one, businessId: id });
      for (const one of words.agreeing) agreeing.push({ ...one, businessId: id });
    },
    async write() {
      await forgetAgreed(tx, source.name, agreeing);
      await putDisagreements(tx, site.id, { source: source.name, importId, at }, [...differing.values()]);
    },
  };
}
