// SPDX-License-Identifier: EUPL-1.2
import type { Facts } from "../business.ts";
import type { Edits } from "../history/edit-facts.ts";

/**
 * What somebody asks of the directory: other facts of an entry, an entry more, an entry to be theirs, an entry to be taken
 * out, or that a business closed for good.
 */
export const proposalKinds = ["change", "new", "claim", "removal", "closed"] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** `withdrawn`: whoever asked has taken it back. */
export type ProposalState = "waiting" | "accepted" | "refused" | "withdrawn";

/** What is said to be wrong with an entry. */
export const complaints = ["closed", "moved", "hours", "telephone", "other"] as const;
export type Complaint = (typeof complaints)[number];

/** What is asked for, as it was asked. A kind uses what it needs. */
export interface Asked {
  /** What is said to be wrong. */
  what?: Complaint;
  /** In the words of whoever asks; cleaned, at most `longestWords` characters. */
  words?: string;
  /** The facts as they should be; null takes one out. Accepting lays them over the entry. */
  edits?: Edits;
  /** All that is known of an entry that is to be new. */
  facts?: Facts;
  /** What else this kind must know, such as how a claim is to be proven. No secrets, nothing of a person's contact. */
  details?: Record<string, string | number | boolean | null>;
}

/** In characters: a page of text. */
export const longestWords = 2_000;

export interface Proposal {
  id: string;
  kind: ProposalKind;
  state: ProposalState;
  /** The entry it is about; null where there is none yet. */
  businessId: string | null;
  asked: Asked;
  /** How to reach whoever asks, sealed (`sealContact`); null where they did not say, or it was forgotten. */
  contact: string | null;
  /** The language in which it was asked and in which it is to be answered. */
  language: string;
  madeAt: Date;
  /** The person who asks, where they are signed in. */
  madeBy: string | null;
  decidedAt: Date | null;
  /** The person who decided; null where a command or a job did. */
  decidedBy: string | null;
  /** Why it was decided so: whoever asked reads it. */
  reason: string | null;
  /** The line of the entry's history that accepting wrote, by which it can be taken back. */
  changeId: string | null;
}
