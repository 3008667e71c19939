// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type Reach, reachPerson } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { decideProposal, lockProposal } from "../../store/proposals/proposals.ts";
import type { Word } from "../edit-business.ts";
import { judgePhoto } from "../photos/judge-photo.ts";
import { accept } from "./accept/accept.ts";
import type { Accepted, AcceptRefusal } from "./accept/accepting.ts";
import { openContact } from "./contact.ts";

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
  /** The mail to whoever asked, in their language; undefined where no mail can be sent. */
  letter?(proposal: Proposal, locale: Locale): { subject: string; text: string };
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
  const { site, actor, word } = decider;
  const { state, reason, written, given } = verdict;
  const done: Accepted = { changeId: null };
  if (state === "accepted") {
    const accepted = await accept[proposal.kind]({ tx, site, proposal, word, given, reason: written });
    if (!accepted.ok) throw new Undone(accepted.reason);
    Object.assign(done, accepted.value);
  } else await judgePhoto(tx, site, proposal, "declined");
  const by = actor.kind === "person" ? actor.id : null;
  await decideProposal(tx, id, { state, by, reason: reason || null, ...done });
  await writeAudit(tx, {
    event: "proposal.decided",
    actor,
    subject: { kind: "proposal", id },
    ...(proposal.madeBy && { concerns: proposal.madeBy }),
    ...(written && { reason: written }),
    facts: { kind: proposal.kind, state },
  });
  const decided: Proposal = { ...proposal, ...done, state, reason };
  await answerByMail(tx, decider, decided, verdict);
  return ok(decided);
}

/**
 * How whoever asks for their own business, or for one to be theirs, is written to by their account: there is no receipt by which
 * they could follow what becomes of it. Staff who hand on what they saw see the queue.
 */
async function reachAsker(tx: Db, { kind, madeBy, businessId }: Proposal): Promise<Reach | undefined> {
  if (madeBy === null || businessId === null) return undefined;
  return kind === "claim" || (await owns(tx, madeBy, businessId)) ? reachPerson(tx, madeBy) : undefined;
}

async function answerByMail(tx: Db, { site, secrets }: Decider, proposal: Proposal, { letter }: Verdict) {
  if (!letter) return;
  const asked = locales.find((known) => known === proposal.language) ?? "de";
  const said = readMailAddress(openContact(secrets, site.id, proposal) ?? "");
  const account = said ? undefined : await reachAsker(tx, proposal);
  const to = said ?? account?.mail;
  const locale = account?.locale ?? asked;
  if (to) await sendMail(tx, site.id, { to, fromName: site.name, locale, ...letter(proposal, locale) });
}
