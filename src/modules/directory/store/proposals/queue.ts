// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Status } from "../../rules/business.ts";
import { type Proposal, type ProposalKind, proposalKinds } from "../../rules/proposals/proposal.ts";
import { proposalColumns } from "./proposals.ts";

/** A proposal with what its entry is called. */
export interface ListedProposal extends Proposal {
  business: { shortId: string; name: string; status: Status } | null;
}

/** Which proposals: those that wait, or those that are decided. */
export interface ProposalFilter {
  kind?: ProposalKind;
  waiting: boolean;
}

/** Those that wait, the oldest first; those that are decided, the last decided first. */
export async function listProposals(
  tx: Db,
  { kind, waiting }: ProposalFilter,
  limit: number,
  offset: number,
): Promise<ListedProposal[]> {
  const { rows } = await sql<ListedProposal>`
    select ${proposalColumns}, case when b.id is not null then jsonb_build_object('shortId', b.short_id,
      'name', coalesce(b.profile->'names'->0->>'value', ''), 'status', b.status) end as business
    from directory.proposal p left join directory.business b on b.site_id = p.site_id and b.id = p.business_id
    where (p.state = 'waiting') = ${waiting} and (${kind ?? null}::text is null or p.kind = ${kind ?? null})
    order by ${waiting ? sql`p.made_at, p.id` : sql`p.decided_at desc, p.id desc`} limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many wait, by kind. */
export async function countWaiting(tx: Db): Promise<Record<ProposalKind, number>> {
  const { rows } = await sql<{ kind: ProposalKind; count: number }>`
    select kind, count(*)::integer as count from directory.proposal where state = 'waiting' group by kind
  `.execute(tx);
  const counted = new Map(rows.map(({ kind, count }) => [kind, count]));
  return Object.fromEntries(proposalKinds.map((kind) => [kind, counted.get(kind) ?? 0])) as Record<
    ProposalKind,
    number
  >;
}
