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
  made: { businessId: string; personId: string; how: OwningWay; since: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into directory.ownership (site_id, business_id, person_id, since, how)
    values (${siteId}, ${made.businessId}, ${made.personId}, ${made.since}, ${made.how})
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

/** Somebody is no owner of an entry any more; false where they were none. */
export async function endOwnership(
  tx: Db,
  { businessId, personId, at }: { businessId: string; personId: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    ${within(businessId)}
    update directory.ownership set until = greatest(since, ${at}) where person_id = ${personId} and until is null
      and business_id in (select id from within)
  `.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
