// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Proposal, ProposalState } from "../../rules/proposals/proposal.ts";

/** What is asked for, before anybody looked at it. `receipt` recognises the code on the receipt; null where there is none. */
export type NewProposal = Pick<
  Proposal,
  "id" | "kind" | "businessId" | "asked" | "contact" | "language" | "madeBy"
> & { receipt: string | null };

/** Puts something into the queue. @returns false where it is there already: the same receipt is the same form, sent twice */
export async function insertProposal(tx: Db, siteId: string, made: NewProposal): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into directory.proposal (site_id, id, kind, business_id, asked, contact, receipt, language, made_by)
    values (${siteId}, ${made.id}, ${made.kind}, ${made.businessId}, ${JSON.stringify(made.asked)}::jsonb, ${made.contact},
      ${made.receipt}, ${made.language}, ${made.madeBy})
    on conflict (site_id, receipt) do nothing
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** The columns of a proposal, under the name `p`. */
export const proposalColumns = sql`p.id, p.kind, p.state, p.business_id as "businessId", p.asked, p.contact, p.language,
  p.made_at as "madeAt", p.made_by as "madeBy", p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.reason,
  p.change_id as "changeId"`;

/** One proposal of the site that the transaction is set to. */
export async function proposalById(tx: Db, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${proposalColumns} from directory.proposal p where p.id = ${id}
  `.execute(tx);
  return rows[0];
}

/** The same, locked until the transaction ends: whoever else decides it waits, and then sees what became of it. */
export async function lockProposal(tx: Db, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${proposalColumns} from directory.proposal p where p.id = ${id} for update
  `.execute(tx);
  return rows[0];
}

/** The proposal of a receipt. @param digests what the code may be stored as, one for each secret key */
export async function proposalByReceipt(tx: Db, digests: string[]): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${proposalColumns} from directory.proposal p where p.receipt = any(${digests}::text[])
  `.execute(tx);
  return rows[0];
}

/** How a proposal is decided. */
export interface ProposalDecision {
  state: Exclude<ProposalState, "waiting">;
  /** The person who decides; null for a command or a job. */
  by: string | null;
  reason: string | null;
  /** The line of the history that it wrote. */
  changeId?: string | null;
  /** The entry that a new one became. */
  businessId?: string;
}

/** Decides what waits. @returns whether it waited; nothing changes otherwise */
export async function decideProposal(tx: Db, id: string, to: ProposalDecision): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update directory.proposal set state = ${to.state}, decided_at = now(), decided_by = ${to.by}, reason = ${to.reason},
      change_id = ${to.changeId ?? null}, business_id = coalesce(${to.businessId ?? null}::uuid, business_id)
    where id = ${id} and state = 'waiting'
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes a decision back: it waits again. @returns whether it was decided */
export async function reopenProposal(tx: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update directory.proposal set state = 'waiting', decided_at = null, decided_by = null, reason = null, change_id = null
    where id = ${id} and state <> 'waiting'
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes back what asks to show a photo that is there no more: nothing is left to decide. */
export async function withdrawPhotoProposals(tx: Db): Promise<void> {
  await sql`
    update directory.proposal p set state = 'withdrawn', decided_at = now()
    where p.state = 'waiting' and p.asked->'details'->>'photo' is not null
      and not exists (select from directory.photo f where f.site_id = p.site_id and f.id::text = p.asked->'details'->>'photo'
        and f.state <> 'removed')
  `.execute(tx);
}

/** Says that it was asked so long ago; for what is invented. */
export async function setMadeAt(tx: Db, id: string, hoursAgo: number): Promise<void> {
  await sql`
    update directory.proposal set made_at = now() - make_interval(hours => ${hoursAgo}) where id = ${id}
  `.execute(tx);
}
