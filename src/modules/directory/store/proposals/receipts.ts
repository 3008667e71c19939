// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { proposalColumns } from "./proposals.ts";

/** A proposal as its receipt shows it: with the page of the entry, where the public may see that. */
export interface ReceiptProposal extends Proposal {
  page: { slug: string; name: string } | null;
}

/** The proposal of a receipt. @param digests what the code may be stored as, one for each secret key */
export async function receiptProposal(tx: Db, digests: string[]): Promise<ReceiptProposal | undefined> {
  const { rows } = await sql<ReceiptProposal>`
    select ${proposalColumns}, case when l.slug is not null then jsonb_build_object('slug', l.slug, 'name', l.name) end as page
    from directory.proposal p left join directory.listing l on l.site_id = p.site_id and l.business_id = p.business_id
    where p.receipt = any(${digests}::text[])
  `.execute(tx);
  return rows[0];
}
