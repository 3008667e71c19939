// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { namesOfPeople } from "../../../accounts/index.ts";
import type { Business } from "../../rules/business.ts";
import type { OwningWay } from "../../rules/owning/claim.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";

/** Somebody who takes care of an entry. */
export interface Owner {
  personId: string;
  name: string;
  since: Date;
  how: OwningWay;
}

/** The entries that go on in this one, and itself: whoever owned one of them owns what both became. */
const within = (businessId: string) => sql`
  with recursive within(id) as (
    select ${businessId}::uuid
    union select b.id from within w join directory.business b on b.merged_into = w.id)`;

/** Makes somebody an owner of an entry; false where they are one already. */
export async function insertOwnership(
  tx: Db,
  siteId: string,
  made: { businessId: string; personId: string; how: OwningWay; since: Date; proposalId?: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into directory.ownership (site_id, business_id, person_id, since, how, proposal_id)
    values (${siteId}, ${made.businessId}, ${made.personId}, ${made.since}, ${made.how}, ${made.proposalId ?? null})
    on conflict do nothing
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** Those who own an entry, whoever has owned it longest first. Without people who left. */
export async function ownersOf(tx: Db, businessId: string): Promise<Owner[]> {
  const { rows } = await sql<Omit<Owner, "name">>`
    ${within(businessId)}
    select o.person_id as "personId", min(o.since) as since, min(o.how) as how from directory.ownership o
    where o.until is null and o.business_id in (select id from within)
    group by o.person_id order by min(o.since), o.person_id
  `.execute(tx);
  const names = await namesOfPeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.flatMap((row) => {
    const name = names.get(row.personId);
    return name === undefined ? [] : [{ ...row, name }];
  });
}

/** Whether somebody owns an entry, or one that goes on in it. */
export async function owns(tx: Db, personId: string, businessId: string): Promise<boolean> {
  const { rows } = await sql`
    ${within(businessId)}
    select from directory.ownership o where o.person_id = ${personId} and o.until is null
      and o.business_id in (select id from within) limit 1
  `.execute(tx);
  return rows.length > 0;
}

/** What somebody owns, by name; an entry that was merged is the one it goes on in. */
export async function businessesOwnedBy(tx: Db, personId: string): Promise<Business[]> {
  const { rows } = await sql<BusinessRow>`
    with recursive way(id, next) as (
      select b.id, b.merged_into from directory.ownership o
      join directory.business b on b.site_id = o.site_id and b.id = o.business_id
      where o.person_id = ${personId} and o.until is null
      union select b.id, b.merged_into from way w join directory.business b on b.id = w.next)
    select ${businessColumns} from directory.business b where b.id in (select id from way where next is null)
    order by b.profile->'names'->0->>'value', b.id
  `.execute(tx);
  return rows.map(toBusiness);
}

/**
 * Somebody is no owner of an entry any more; false where they were none.
 *
 * @param ending `takenAway` where an editor decided so, with what the person is told
 */
export async function endOwnership(
  tx: Db,
  ending: { businessId: string; personId: string; at: Date; takenAway?: { reason: string } },
): Promise<boolean> {
  const { businessId, personId, at, takenAway } = ending;
  const { numAffectedRows } = await sql`
    ${within(businessId)}
    update directory.ownership set until = greatest(since, ${at}), taken_away = ${takenAway !== undefined},
      end_reason = ${takenAway?.reason ?? null}
    where person_id = ${personId} and until is null
      and business_id in (select id from within)
  `.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** The person whom a claim made an owner, and who still is one. */
export async function ownerByClaim(tx: Db, proposalId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from directory.ownership where proposal_id = ${proposalId} and until is null
  `.execute(tx);
  return rows[0]?.id;
}

/** Whether an entry was ever taken away from somebody: what owners said of it proves nothing about the next one. */
export async function wasTakenAway(tx: Db, businessId: string): Promise<boolean> {
  const { rows } = await sql`
    ${within(businessId)}
    select from directory.ownership o where o.taken_away and o.business_id in (select id from within) limit 1
  `.execute(tx);
  return rows.length > 0;
}

/** What was taken away from somebody since a moment and is not theirs again, the last first. */
export async function takenFrom(
  tx: Db,
  personId: string,
  since: Date,
): Promise<{ name: string; reason: string; at: Date }[]> {
  const { rows } = await sql<{ name: string; reason: string; at: Date }>`
    select coalesce(b.profile->'names'->0->>'value', '') as name, coalesce(o.end_reason, '') as reason, o.until as at
    from directory.ownership o join directory.business b on b.site_id = o.site_id and b.id = o.business_id
    where o.person_id = ${personId} and o.taken_away and o.until > ${since}
      and not exists (select from directory.ownership n where n.site_id = o.site_id and n.business_id = o.business_id
        and n.person_id = o.person_id and n.until is null)
    order by o.until desc
  `.execute(tx);
  return rows;
}
