// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";

type Ids = { id: string };

/**
 * What else waits about the entry of a proposal, the oldest first; locked until the transaction ends. What somebody else is just
 * deciding is theirs: two who wait for each other would get nowhere.
 */
export async function waitingBeside(tx: Db, { id, businessId }: Proposal): Promise<string[]> {
  const { rows } = await sql<Ids>`
    select id from directory.proposal where business_id = ${businessId} and state = 'waiting' and id <> ${id}
    order by id for update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** What was decided about the same entry in the same moment and for this reason: in one transaction with it. */
export async function closedWith(tx: Db, { id, businessId }: Proposal, reason: string): Promise<string[]> {
  const { rows } = await sql<Ids>`
    select o.id from directory.proposal o join directory.proposal p on p.site_id = o.site_id and p.id = ${id}
    where o.business_id = ${businessId} and o.id <> p.id and o.decided_at = p.decided_at and o.reason = ${reason}
    order by o.id for update of o
  `.execute(tx);
  return rows.map((row) => row.id);
}
