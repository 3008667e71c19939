// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Status } from "../../rules/business.ts";
import { type Proposal, type ProposalKind, proposalKinds } from "../../rules/proposals/proposal.ts";
import { proposalColumns } from "./proposals.ts";

/** A proposal with what its entry is called. */
export interface ListedProposal extends Proposal {
  business: {
    shortId: string;
    /** Empty for a nameless one, which is known by its category and street. */
    name: string;
    category: string | null;
    street: string | null;
    status: Status;
  } | null;
}

/** Which proposals: those that wait, or those that are decided. */
export interface ProposalFilter {
  kind?: ProposalKind | readonly ProposalKind[];
  waiting: boolean;
  /** Those that may come from programs; the others without it. */
  suspect?: boolean;
}

const business = sql`case when b.id is not null then jsonb_build_object('shortId', b.short_id,
  'name', coalesce(b.profile->'names'->0->>'value', ''), 'category', b.profile->'categories'->>0,
  'street', b.profile->'address'->>'street', 'status', b.status) end as business`;

const matching = ({ kind, waiting, suspect = false }: ProposalFilter) => {
  const kinds = kind === undefined ? null : [kind].flat();
  return sql`(p.state = 'waiting') = ${waiting} and (${kinds}::text[] is null or p.kind = any(${kinds}::text[]))
    and (not ${waiting} or (p.asked->'details'->>'suspect' is not null) = ${suspect})`;
};

/** Those that wait, the oldest first; those that are decided, the last decided first. */
export async function listProposals(
  tx: Db,
  filter: ProposalFilter,
  limit: number,
  offset: number,
): Promise<ListedProposal[]> {
  const { rows } = await sql<ListedProposal>`
    select ${proposalColumns}, ${business}
    from directory.proposal p left join directory.business b on b.site_id = p.site_id and b.id = p.business_id
    where ${matching(filter)}
    order by ${filter.waiting ? sql`p.made_at, p.id` : sql`p.decided_at desc, p.id desc`} limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** What those who own an entry asked about it, the last first. */
export async function ownersProposals(tx: Db, businessId: string, limit: number): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${proposalColumns} from directory.proposal p
    where p.business_id = ${businessId} and p.kind = 'change' and p.state <> 'withdrawn' and exists (
      select from directory.ownership o where o.site_id = p.site_id and o.business_id = p.business_id
        and o.person_id = p.made_by and o.until is null)
    order by p.made_at desc, p.id desc limit ${limit}
  `.execute(tx);
  return rows;
}

/** One proposal with what its entry is called. */
export async function listedProposal(tx: Db, id: string): Promise<ListedProposal | undefined> {
  return (await listedProposals(tx, [id]))[0];
}

/** Some proposals with what their entries are called, in no order. */
export async function listedProposals(tx: Db, ids: readonly string[]): Promise<ListedProposal[]> {
  const { rows } = await sql<ListedProposal>`
    select ${proposalColumns}, ${business}
    from directory.proposal p left join directory.business b on b.site_id = p.site_id and b.id = p.business_id
    where p.id = any(${ids}::uuid[])
  `.execute(tx);
  return rows;
}

/** How many there are. */
export async function countProposals(tx: Db, filter: ProposalFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from directory.proposal p where ${matching(filter)}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What waits before and after one that waits or waited, in the order of the queue. */
export async function neighboursOf(
  tx: Db,
  id: string,
  filter: Omit<ProposalFilter, "waiting">,
): Promise<{ before: string | null; after: string | null }> {
  const near = (after: boolean) => sql`(
    select p.id from directory.proposal p, directory.proposal o
    where o.id = ${id} and p.id <> o.id and ${matching({ ...filter, waiting: true })}
      and (p.made_at, p.id) ${after ? sql`>` : sql`<`} (o.made_at, o.id)
    order by ${after ? sql`p.made_at, p.id` : sql`p.made_at desc, p.id desc`} limit 1)`;
  const { rows } = await sql<{ before: string | null; after: string | null }>`
    select ${near(false)} as before, ${near(true)} as after
  `.execute(tx);
  return rows[0] ?? { before: null, after: null };
}

/** How many wait, by kind; what may come from programs is counted apart. */
export async function countWaiting(tx: Db): Promise<Record<ProposalKind | "suspect", number>> {
  const { rows } = await sql<{ kind: ProposalKind | "suspect"; count: number }>`
    select case when p.asked->'details'->>'suspect' is null then p.kind else 'suspect' end as kind, count(*)::integer as count
    from directory.proposal p where p.state = 'waiting' group by 1
  `.execute(tx);
  const counted = new Map(rows.map(({ kind, count }) => [kind, count]));
  const kinds = [...proposalKinds, "suspect"] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, counted.get(kind) ?? 0])) as Record<
    ProposalKind | "suspect",
    number
  >;
}
