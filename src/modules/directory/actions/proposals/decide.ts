// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { lockProposal } from "../../store/proposals/proposals.ts";
import type { Word } from "../edit-business.ts";
import { judgePhoto } from "../photos/judge-photo.ts";
import { closeOthers } from "../removal/close-others.ts";
import { accept } from "./accept/accept.ts";
import type { Accepted, AcceptRefusal } from "./accept/accepting.ts";
import { type Decided, noteDecision } from "./note-decision.ts";

/** Who decides, at which site. */
export interface Decider {
  db: Db;
  site: Site;
  secrets: Secrets;
  actor: Actor;
  /** In whose name entries are changed. */
  word: Word;
}

export interface Verdict {
  state: "accepted" | "refused";
  /** As it is stored, and whoever asked reads it in their language. */
  reason: string;
  /** The same in words, for the history and the audit log. */
  written: string;
  /** What the editor typed for fields of the entry. */
  given: readonly (readonly [field: string, text: string])[];
  /** The mail to whoever asked, in their language, of what was decided and why; undefined where no mail can be sent. */
  letter?(decided: Proposal, locale: Locale, about: Business | undefined): { subject: string; text: string };
  /** What that mail says besides where somebody without an account may take over an entry: how to do so with this link. */
  link?(business: Business, token: string, locale: Locale): string;
}

export type DecideRefusal =
  | { kind: "unknown" }
  /** Somebody else was faster, or whoever asked took it back. */
  | { kind: "decided"; proposal: Proposal }
  | { kind: "not-accepted"; why: AcceptRefusal };

/** Thrown to undo what was begun: the transaction is rolled back, and the refusal is the answer. */
class Undone extends Error {
  readonly why: AcceptRefusal;
  constructor(why: AcceptRefusal) {
    super("A proposal could not be accepted.");
    this.why = why;
  }
}

/**
 * Decides what waits: once, however many try. Accepting changes the entry, writes down who did it and why, and puts the mail
 * to whoever asked into the outbox, all of it or nothing.
 */
export async function decide(
  decider: Decider,
  id: string,
  verdict: Verdict,
): Promise<Result<Proposal, DecideRefusal>> {
  const { db, site } = decider;
  try {
    return await inSite(db, site.id, (tx) => decideWithin(tx, decider, id, verdict));
  } catch (error) {
    if (error instanceof Undone) return refuse({ kind: "not-accepted", why: error.why });
    throw error;
  }
}

async function decideWithin(
  tx: Db,
  decider: Decider,
  id: string,
  verdict: Verdict,
): Promise<Result<Proposal, DecideRefusal>> {
  const proposal = await lockProposal(tx, id);
  if (!proposal) return refuse({ kind: "unknown" });
  if (proposal.state !== "waiting") return refuse({ kind: "decided", proposal });
  const { site, word } = decider;
  const { state, reason, written, given } = verdict;
  const done: Accepted = { changeId: null };
  if (state === "accepted") {
    const accepted = await accept[proposal.kind]({ tx, site, proposal, word, given, reason: written });
    if (!accepted.ok) throw new Undone(accepted.reason);
    Object.assign(done, accepted.value);
  } else await judgePhoto(tx, site, proposal, "declined", word);
  const decided: Decided = { ...proposal, ...done, state, reason };
  await noteDecision(tx, decider, decided, verdict);
  if (proposal.kind === "removal" && state === "accepted") await closeOthers(tx, decider, decided, verdict);
  return ok(decided);
}
