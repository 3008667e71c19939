// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../../kernel/db/db.ts";
import type { Result } from "../../../../../kernel/result/result.ts";
import type { Site } from "../../../../quarter/index.ts";
import type { EditProblem } from "../../../rules/edit/read-edits.ts";
import type { Proposal } from "../../../rules/proposals/proposal.ts";
import type { EditRefusal, Word } from "../../edit-business.ts";
import type { StatusRefusal } from "../../set-status.ts";

/** A proposal that is being accepted, locked, in the transaction of the decision. */
export interface Accepting {
  tx: Db;
  site: Site;
  proposal: Proposal;
  /** In whose name the entry is changed. */
  word: Word;
  /** What the editor typed for fields of the entry; it goes before what was asked. */
  given: readonly (readonly [field: string, text: string])[];
  /** For the history. */
  reason: string;
}

export type AcceptRefusal =
  | EditRefusal<EditProblem>
  | { kind: Exclude<StatusRefusal, "no-such-entry" | "merged"> };

/** The line of the history by which it can be taken back, and the entry where there was none. */
export interface Accepted {
  changeId: string | null;
  businessId?: string;
}

/** What accepting a kind of proposal does to the directory. */
export type Accept = (accepting: Accepting) => Promise<Result<Accepted, AcceptRefusal>>;
